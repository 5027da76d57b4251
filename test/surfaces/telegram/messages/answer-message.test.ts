import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answered } from '../../../../src/answering/answer.ts';
import {
  formatReply,
  formatText,
  sourceText,
} from '../../../../src/surfaces/telegram/messages/answer-message.ts';
import { maxMessageChars, splitText } from '../../../../src/surfaces/telegram/messages/split.ts';
import { answerOf, citationOf } from '../../../support/telegram-assistant.ts';
import { parseTelegramHtml } from '../../../support/telegram-html.ts';

function format(answer: Answer, typed = '产量？', notice?: string) {
  const reply = { answer, question: '产量？', elapsedMs: 1, ...(notice && { notice }) };
  return formatReply(reply, typed).map(({ plain }) => plain);
}

/** A short answer that wants escaping, and the sentence that proves it. */
const short: Answered = {
  ...answerOf(''),
  statements: [
    { text: 'A&B厂<36亿元>', markers: [1], isShort: true },
    { text: '预计全年利润约36亿元。', markers: [1] },
  ],
};

describe('formatReply', () => {
  test('has the short answer in bold before its proof, and how sure it is after it', () => {
    const answer: Answer = { ...short, confidence: 'likely', remark: '口径可能不同。' };
    const [message, ...others] = formatReply({ answer, question: '', elapsedMs: 1 }, '');
    expect(others).toEqual([]);
    expect(message?.html.split('\n').slice(0, 3)).toEqual([
      '<b>A&amp;B厂&lt;36亿元&gt;[1]</b>',
      '预计全年利润约36亿元。[1]',
      '<i>可信度：较可能，请看原文。注意：口径可能不同。</i>',
    ]);
    expect(message?.html).toContain('</i>\n<blockquote expandable>[1] 《');
  });

  test('has the reason of an abstention in bold, and nothing of what is nearest', () => {
    const nearest: Answer = { ...short, confidence: 'certain', remark: '口径可能不同。' };
    const answer: Answer = { status: 'abstained', reason: '没有。', searched: '查了4篇', nearest };
    const [message] = formatReply({ answer, question: '', elapsedMs: 1 }, '');
    expect(message?.html.split('\n').slice(0, 5)).toEqual([
      '<b>没有。</b>',
      '<i>查了4篇</i>',
      '最接近的内容（不是答案）：A&amp;B厂&lt;36亿元&gt;[1]',
      '预计全年利润约36亿元。[1]',
      '<i>注意：口径可能不同。</i>',
    ]);
  });

  test('closes what is bold where a message ends, and opens it again in the next', () => {
    const statements = [{ text: '产量&增长。'.repeat(1500), markers: [1], isShort: true }];
    const messages = formatReply(
      { answer: { ...short, statements }, question: '', elapsedMs: 1 },
      '',
    );
    expect(messages.length).toBeGreaterThan(2);
    for (const { html, plain } of messages) {
      expect(parseTelegramHtml(html)).toBe(plain);
      expect(plain.length).toBeLessThanOrEqual(maxMessageChars);
      expect(html).toMatch(/^<b>产量&amp;增长。/u);
    }
    expect(messages.map(({ plain }) => plain).join('')).toContain('产量&增长。'.repeat(1500));
  });

  test('shows how a follow-up was understood, and a notice', () => {
    const [text] = format(answerOf('增产。'), '去年呢？', '语言模型没有回应，以下是原文摘句。');
    expect(text?.split('\n').slice(0, 3)).toEqual([
      '按“产量？”来答：',
      '增产。[1]',
      '语言模型没有回应，以下是原文摘句。',
    ]);
  });

  test('does not repeat a question that was only written otherwise', () => {
    expect(format(answerOf('增产。'), '请问 產量呢')[0]).toMatch(/^增产。\[1\]\n/u);
  });

  test('gives the reason of an abstention and the nearest that there is', () => {
    const [text] = format({
      status: 'abstained',
      reason: '档案里没有。',
      nearest: answerOf('减产。'),
    });
    expect(text).toContain('档案里没有。\n最接近的内容（不是答案）：减产。[1]\n[1] 《');
  });

  test('strips characters that would hide or turn text around, and joins printed lines', () => {
    const [text] = format(
      answerOf('增\u202e产\u0007\ud800。', { quote: '全年\n利润 CEO\nTim\u200b。' }),
    );
    expect(text).toContain('增产。[1]');
    expect(text).toContain('“全年利润 CEO Tim。”');
  });

  test('whatever an archive holds, Telegram can read it and it says the same as the plain text', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 9000 });
    const marked = fc.array(fc.constantFrom('<b>', '&amp;', '&', '"', '。', '产量', '\n'), {
      maxLength: 6000,
    });
    const text = fc.oneof(
      anyText,
      marked.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (statement, quote) => {
        const proved = answerOf(statement, { quote });
        const statements = proved.statements.map((each) => ({ ...each, isShort: true }));
        const answer: Answer = { ...proved, statements, confidence: 'likely', remark: quote };
        for (const { html, plain } of formatReply({ answer, question: '', elapsedMs: 1 }, '')) {
          expect(parseTelegramHtml(html)).toBe(plain);
          expect(plain.length).toBeLessThanOrEqual(maxMessageChars);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('sourceText', () => {
  test('leaves out what is not known', () => {
    const { headline: _, publication: __, date: ___, ...bare } = citationOf({ lines: [4, 4] });
    expect(sourceText(bare)).toBe('[1] （无标题），宁夏日报.txt 第4行：“预计全年利润约36亿元。”');
  });

  test('gives the date and the page as far as they are known', () => {
    expect(sourceText(citationOf({ date: '2024-08-02', section: '3' }))).toBe(
      '[1] 《煤业公司上半年增产》，宁夏日报，2024年8月，第3版，宁夏日报.txt 第3—9行：“预计全年利润约36亿元。”',
    );
  });
});

describe('splitText', () => {
  test('cuts at the last sentence end that fits', () => {
    expect(splitText('一二。三四。五六七。', 7)).toEqual(['一二。三四。', '五六七。']);
  });

  test('cuts inside a sentence that is too long, but not inside a character', () => {
    expect(splitText('一𠮷𠮷𠮷', 4)).toEqual(['一𠮷', '𠮷𠮷']);
  });
});

test('formatText keeps lines and leaves out blank ones', () => {
  expect(formatText('一\n\n<二>')).toEqual([{ html: '一\n&lt;二&gt;', plain: '一\n<二>' }]);
});
