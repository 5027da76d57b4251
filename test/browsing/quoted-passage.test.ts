import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quoted, ShownPassage } from '../../src/browsing/browser.ts';
import { placePassage, quotedPassage, wholeStory } from '../../src/browsing/quoted-passage.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Span } from '../../src/language/span.ts';
import { type PrintedPart, sentenceOf, storyOf } from './stories.ts';

const parts: readonly PrintedPart[] = [
  ['headline', '渔港开港'],
  ['paragraph', '渔港昨天开港，总投资12.5亿元。'],
  ['subhead', '码头'],
  ['paragraph', '新码头有三座。码头长900米，能停船80艘。'],
  ['byline', '记者 李海'],
  ['paragraph', '渔民说，卸鱼快了。明年再修两座码头。'],
];
const harbour = storyOf(parts, {
  kicker: '海湾新貌',
  headline: '渔港开港',
  subtitle: '——三座码头同时启用',
  bylines: [{ role: '记者', names: ['李海', '王江'] }],
  publication: '海湾日报',
  section: '02',
  date: { date: '2025-08', precision: 'month' },
});

describe('a quotation', () => {
  it('is shown with its place of the story and its words marked', () => {
    const passage = quotedPassage(harbour, quotedFrom(harbour, '码头长900米，能停船80艘。'));
    expect(passage).toEqual({
      story: {
        articleId: harbour.id,
        title: '渔港开港',
        publication: '海湾日报',
        section: '02',
        date: '2025-08',
        datePrecision: 'month',
      },
      kicker: '海湾新貌',
      subtitle: '——三座码头同时启用',
      bylines: [{ role: '记者', names: ['李海', '王江'] }],
      source: '渔港.txt',
      lines: [3, 4],
      text: '码头\n新码头有三座。码头长900米，能停船80艘。',
      marked: [{ start: 10, end: 25 }],
      isCaption: false,
      firstPlace: 2,
      lastPlace: 2,
      places: 3,
    });
  });

  it('over several paragraphs is shown with all of them, and marked in each', () => {
    const quoted = quotedFrom(
      harbour,
      harbour.text.slice(harbour.text.indexOf('码头长'), harbour.text.indexOf('明年')),
    );
    const passage = quotedPassage(harbour, quoted);
    expect(passage).toMatchObject({ firstPlace: 2, lastPlace: 3, lines: [3, 6] });
    expect(markedIn(passage)).toEqual(['码头长900米，能停船80艘。', '渔民说，卸鱼快了。']);
  });

  it('over two places of one long paragraph is marked once, without a line break between', () => {
    const long = storyOf([['paragraph', [800, 600, 700].map(sentenceOf).join('')]]);
    const passage = quotedPassage(long, {
      ...quotedFrom(long, ''),
      quote: long.text.slice(790, 810),
      span: { start: 790, end: 810 },
    });
    expect(passage).toMatchObject({ firstPlace: 1, lastPlace: 2, places: 3 });
    expect(passage?.text).toBe(long.text.slice(0, 1_400));
    expect(passage?.marked).toEqual([{ start: 790, end: 810 }]);
  });

  it('is shown as far as three thousand characters reach', () => {
    const paragraphs = [1_000, 1_000, 998, 1_000].map(
      (units): PrintedPart => ['paragraph', sentenceOf(units)],
    );
    const long = storyOf(paragraphs);
    const passage = quotedPassage(long, quotedFrom(long, long.text));
    expect(passage).toMatchObject({ firstPlace: 1, lastPlace: 3, places: 4 });
    expect(passage?.text).toHaveLength(3_000);
    expect(passage?.marked).toHaveLength(3);
  });

  it('is found again where the story has changed, white space and width aside', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          '渔港昨天开港，总投资12.5亿元。',
          '码头长900米，能停船80艘。',
          '卸鱼快了。',
        ),
        fc.array(fc.constantFrom('', '', ' ', '\n', '\u3000'), { minLength: 30, maxLength: 30 }),
        fc.nat(500),
        (printed, blanks, start) => {
          const quote = [...printed].map((unit, at) => unit + (blanks[at] ?? '')).join('');
          const quoted = { ...quotedFrom(harbour, quote), span: { start, end: start + 3 } };
          expect(markedIn(quotedPassage(harbour, quoted))).toEqual([printed]);
        },
      ),
    );
    const wide = { ...quotedFrom(harbour, '码头长９００米'), span: { start: 1, end: 2 } };
    expect(markedIn(quotedPassage(harbour, wide))).toEqual(['码头长900米']);
  });

  it('that is printed more than once is found where it stood, or nearest to that', () => {
    const twice = storyOf([
      ['headline', '船来了。'],
      ['paragraph', '船来了。'],
      ['paragraph', '人走了。'],
      ['paragraph', '船来了。'],
    ]);
    const last = twice.text.lastIndexOf('船来了。');
    const at = (start: number) => ({
      ...quotedFrom(twice, '船来了。'),
      span: { start, end: start + 4 },
    });
    expect(quotedPassage(twice, at(last))).toMatchObject({
      firstPlace: 3,
      marked: [{ start: 0, end: 4 }],
    });
    expect(quotedPassage(twice, at(last - 1))).toMatchObject({ firstPlace: 3 });
    expect(quotedPassage(twice, at(2))).toMatchObject({
      firstPlace: 1,
      marked: [{ start: 0, end: 4 }],
    });
  });

  it.each([
    ['stands no more in the story', '渔港明天开港。'],
    ['is the end of another number', '5亿元。'],
    ['is the beginning of another number', '渔港昨天开港，总投资12'],
    ['is the headline', '渔港开港'],
    ['is blank', ' '],
  ])('that %s is shown as the first place, with nothing marked', (_, quote) => {
    const quoted = { ...quotedFrom(harbour, quote), span: { start: 0, end: 4 } };
    expect(quotedPassage(harbour, quoted)).toMatchObject({
      text: '渔港昨天开港，总投资12.5亿元。',
      marked: [],
      firstPlace: 1,
      lastPlace: 1,
    });
  });

  it('of a story without text is not shown', () => {
    const blank = storyOf([['paragraph', ' ']]);
    expect(quotedPassage(blank, quotedFrom(blank, ' '))).toBeUndefined();
  });
});

describe('a place of a story', () => {
  it('is shown with the quoted words that stand in it', () => {
    const quoted = quotedFrom(harbour, '卸鱼快了。');
    expect(placePassage(harbour, 2, quoted)).toMatchObject({ firstPlace: 2, marked: [] });
    expect(markedIn(placePassage(harbour, 3, quoted))).toEqual(['卸鱼快了。']);
    expect(placePassage(harbour, 3)).toMatchObject({ lines: [6, 6], marked: [] });
  });

  it('is known for a caption where all of it stands under a picture', () => {
    const pictured = storyOf([
      ['paragraph', '渔港昨天开港。'],
      ['caption', '渔港的早晨。'],
      ['credit', '陈波 摄'],
      ['subhead', '码头'],
      ['caption', '新码头。'],
    ]);
    const captions = [1, 2, 3].map((place) => placePassage(pictured, place)?.isCaption);
    expect(captions).toEqual([false, true, false]);
    const both = quotedPassage(pictured, quotedFrom(pictured, '渔港昨天开港。\n渔港的早晨。'));
    expect(both).toMatchObject({ firstPlace: 1, lastPlace: 2, isCaption: false });
  });

  it('has no lines above and below a headline where none are printed', () => {
    const bare = placePassage(storyOf([['paragraph', '渔港昨天开港。']]), 1);
    expect(bare).toMatchObject({ bylines: [] });
    expect(bare).not.toHaveProperty('kicker');
    expect(bare).not.toHaveProperty('subtitle');
  });

  it('has nothing marked of a quotation from another story', () => {
    const other = storyOf(parts, { source: '别处.txt' });
    expect(placePassage(harbour, 3, quotedFrom(other, '卸鱼快了。'))?.marked).toEqual([]);
  });

  it.each([0, 4, -1, 1.5, Number.NaN])('is not there if it is place %d of three', (place) => {
    expect(placePassage(harbour, place)).toBeUndefined();
  });
});

describe('a whole story', () => {
  const pictured: readonly PrintedPart[] = [...parts, ['caption', '渔港的早晨。']];
  const story = storyOf(pictured, { bylines: [{ role: '记者', names: ['李海', '王江'] }] });

  it.each([
    ['码头长900米，能停船80艘。', ['码头长900米，能停船80艘。']],
    ['卸鱼快了。明年再修', ['卸鱼快了。明年再修']],
    ['停船80艘。\n记者 李海\n渔民说', ['停船80艘。', '渔民说']],
    ['渔港明天开港。', []],
  ])('is shown with all its places and the words marked: %j', (quote, marked) => {
    const whole = wholeStory(story, quotedFrom(story, quote));
    expect(whole).toMatchObject({ firstPlace: 1, lastPlace: 4, places: 4, lines: [2, 7] });
    expect(markedIn(whole)).toEqual(marked);
  });

  it('tells running text, subheads and captions apart', () => {
    const whole = wholeStory(story);
    const printed = whole?.paragraphs.map(({ kind, span }) => [
      kind,
      whole.text.slice(span.start, span.end),
    ]);
    expect(printed).toEqual(pictured.filter(([kind]) => kind !== 'headline' && kind !== 'byline'));
    expect(whole?.marked).toEqual([]);
  });

  it('has long paragraphs in one piece', () => {
    const long = storyOf([
      ['paragraph', [800, 600, 700].map(sentenceOf).join('')],
      ['paragraph', '完。'],
    ]);
    const whole = wholeStory(long);
    expect(whole?.text).toBe(long.text);
    expect(whole?.paragraphs.map(({ span }) => span.end - span.start)).toEqual([2_100, 2]);
  });

  it('is not marked with a quotation from another story, nor shown without text', () => {
    const other = storyOf(parts, { source: '别处.txt' });
    expect(wholeStory(harbour, quotedFrom(other, '卸鱼快了。'))?.marked).toEqual([]);
    expect(wholeStory(storyOf([['paragraph', ' ']]))).toBeUndefined();
  });
});

function quotedFrom({ id, text }: Article, quote: string): Quoted {
  const start = Math.max(0, text.indexOf(quote));
  return { articleId: id, quote, span: { start, end: start + quote.length } };
}

function markedIn(passage: ShownPassage | undefined): string[] | undefined {
  return passage?.marked.map(({ start, end }: Span) => passage.text.slice(start, end));
}
