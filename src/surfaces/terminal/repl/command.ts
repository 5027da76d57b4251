import type { Writable } from 'node:stream';
import type { ArchiveBrowser, Quoted, StoryLine } from '../../../browsing/browser.ts';
import type { Reply } from '../../../chat/reply.ts';

/** A question as it was typed, and what came of it. */
export interface Turn {
  readonly asked: string;
  readonly reply: Reply;
}

/** A story that the last list or answer showed under a number. */
export interface NumberedStory {
  readonly number: number;
  readonly story: Pick<StoryLine, 'articleId'>;
  /** What was quoted of it. */
  readonly quoted?: Quoted;
}

/** What commands work with. */
export interface Desk {
  readonly browser: ArchiveBrowser;
  /** Answers, quotations and stories go to `output`, everything else to `errors`. */
  readonly output: Writable;
  readonly errors: Writable;
  /** The turns since the last `/new`, oldest first. */
  readonly turns: readonly Turn[];
  /** What `/open` can open: of the last answer or list, whichever was shown later. */
  readonly numbered: readonly NumberedStory[];
  /** The language model that is configured. */
  readonly chatModel: string | undefined;
  /** Whether the reader answers although a model is configured. */
  withoutModel: boolean;
  /** Questions that the archive has a certain answer to; none where they cannot be found just now. */
  exampleQuestions(): Promise<readonly string[]>;
  /** Runs the test set and gives its report. Rejects with the signal's reason. */
  evaluate(signal: AbortSignal): Promise<string>;
  /** The address of a source file, where it is there. */
  addressOf(source: string): string | undefined;
  /** Gives numbers to what `/open` can open from now on. */
  number(stories: readonly NumberedStory[]): void;
  /** Writes a line for the person, which is not part of an answer, wrapped at the screen's width. */
  tell(text: string): void;
  /** Writes text that is already formatted to `output`; through a pager where it is longer than the screen. */
  page(text: string): Promise<void>;
  /** Forgets the conversation and its turns. */
  startAnew(): Promise<void>;
  /** Ends the conversation when the command is done. */
  leave(): void;
}

/** Something that a person can do besides asking. */
export interface Command {
  readonly name: `/${string}`;
  /** What it is called besides; not offered for completion. */
  readonly aliases?: readonly `/${string}`[];
  /** What is typed behind the name, as the help shows it: `N`, `[词或日期]`. */
  readonly argument?: string;
  /** What the help says of it. */
  readonly use: string;
  /** What the argument may be completed to. */
  readonly complete?: (desk: Desk) => readonly string[];
  /** Rejects as the archive does, or with the signal's reason. */
  readonly run: (argument: string, desk: Desk, signal: AbortSignal) => Promise<void> | void;
}
