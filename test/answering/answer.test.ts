import { describe, expect, it } from 'vitest';
import { type Answered, answerText, citationsOf } from '../../src/answering/answer.ts';
import { toCitation } from '../../src/answering/citations.ts';
import { articleOf } from '../support/indexed.ts';
import { bridge } from './bridge.ts';

const body = bridge.text.indexOf('\n') + 1;
const first = toCitation(bridge, { start: body, end: body + 6 }, 1);
const second = toCitation(bridge, { start: body + 6, end: body + 11 }, 2);
const answered: Answered = {
  status: 'answered',
  statements: [
    { text: '一句。', markers: [1, 2] },
    { text: '二句。', markers: [2] },
  ],
  citations: [first, second],
};

describe('the text of an answer', () => {
  it('is its statements, one a line, with their markers behind them', () => {
    expect(answerText(answered)).toBe('一句。[1][2]\n二句。[2]');
    expect(citationsOf(answered)).toEqual([first, second]);
  });

  it('is the reason where the archive does not say', () => {
    const abstained = { status: 'abstained', reason: '档案里没有说。' } as const;
    expect(answerText(abstained)).toBe('档案里没有说。');
    expect(citationsOf(abstained)).toEqual([]);
  });

  it('says behind the reason what was searched', () => {
    const abstained = {
      status: 'abstained',
      reason: '没有说。',
      searched: '查了43篇报道',
    } as const;
    expect(answerText(abstained)).toBe('没有说。（查了43篇报道）');
    expect(answerText({ ...abstained, nearest: answered })).toBe(
      '没有说。（查了43篇报道）\n最接近的内容（不是答案）：一句。[1][2]\n二句。[2]',
    );
  });

  it('ends with what to keep in mind', () => {
    expect(answerText({ ...answered, remark: '口径不一定相同' })).toBe(
      '一句。[1][2]\n二句。[2]\n（口径不一定相同）',
    );
  });

  it('marks the nearest thing as no answer', () => {
    const abstained = { status: 'abstained', reason: '没有说。', nearest: answered } as const;
    expect(answerText(abstained)).toBe(
      '没有说。\n最接近的内容（不是答案）：一句。[1][2]\n二句。[2]',
    );
    expect(citationsOf(abstained)).toEqual([first, second]);
  });
});

describe('a citation', () => {
  it('quotes the article at its span, with the article’s facts and the lines of the file', () => {
    expect(first).toEqual({
      marker: 1,
      articleId: bridge.id,
      headline: '青河大桥建成通车',
      publication: '青河日报',
      date: '2024-08-12',
      datePrecision: 'day',
      source: bridge.source,
      lines: [2, 2],
      quote: '青河大桥8月',
      span: { start: body, end: body + 6 },
    });
  });

  it('names the lines of all that it quotes', () => {
    expect(toCitation(bridge, { start: 0, end: body + 4 }, 1).lines).toEqual([1, 2]);
  });

  it('leaves out what is not known of the article', () => {
    const { headline: _, ...unheaded } = articleOf('题', '文。');
    const citation = toCitation(unheaded, { start: 2, end: 4 }, 3);
    expect(Object.keys(citation).sort()).toEqual([
      'articleId',
      'lines',
      'marker',
      'quote',
      'source',
      'span',
    ]);
  });
});
