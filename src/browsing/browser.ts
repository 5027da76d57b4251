// src/browsing: looks into the archive without a question.

import type { ArticleId, Credit, PartKind } from '../corpus/article.ts';
import type { DatePrecision } from '../language/dates.ts';
import type { Span } from '../language/span.ts';

/** A story as it stands in a list. */
export interface StoryLine {
  readonly articleId: ArticleId;
  /** Its headline, else how it begins. */
  readonly title: string;
  readonly publication?: string;
  readonly section?: string;
  /** ISO, as precise as `datePrecision`: `2024`, `2024-08` or `2024-08-12`. */
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  /** Whether nothing prints or tells the date, and it was taken from the years in the text. */
  readonly isDateInferred?: boolean;
}

/** What was quoted, and where it stood when it was. */
export interface Quoted {
  readonly articleId: ArticleId;
  readonly quote: string;
  readonly span: Span;
}

/** A stretch of a story as printed, in places counted from 1: its paragraphs, long ones in parts. */
export interface ShownPassage {
  readonly story: StoryLine;
  /** The lines above and below its headline. */
  readonly kicker?: string;
  readonly subtitle?: string;
  /** Who is named for the story, in the order of print. */
  readonly bylines: readonly Credit[];
  readonly source: string;
  /** First and last line of the file, from 1. */
  readonly lines: readonly [first: number, last: number];
  /** Paragraphs are separated by line breaks. */
  readonly text: string;
  /** Where the quoted words stand in `text`, in order; empty where they stand elsewhere. */
  readonly marked: readonly Span[];
  /** Whether all that is shown stands under pictures. */
  readonly isCaption: boolean;
  /** The places that are shown, first and last, of so many. */
  readonly firstPlace: number;
  readonly lastPlace: number;
  readonly places: number;
}

/** A whole story, as a passage of all its places. */
export interface WholeStory extends ShownPassage {
  /** All of `text` but the line breaks between them, in order. */
  readonly paragraphs: readonly ShownParagraph[];
}

/** A stretch of what is shown that is printed as one. */
export interface ShownParagraph {
  readonly kind: PartKind;
  /** Where in the shown text it stands. */
  readonly span: Span;
}

/** How many stories the archive holds of a period. */
export interface PeriodOfStories {
  /** `2025-08`, or `2025` for stories of which no month is known. */
  readonly period: string;
  readonly stories: number;
}

/** Some of the stories of a list, and how many it has. */
export interface StoryPage {
  readonly stories: readonly StoryLine[];
  readonly total: number;
  /** Whether there may be more than `total`: not everything was looked at. */
  readonly mayHaveMore?: boolean;
}

export interface StoryPageOptions {
  /**
   * Only stories of which it is known that they are of this day (`2025-08-12`), month (`2025-08`) or
   * year (`2025`, those of its months among them); of what the calendar has not there are none.
   */
  readonly period?: string;
  /** How many of the newest are passed over, from 0. */
  readonly offset: number;
  readonly limit: number;
}

/** How many characters of words are looked for, white space not counted. */
export const mentionLength = { fewest: 2, most: 20 };

/** Looks into the archive without a question. All reject like the archive. */
export interface ArchiveBrowser {
  /** What the archive holds, in one line of Chinese for people. */
  describe(): Promise<string>;
  /** Where something quoted stands, with its words marked; nothing where the story is gone. */
  quoted(quoted: Quoted): Promise<ShownPassage | undefined>;
  /**
   * A place of a story, from 1, with the words of `quoted` marked if they stand there; nothing where
   * the story or the place is not there.
   */
  place(articleId: ArticleId, place: number, quoted?: Quoted): Promise<ShownPassage | undefined>;
  /** All of a story, with the words of `quoted` marked if they stand there; nothing where it is gone. */
  story(articleId: ArticleId, quoted?: Quoted): Promise<WholeStory | undefined>;
  /** The periods that the archive has stories of, newest first; undated stories are in none. */
  periods(): Promise<readonly PeriodOfStories[]>;
  /** Stories, newest first; undated ones last, and in no period. */
  newest(options: StoryPageOptions): Promise<StoryPage>;
  /**
   * Stories that print these very words in their text or headline, white space, width, case and
   * traditional characters aside: those with the words in the headline first, then the newest; at
   * most `limit` of them. None for words that are shorter or longer than `mentionLength`, and for those
   * that are too common to be searched.
   */
  mentioning(words: string, limit: number): Promise<StoryPage>;
}
