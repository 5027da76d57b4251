import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import { formatReply, formatText, sourceText } from '../../../src/surfaces/telegram/format.ts';
import { maxMessageChars, splitText } from '../../../src/surfaces/telegram/split.ts';
import { answerOf, citationOf } from '../../support/telegram-assistant.ts';
import { parseTelegramHtml } from '../../support/telegram-html.ts';

function format(answer: Answer, typed = '产量？', notice?: string) {
  const reply = { answer, question: '产量？', elapsedMs: 1, ...(notice && { notice }) };
  return formatReply(reply, typed).map(({ plain }) => plain);
}

describe('formatReply', () => {
  test('shows how a follow-up was understood, and a notice', () => {
    const [text] = format(answerOf('增产。'), '那产量呢？', '语言模型没有回应，以下是原文摘句。');
    expect(text?.split('\n').slice(0, 3)).toEqual([
      '按“产量？”来答：',
      '增产。[1]',
      '语言模型没有回应，以下是原文摘句。',
    ]);
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
        for (const { html, plain } of formatReply(
          { answer: answerOf(statement, { quote }), question: '', elapsedMs: 1 },
          '',
        )) {
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
    expect(sourceText(bare)).toBe('[1] 宁夏日报.txt 第4行：“预计全年利润约36亿元。”');
  });

  test.each([
    ['2024', '2024年，'],
    ['2024-08', '2024年8月，'],
    ['2024-08-02', '2024年8月2日，'],
  ])('gives the date %s only as precisely as it is known', (date, shown) => {
    expect(sourceText(citationOf({ date }))).toContain(shown);
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
