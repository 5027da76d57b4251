import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../scripts/soak/answer-check.ts';
import { PageBook } from '../../../scripts/soak/page-book.ts';
import { figuresIn, mostPages, type Story, storyOf } from '../../../scripts/soak/stories.ts';

const [bridge, other] = [storyOf(0, 0), storyOf(1, 1)];
/** A build that began at 100 ended at 200, and all programs have noticed. */
const [changedAtMs, beganAtMs, endedAtMs, askedAtMs] = [50, 100, 200, 10_000];

function bookOf(...stories: readonly Story[]): PageBook {
  const book = new PageBook();
  for (const story of stories) book.put(story, changedAtMs);
  book.built(beganAtMs, endedAtMs);
  return book;
}

function verdictOf(text: string, book: PageBook, sources = [bridge.fileName]) {
  return judgeAnswer({ story: bridge, asks: 'figure', askedAtMs }, { text, sources }, book).kind;
}

describe('judgeAnswer', () => {
  it('demands the figure of a page that is held, and its file or headline as the source', () => {
    const book = bookOf(bridge, other);
    expect(verdictOf(`全长${bridge.figure}米`, book)).toBe('right');
    expect(verdictOf(`全长${bridge.figure}米`, book, [bridge.headline])).toBe('right');
    expect(verdictOf(`全长${bridge.figure}米`, book, [other.fileName])).toBe('wrong');
    expect(verdictOf('档案里没有。', book)).toBe('wrong');
    expect(verdictOf(`${other.figure}米；${bridge.figure}米`, book)).toBe('wrong');
  });

  it('tells of figures of other pages behind the right one', () => {
    const given = { text: `${bridge.figure}米；${other.figure}米`, sources: [bridge.fileName] };
    const question = { story: bridge, asks: 'figure', askedAtMs } as const;
    const verdict = judgeAnswer(question, given, bookOf(bridge, other));
    expect(verdict).toEqual({ kind: 'right', hasOthers: true });
  });

  it('finds the figure of a page that was removed, in whichever answer', () => {
    const book = bookOf(bridge, other);
    book.remove(other, 300);
    book.built(400, 500);
    expect(verdictOf(`${bridge.figure}米；${other.figure}米`, book)).toBe('stale');
    book.remove(bridge, 600);
    book.built(700, 800);
    expect(verdictOf(`全长${bridge.figure}米`, book)).toBe('stale');
    expect(verdictOf('档案里没有。', book)).toBe('right');
  });

  it('finds the figure of a former edition', () => {
    const book = bookOf(bridge);
    book.put(storyOf(bridge.page, 7), 300);
    book.built(400, 500);
    expect(verdictOf(`全长${bridge.figure}米`, book)).toBe('stale');
    expect(verdictOf(`全长${storyOf(bridge.page, 7).figure}米`, book)).toBe('right');
  });

  it('demands nothing of a page that was touched since the build, or while it was made', () => {
    const book = bookOf(bridge);
    book.remove(bridge, 300);
    expect(verdictOf('档案里没有。', book)).toBe('unsure');
    book.built(250, 400);
    expect(verdictOf('档案里没有。', book)).toBe('unsure');
  });

  it('demands nothing before running programs have noticed a build', () => {
    const book = bookOf(bridge);
    const question = { story: bridge, asks: 'figure', askedAtMs: endedAtMs + 1 } as const;
    expect(judgeAnswer(question, { text: '', sources: [] }, book).kind).toBe('unsure');
  });
});

describe('storyOf', () => {
  it('gives every page a subject and every edition figures of its own', () => {
    const stories = Array.from({ length: mostPages }, (_, index) => storyOf(index, index));
    expect(new Set(stories.map(({ subject }) => subject)).size).toBe(mostPages);
    const figures = stories.flatMap(({ figure, cost }) => [figure, cost]);
    expect(new Set(figures).size).toBe(2 * mostPages);
    for (const { text, figure, cost } of stories) expect(figuresIn(text)).toEqual([figure, cost]);
  });
});
