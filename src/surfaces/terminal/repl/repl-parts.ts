import type { Readable, Writable } from 'node:stream';
import type { ArchiveBrowser } from '../../../browsing/browser.ts';
import type { Assistant } from '../../../chat/reply.ts';
import type { SourceDisplay } from '../answer/source-line.ts';

/** What a conversation works with. */
export interface ReplParts extends SourceDisplay {
  readonly assistant: Assistant;
  readonly browser: ArchiveBrowser;
  /** May reject where the archive cannot be read just now. */
  readonly exampleQuestions: () => Promise<readonly string[]>;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Shown above the first prompt. */
  readonly banner: string;
  /** Whether example questions are shown below the banner; they also are to who never typed anything. */
  readonly isFirstUse: boolean;
  /** Whether it is shown below each answer how it came about. */
  readonly explains: boolean;
  /** The language model that is configured. */
  readonly chatModel: string | undefined;
  readonly historyFile: string;
  /** A shell command that shows long texts. */
  readonly pager: string;
  /** Runs the test set and gives its report. Rejects with the signal's reason. */
  readonly evaluate: (options: {
    readonly signal: AbortSignal;
    readonly withoutModel: boolean;
  }) => Promise<string>;
}
