import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { integrityOf } from '../../test/support/database-integrity.ts';
import type { Findings } from './findings.ts';
import { leftoversOf, strayFilesOf, strayTemporariesOf } from './leftovers.ts';
import { pathsOf } from './scene.ts';

/** Looks, once every process has ended, for files left over and for damage. */
export async function inspect(folder: string, findings: Findings): Promise<void> {
  const { archive, temporary, conversations, telegram } = pathsOf(folder);
  const inArchive = await readdir(archive);
  const left = [
    ...leftoversOf(inArchive),
    ...strayFilesOf(await readdir(folder)),
    ...strayTemporariesOf(await readdir(temporary)),
  ];
  for (const name of left) findings.breach('files', name);
  const databases = inArchive.filter((name) => name.endsWith('.sqlite'));
  if (databases.length === 0) findings.breach('integrity', 'there is no archive');
  for (const path of [...databases.map((name) => join(archive, name)), conversations, telegram])
    checkDatabase(path, findings);
}

function checkDatabase(path: string, findings: Findings): void {
  const name = path.split(/[\\/]/u).at(-1) ?? path;
  try {
    const found = integrityOf(path);
    if (found !== 'ok') findings.breach('integrity', `${name}: ${found}`);
    else findings.count('databases found whole');
  } catch (error) {
    findings.breach('integrity', `${name}: ${String(error)}`);
  }
}
