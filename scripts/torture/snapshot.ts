import { openApp } from '../../src/app.ts';
import type { ArticleSearch, SearchHit } from '../../src/archive/archive.ts';
import { ArchiveFolder } from '../../src/archive/folder.ts';
import { hasArchive } from '../../src/archive/open.ts';
import { readConfig } from '../../src/config.ts';
import { toTerms } from '../../src/language/terms.ts';
import { digestDatabase } from '../../test/support/archive-digest.ts';
import { bridgeQuestion } from './corpus.ts';

/** All that an archive holds and says, in a form in which two archives can be compared. */
export type Snapshot = Readonly<Record<string, string>>;

const questions = ['青河镇的茶树', '云岭煤矿运输钢材多少吨', '白沙纸厂比上年增加', bridgeQuestion];
const hitsCompared = 3;
/** So many that the graph, which finds nearly the nearest, finds the nearest of all. */
const hitsAskedFor = 500;

/** Opens an archive as any program does, and looks at all of it; nothing where there is none. */
export async function snapshotOf(directory: string): Promise<Snapshot | undefined> {
  if (!(await hasArchive(directory))) return undefined;
  const app = await openApp(readConfig({}, directory, { archive: directory }));
  try {
    const { answer } = await app.ask(bridgeQuestion);
    const searches = await app.useArchive((archive) => searchAll(archive, app.embed));
    const state = await app.useArchive((archive) => archive.state());
    const path = await new ArchiveFolder(directory).current();
    const { faults, ...digest } = digestDatabase(path ?? '');
    return {
      ...digest,
      ...searches,
      faults: faults.join('; '),
      state: JSON.stringify(state),
      answer: JSON.stringify(answer),
    };
  } finally {
    await app.close();
  }
}

async function searchAll(archive: ArticleSearch, embed: (text: string) => Promise<Float32Array>) {
  const found: Record<string, string> = {};
  for (const question of questions) {
    const byTerms = await archive.searchTerms(toTerms(question), hitsCompared);
    const byVector = await archive.searchVectors(await embed(question), hitsAskedFor);
    found[`terms of ${question}`] = await describeHits(archive, byTerms);
    found[`vector of ${question}`] = await describeHits(archive, byVector);
  }
  return found;
}

async function describeHits(archive: ArticleSearch, hits: readonly SearchHit[]): Promise<string> {
  const passages = await archive.passages(hits.map(({ chunkId }) => chunkId));
  const names = passages.map(({ chunk }) => `${chunk.articleId} ${chunk.ordinal}`);
  const isWhole = names.length === hits.length && new Set(names).size === names.length;
  return `${isWhole ? '' : 'some missing or twice: '}${names.slice(0, hitsCompared).join(', ')}`;
}

/** In what two archives differ; empty if they hold and say the same. */
export function differences(found: Snapshot, expected: Snapshot): string[] {
  const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [...names]
    .filter((name) => found[name] !== expected[name])
    .map((name) => `${name}: ${found[name]} instead of ${expected[name]}`);
}
