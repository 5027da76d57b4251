import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answered } from '../../../../src/answering/answer.ts';
import { inlineAnswer } from '../../../../src/surfaces/telegram/messages/inline-message.ts';
import { answerOf, citationOf } from '../../../support/cited-answer.ts';
import {
  someAnswerId as answerId,
  botUsername,
  expectAccepted,
  hostileLongText,
  hostileText,
} from './hostile-text.ts';

const kept = { answerId, botUsername };
const offer = (answer: Answer) => inlineAnswer({ question: '利润<多少>？', answer }, kept);
const short: Answered = {
  ...answerOf(''),
  statements: [
    { text: '约36亿元', markers: [2], isShort: true },
    { text: '预计全年利润约36亿元。', markers: [1] },
  ],
  citations: [citationOf(), citationOf({ marker: 2, headline: '年报', quote: '利润\n约36亿元。' })],
};

describe('inlineAnswer', () => {
  test('offers the short answer with the source that proves it', () => {
    const { title, description, message } = offer(short);
    const marker = `<a href="https://t.me/${botUsername}?start=s${answerId}2">[2]</a>`;
    expect({ title, description }).toEqual({ title: '约36亿元', description: '年报 2024年8月' });
    expect(message.html.split('\n')).toEqual([
      '问：利润&lt;多少&gt;？',
      `<b>约36亿元${marker}</b>`,
      `${marker} 《年报》，宁夏日报，2024年8月`,
      '<blockquote>“利润约36亿元。”</blockquote>',
    ]);
    expect(message.keyboard).toBeUndefined();
  });

  test('takes the first sentence of the proof where there is no short answer', () => {
    const { title, message } = offer(answerOf('增产三成。'));
    expect(title).toBe('增产三成。');
    expect(message.plain).toContain('\n增产三成。[1]\n');
  });

  test('says that the archive does not say, and cites nothing for it', () => {
    const { title, description, message } = offer({
      status: 'abstained',
      reason: '档案里没有。',
      searched: '查了4篇',
      nearest: short,
    });
    expect({ title, description }).toEqual({ title: '档案里没有。', description: '查了4篇' });
    expect(message.plain).toBe('问：利润<多少>？\n档案里没有。\n查了4篇');
  });

  test('links nothing where the answer could not be kept', () => {
    const { message } = inlineAnswer({ question: '', answer: short }, { botUsername });
    expect(message.html).not.toContain('<a ');
  });

  test('is one message with a title that Telegram takes, whatever was printed', () => {
    const long = fc.oneof(hostileText, hostileLongText);
    fc.assert(
      fc.property(long, long, long, long, (question, text, headline, quote) => {
        const answer = answerOf(text, { headline, quote, source: headline });
        const { title, description, message } = inlineAnswer({ question, answer }, kept);
        expectAccepted(message);
        expect(title.trim()).not.toBe('');
        expect(title.length).toBeLessThanOrEqual(64);
        expect(description.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 60 },
    );
  });
});
