import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../../test/support/random.ts';
import type { Findings } from './findings.ts';
import type { PageBook } from './page-book.ts';
import type { Phase } from './schedule.ts';

/** Where a run takes place, and what its parts share. */
export interface Scene {
  readonly folder: string;
  readonly random: Random;
  readonly book: PageBook;
  readonly findings: Findings;
  readonly phases: readonly Phase[];
  /** Tells somebody who watches. */
  readonly tell: (line: string) => void;
  /** Milliseconds since the run began. */
  readonly sinceStartMs: () => number;
  /** Aborts when nothing more is to be asked, changed or ended. */
  readonly over: AbortSignal;
}

/** The folders and files of a run, all in one folder. */
export function pathsOf(folder: string) {
  return {
    pages: join(folder, 'pages'),
    archive: join(folder, 'archive'),
    temporary: join(folder, 'temporary'),
    conversations: join(folder, 'conversations.sqlite'),
    telegram: join(folder, 'telegram.sqlite'),
  };
}

/** The settings of every process of a run; nothing of the person who starts it comes in. */
export function environmentOf(folder: string): Record<string, string> {
  const { pages, archive, temporary, conversations, telegram } = pathsOf(folder);
  return {
    SEEDS_PATH: pages,
    ARCHIVE_DIR: archive,
    CONVERSATIONS_FILE: conversations,
    TELEGRAM_FILE: telegram,
    TMPDIR: temporary,
    EMBEDDING_MODEL: 'builtin',
    CHAT_MODEL: '',
    LOG_LEVEL: 'info',
    NO_COLOR: '1',
  };
}

/** Makes the folders, with a copy of the pages in `seeds`. */
export async function layOut(folder: string, seeds: string): Promise<void> {
  const { pages, archive, temporary } = pathsOf(folder);
  for (const each of [pages, archive, temporary]) await mkdir(each, { recursive: true });
  for (const name of await readdir(seeds)) await copyFile(join(seeds, name), join(pages, name));
}
