import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPlaceUnits, type Place, placesOf } from '../../src/browsing/places.ts';
import { type Article, bodyOf } from '../../src/corpus/article.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { type PrintedPart, sentenceOf, storyOf } from './stories.ts';

/** Mostly of a usual length, some longer than a place. */
const sentence = fc.oneof(
  fc.integer({ min: 2, max: 90 }).map(sentenceOf),
  fc.integer({ min: 300, max: 1_500 }).map(sentenceOf),
  fc.constantFrom('没有句号', '“说完了！”', ' ', '𠮷家。', ''),
);
const text = fc.array(sentence, { maxLength: 12 }).map((sentences) => sentences.join(''));
const part = fc.tuple(
  fc.constantFrom(
    ...(['paragraph', 'paragraph', 'subhead', 'caption', 'headline', 'byline', 'credit'] as const),
  ),
  text,
);
const opening: PrintedPart = ['paragraph', '渔港开了。'];
const story = fc.array(part, { maxLength: 12 }).map((parts) => storyOf([opening, ...parts]));

describe('the places of any story', () => {
  it('hold its running text in order and without overlap, and nothing else', () => {
    fc.assert(
      fc.property(story, (article) => {
        const pieces = placesOf(article).flat();
        const ends = [0, ...pieces.map(({ end }) => end)];
        expect(pieces.every(({ start }, index) => start >= (ends[index] ?? 0))).toBe(true);
        const shown = placesOf(article).map((place) => textOf(article, place));
        expect(visible(shown.join(''))).toBe(visible(bodyOf(article)));
        expect(shown.filter((place) => visible(place) === '')).toEqual([]);
      }),
    );
  });

  it('are of at most the longest length, but for single sentences that are longer', () => {
    fc.assert(
      fc.property(story, (article) => {
        const long = placesOf(article).filter(
          (place) => textOf(article, place).length > longestPlaceUnits,
        );
        for (const place of long) {
          expect(place.flatMap((piece) => splitSentences(article.text, piece))).toHaveLength(1);
        }
      }),
    );
  });
});

describe('the places of a story', () => {
  it('are its paragraphs and captions, each subhead with the paragraph behind it', () => {
    expect(
      placesIn([
        ['headline', '渔港开港'],
        ['byline', '记者 李海'],
        ['paragraph', '渔港昨天开港。'],
        ['subhead', '码头'],
        ['subhead', '三座新码头'],
        ['byline', '记者 王江'],
        ['paragraph', '码头有三座。'],
        ['caption', '渔港的早晨。'],
        ['credit', '陈波 摄'],
      ]),
    ).toEqual(['渔港昨天开港。', '码头\n三座新码头\n码头有三座。', '渔港的早晨。']);
  });

  it('keep a subhead that no paragraph follows', () => {
    const parts: PrintedPart[] = [
      ['paragraph', '渔港昨天开港。'],
      ['subhead', '未完待续'],
    ];
    expect(placesIn(parts)).toEqual(['渔港昨天开港。', '未完待续']);
  });

  it('cut a long paragraph where sentences end, as late as they may', () => {
    const sentences = [700, 499, 2, 600, 598, 1].map((units) => sentenceOf(Math.max(2, units)));
    expect(placesIn([['paragraph', sentences.join('')]])).toEqual([
      sentences.slice(0, 2).join(''),
      sentences.slice(2, 5).join(''),
      sentences[5],
    ]);
  });

  it('leave room for the subheads before a long paragraph', () => {
    const sentences = [600, 600, 600].map(sentenceOf);
    const parts: PrintedPart[] = [
      ['subhead', '码头'],
      ['paragraph', sentences.join('')],
    ];
    expect(placesIn(parts)).toEqual([`码头\n${sentences[0]}`, `${sentences[1]}${sentences[2]}`]);
  });

  it('have a subhead alone only before a sentence that leaves it no room', () => {
    const whole = sentenceOf(longestPlaceUnits);
    expect(
      placesIn([
        ['subhead', '码头'],
        ['paragraph', whole],
      ]),
    ).toEqual(['码头', whole]);
  });

  it('are one of all that is printed where there is no running text, and none where nothing is', () => {
    const parts: PrintedPart[] = [
      ['headline', '渔港的早晨'],
      ['credit', '陈波 摄'],
    ];
    expect(placesIn(parts)).toEqual(['渔港的早晨\n陈波 摄']);
    expect(placesIn([])).toEqual([]);
    expect(placesIn([['paragraph', ' \u3000']])).toEqual([]);
  });
});

function placesIn(parts: readonly PrintedPart[]): string[] {
  const article = storyOf(parts);
  return placesOf(article).map((place) => textOf(article, place));
}

function textOf({ text: printed }: Article, place: Place): string {
  return place.map(({ start, end }) => printed.slice(start, end)).join('\n');
}

function visible(printed: string): string {
  return printed.replaceAll(/\s/gu, '');
}
