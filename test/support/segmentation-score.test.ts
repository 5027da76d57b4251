import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyCharacters,
  jaccardOverlap,
  matchArticles,
  type ScoredArticle,
  scoreSegmentation,
} from './segmentation-score.ts';

const text = 'abcdefghij\nklmnopqrst';
const first = article([[0, 10]], '市政府召开会议', ['刘帆']);
const second = article([[11, 21]], null, []);

describe('scoreSegmentation', () => {
  it('gives full marks to the truth itself', () => {
    const score = scoreSegmentation([{ text, truth: [first, second], predicted: [second, first] }]);
    expect(score).toEqual({
      trueCount: 2,
      predictedCount: 2,
      matchedCount: 2,
      precision: 1,
      recall: 1,
      f1: 1,
      headlineAccuracy: 1,
      bylineAccuracy: 1,
    });
  });

  it('matches a body with nine of its ten characters, and not one with eight', () => {
    const nine = article([[0, 9]], null, []);
    const eight = article([[11, 19]], null, []);
    const score = scoreSegmentation([{ text, truth: [first, second], predicted: [nine, eight] }]);
    expect(score).toMatchObject({ matchedCount: 1, precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 });
  });

  it('counts two stories run together as one wrong article and two missed ones', () => {
    const merged = article([[0, 21]], null, []);
    const score = scoreSegmentation([{ text, truth: [first, second], predicted: [merged] }]);
    expect(score).toMatchObject({ matchedCount: 0, precision: 0, recall: 0, f1: 0 });
  });

  it('pools the counts of all pages before it divides', () => {
    const found = { text, truth: [first], predicted: [first] };
    const missed = { text, truth: [first, second], predicted: [] };
    // 1 match, 1 predicted, 3 true: f1 = 2 / 4.
    expect(scoreSegmentation([found, missed])).toMatchObject({
      precision: 1,
      recall: 1 / 3,
      f1: 1 / 2,
    });
  });

  it('ignores white space in headlines and the order of names', () => {
    const truth = article([[0, 10]], '动起来 干起来', ['李超', '刘祥龙']);
    const predicted = article([[0, 10]], '动起来\n干起来', ['刘祥龙', '李超']);
    const score = scoreSegmentation([{ text, truth: [truth], predicted: [predicted] }]);
    expect(score).toMatchObject({ headlineAccuracy: 1, bylineAccuracy: 1 });
  });

  it('tells a missing headline from an empty one and a missing name from none', () => {
    const predicted = [article([[0, 10]], null, ['刘帆']), article([[11, 21]], '', ['吴畏'])];
    const score = scoreSegmentation([{ text, truth: [first, second], predicted }]);
    expect(score).toMatchObject({ matchedCount: 2, headlineAccuracy: 0, bylineAccuracy: 1 / 2 });
  });

  it('has no share that is not a number when nothing was there or nothing was found', () => {
    expect(scoreSegmentation([])).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(scoreSegmentation([{ text, truth: [first], predicted: [] }])).toMatchObject({
      precision: 1,
      recall: 0,
      f1: 0,
      headlineAccuracy: 0,
    });
  });
});

describe('matchArticles', () => {
  it('lets the larger overlap win when two predictions claim one article', () => {
    const nearly = article([[0, 9]], null, []);
    const matches = matchArticles({ text, truth: [first], predicted: [nearly, first] });
    expect(matches).toEqual([{ truth: first, predicted: first, overlap: 1 }]);
  });
});

describe('bodyCharacters', () => {
  it('leaves white space out and counts doubly covered characters once', () => {
    const body = article(
      [
        [8, 13],
        [12, 14],
      ],
      null,
      [],
    );
    expect([...bodyCharacters(text, body)]).toEqual([8, 9, 11, 12, 13]);
  });
});

describe('jaccardOverlap', () => {
  const sets = fc.uniqueArray(fc.nat(30)).map((offsets) => new Set(offsets));

  it('is symmetric, within 0 and 1, and 1 only for equal sets', () => {
    fc.assert(
      fc.property(sets, sets, (left, right) => {
        const overlap = jaccardOverlap(left, right);
        expect(overlap).toBe(jaccardOverlap(right, left));
        expect(overlap).toBeGreaterThanOrEqual(0);
        expect(overlap === 1).toBe(left.size > 0 && sorted(left) === sorted(right));
      }),
    );
  });

  function sorted(offsets: ReadonlySet<number>): string {
    return [...offsets].sort((left, right) => left - right).join();
  }
});

function article(
  bodySpans: [number, number][],
  headline: string | null,
  bylineNames: string[],
): ScoredArticle {
  return { bodySpans, headline, bylineNames };
}
