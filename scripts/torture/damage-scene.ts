import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { pagesOfDatabase } from '../../test/support/database-pages.ts';
import { type CorpusPlan, writeCorpus } from './corpus.ts';
import { type Stretch, stretchesOf } from './damage.ts';
import { corpusBefore, damagedCorpus } from './damaged-corpus.ts';

/** Sound archives, of which copies are damaged; all lie in one folder, beside their sources. */
export interface DamageScene {
  readonly folder: string;
  /** Closed by its writer. */
  readonly closed: string;
  /** As a writer leaves it that is killed after an update: with a write-ahead log. */
  readonly left: string;
  /** As it was before that update. */
  readonly before: string;
  /** Made at once, with the row numbers that a rebuild gives. */
  readonly fresh: string;
  /** With a draft that wants nothing but to be published. */
  readonly drafted: string;
}

export const draftName = 'draft.sqlite';

/** Makes the archives. */
export async function prepareScene(folder: string): Promise<DamageScene> {
  const scene = {
    folder,
    closed: join(folder, 'closed'),
    left: join(folder, 'left'),
    before: join(folder, 'before'),
    fresh: join(folder, 'fresh'),
    drafted: join(folder, 'drafted'),
  };
  await mkdir(folder, { recursive: true });
  await build(folder, corpusBefore, scene.before);
  await build(folder, damagedCorpus, scene.fresh);
  await cp(scene.before, scene.closed, { recursive: true });
  await cp(scene.before, join(folder, 'read'), { recursive: true });
  await build(folder, damagedCorpus, scene.closed);
  await leaveLog(folder, scene.left);
  await cp(scene.closed, scene.drafted, { recursive: true });
  await cp(await databaseOf(scene.fresh), join(scene.drafted, draftName));
  await writeFile(join(scene.left, 'writer.json'), '{"pid":1,"host":"a","since":"2024"}');
  await mkdir(join(folder, 'damaged'));
  return scene;
}

async function build(folder: string, plan: CorpusPlan, archive: string): Promise<void> {
  const source = join(folder, plan === damagedCorpus ? 'sources' : 'sources-before');
  await writeCorpus(source, plan);
  await buildApp(readConfig({}, folder, { source, archive }));
}

/** While somebody reads, a writer that closes the database leaves the log as a killed one does. */
async function leaveLog(folder: string, left: string): Promise<void> {
  const archive = join(folder, 'read');
  const reader = await openApp(readConfig({}, folder, { archive }));
  try {
    await reader.useArchive((opened) => opened.state());
    await build(folder, damagedCorpus, archive);
    await cp(archive, left, { recursive: true });
  } finally {
    await reader.close();
  }
}

/** The path of an archive's database. */
async function databaseOf(directory: string): Promise<string> {
  return join(directory, await nameOf(directory, /^archive-\d+\.sqlite$/u));
}

/** The one file of a folder whose name matches. */
export async function nameOf(directory: string, pattern: RegExp): Promise<string> {
  const name = (await readdir(directory)).find((candidate) => pattern.test(candidate));
  if (name === undefined) throw new Error(`${directory} holds no ${pattern.source}`);
  return name;
}

/** The tables and indexes of a closed database, each as what may be damaged of it. */
export function tablesOf(directory: string, name: string): Stretch[] {
  return stretchesOf(name, pagesOfDatabase(join(directory, name)));
}

/** A whole file as one stretch. */
export async function wholeFile(directory: string, file: string): Promise<Stretch> {
  const { size } = await stat(join(directory, file));
  return { file, part: 'all of it', offset: 0, bytes: size };
}
