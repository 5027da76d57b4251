import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShownPassage } from '../../../../src/browsing/browser.ts';
import { passageMessage } from '../../../../src/surfaces/telegram/messages/passage-message.ts';
import { readTap } from '../../../../src/surfaces/telegram/messages/taps.ts';
import { citationOf } from '../../../support/cited-answer.ts';
import {
  someAnswerId as answerId,
  buttonData,
  buttonTexts,
  expectAccepted,
  hostileLongText,
  hostileText,
  someStoryKey as story,
} from './hostile-text.ts';

const { articleId } = citationOf();
const text = '煤业公司上半年增产。\n预计全年利润约36亿元。';
const passage: ShownPassage = {
  story: {
    articleId,
    title: '增产<了>',
    publication: '宁夏日报',
    section: '3',
    date: '2024-08-02',
    datePrecision: 'day',
  },
  kicker: '上半年',
  subtitle: '——访&谈',
  bylines: [
    { role: '记者', names: ['王小明', '李<江'] },
    { role: '摄', names: ['陈波'] },
  ],
  source: '宁夏&日报.txt',
  lines: [3, 9],
  text,
  marked: [{ start: text.indexOf('预计'), end: text.length }],
  isCaption: false,
  firstPlace: 3,
  lastPlace: 4,
  places: 12,
};
const oneSource = { answerId, marker: 1, markers: [1] };

describe('passageMessage', () => {
  test('shows where a passage stands, and marks the quoted words', () => {
    expect(passageMessage(passage, oneSource).html.split('\n')).toEqual([
      '<b>《增产&lt;了&gt;》</b>',
      '<i>上半年</i>',
      '<i>——访&amp;谈</i>',
      '宁夏日报，2024年8月2日，第3版，宁夏&amp;日报.txt 第3—9行',
      '记者 王小明 李&lt;江，陈波 摄',
      '第 3—4 段，共 12 段',
      '煤业公司上半年增产。',
      '<u>预计全年利润约36亿元。</u>',
    ]);
  });

  test('tells that what is shown stands under a picture', () => {
    const { kicker: _, subtitle: __, ...caption } = { ...passage, bylines: [], isCaption: true };
    expect(passageMessage({ ...caption, lastPlace: 3 }, oneSource).plain.split('\n')).toEqual([
      '《增产<了>》',
      '宁夏日报，2024年8月2日，第3版，宁夏&日报.txt 第3—9行',
      '第 3 段，共 12 段（图片说明）',
      '煤业公司上半年增产。',
      '预计全年利润约36亿元。',
    ]);
  });

  test('has buttons to read on, to change the source, and to close', () => {
    const message = passageMessage(passage, { answerId, marker: 2, markers: [1, 2, 5] });
    expect(buttonTexts(message)).toEqual([
      ['◀ 上一段', '下一段 ▶'],
      ['[1]', '· 2 ·', '[5]'],
      ['✕ 收起'],
    ]);
    expect(buttonData(message).flat().map(readTap)).toEqual([
      { wants: 'source-place', answerId, marker: 2, place: 2 },
      { wants: 'source-place', answerId, marker: 2, place: 5 },
      { wants: 'source-place', answerId, marker: 1 },
      { wants: 'source-place', answerId, marker: 2 },
      { wants: 'source-place', answerId, marker: 5 },
      { wants: 'close' },
    ]);
  });

  test('reads on in a story as in a source', () => {
    const first = { ...passage, firstPlace: 1, lastPlace: 1, marked: [] };
    const message = passageMessage(first, { story });
    expect(message.plain).toContain('\n第 1 段，共 12 段\n');
    expect(buttonTexts(message)).toEqual([['下一段 ▶'], ['✕ 收起']]);
    expect(buttonData(message).flat().map(readTap)).toEqual([
      { wants: 'story', story, place: 2 },
      { wants: 'close' },
    ]);
  });

  test('has no button beyond the last place, and no row for one source', () => {
    const whole = { ...passage, firstPlace: 1, lastPlace: 12 };
    expect(buttonTexts(passageMessage(whole, oneSource))).toEqual([['✕ 收起']]);
  });

  test('cuts a passage that is too long around the quoted words', () => {
    const [before, quoted] = ['前面的话。'.repeat(900), '利润约36亿元。'];
    const long = {
      ...passage,
      text: `${before}${quoted}${'后面的话。'.repeat(900)}`,
      marked: [{ start: before.length, end: before.length + quoted.length }],
    };
    const message = passageMessage(long, oneSource);
    expectAccepted(message);
    expect(message.html).toMatch(/\n……(?:前面的话。)+<u>利润约36亿元。<\/u>(?:后面的话。)+……$/u);
    expect(message.plain.length).toBeGreaterThan(4000);
  });

  test('is taken by Telegram and leaves none of the buttons out, whatever the story holds', () => {
    const spans = fc.record({ start: fc.integer(), end: fc.integer() });
    const near = fc.record({ start: fc.nat(300), end: fc.nat(300) });
    const stories = fc.record({
      title: hostileText,
      publication: hostileLongText,
      section: hostileText,
      date: hostileText,
    });
    const headlines = fc.record({
      kicker: hostileLongText,
      subtitle: hostileLongText,
      bylines: fc.array(fc.record({ role: hostileText, names: fc.array(hostileText) })),
    });
    fc.assert(
      fc.property(
        hostileLongText,
        fc.array(fc.oneof(spans, near), { maxLength: 6 }),
        stories,
        hostileLongText,
        headlines,
        (body, marked, details, source, heads) => {
          const hostile = { articleId, ...details };
          const shown = { ...passage, ...heads, story: hostile, source, text: body, marked };
          const message = passageMessage(shown, { answerId, marker: 2, markers: [1, 2] });
          expectAccepted(message);
          expect(buttonTexts(message)).toHaveLength(3);
        },
      ),
      { numRuns: 60 },
    );
  });
});
