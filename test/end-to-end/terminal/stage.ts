import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newsroomConfig } from '../../support/newsroom.ts';
import { PseudoTerminal, type PseudoTerminalOptions } from '../../support/pseudo-terminal.ts';

/** A person's home folder, which goes when the test is over. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'wenbao-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** `npm start` over the newsroom's stories in a terminal; it ends with the test. */
export async function startInTerminal(
  options: Partial<PseudoTerminalOptions> & { readonly home?: string } = {},
): Promise<PseudoTerminal> {
  const { home = newHome(), env, ...rest } = options;
  const { seedsPath, archiveDirectory } = await newsroomConfig();
  const terminal = new PseudoTerminal({
    cwd: home,
    ...rest,
    env: { HOME: home, SEEDS_PATH: seedsPath, ARCHIVE_DIR: archiveDirectory, PAGER: 'cat', ...env },
  });
  onTestFinished(() => terminal.close());
  return terminal;
}
