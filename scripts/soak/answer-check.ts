import type { PageBook } from './page-book.ts';
import { figuresIn, type Story } from './stories.ts';

/** A question about a page of the soak. */
export interface PageQuestion {
  readonly story: Story;
  readonly asks: 'figure' | 'cost';
  readonly askedAtMs: number;
}

/** What came, as far as it can be held against the page. */
export interface GivenAnswer {
  readonly text: string;
  /** How the source is named where the answer was shown: the file, or the headline. */
  readonly sources: readonly string[];
}

export type Verdict =
  /**
   * The right figure first and from the right page, or none of a page that is gone. `hasOthers` tells
   * of figures of other pages behind it.
   */
  | { readonly kind: 'right'; readonly hasOthers: boolean }
  /** The page was being changed, so that nothing can be demanded. */
  | { readonly kind: 'unsure' }
  /** A figure that the archive surely no longer holds. */
  | { readonly kind: 'stale'; readonly why: string }
  | { readonly kind: 'wrong'; readonly why: string };

/** Holds an answer against what the archive surely held when its question was asked. */
export function judgeAnswer(question: PageQuestion, given: GivenAnswer, book: PageBook): Verdict {
  const { story, asks, askedAtMs } = question;
  const figures = figuresIn(given.text).filter((figure) => book.ownerOf(figure) !== undefined);
  const stale = figures.find((figure) => book.isGone(figure, askedAtMs));
  if (stale !== undefined) return { kind: 'stale', why: `${stale} is gone` };
  const knowledge = book.knowledge(story.page, askedAtMs);
  const hasOthers = figures.some((figure) => book.ownerOf(figure) !== story.page);
  if (knowledge.state === 'gone') return { kind: 'right', hasOthers };
  if (knowledge.state === 'unsure') return { kind: 'unsure' };
  const why = faultOf(knowledge.story, knowledge.story[asks], figures, given);
  return why === undefined ? { kind: 'right', hasOthers } : { kind: 'wrong', why };
}

function faultOf(
  { fileName, headline }: Story,
  expected: string,
  [first]: readonly string[],
  { text, sources }: GivenAnswer,
): string | undefined {
  if (first !== expected) return `not ${expected} but ${first ?? opening(text)}`;
  const isCited = sources.includes(fileName) || sources.includes(headline);
  return isCited ? undefined : `no source ${fileName}`;
}

const openingChars = 60;

/** The beginning of a text, in one line, for a report. */
export function opening(text: string): string {
  return [...text.replace(/\s+/gu, ' ')].slice(0, openingChars).join('');
}
