import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newsroomConfig } from '../../support/newsroom.ts';
import { keys, PseudoTerminal } from '../../support/pseudo-terminal.ts';

let home = '';
let archive = '';
const open: PseudoTerminal[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'wenbao-terminal-'));
  archive = (await newsroomConfig()).archiveDirectory;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.close()));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the REPL in a terminal', () => {
  test('answers, and leaves with Ctrl-D', async () => {
    const terminal = start();
    await terminal.shows('问报> ');
    terminal.type(`青河大桥总投资多少？${keys.enter}`);
    await terminal.shows(/12\.5亿元.*问报> $/su);
    terminal.type(keys.ctrlD);
    expect((await terminal.exit()).exitCode).toBe(0);
  });
});

function start(): PseudoTerminal {
  const terminal = new PseudoTerminal({ args: ['--archive', archive], env: { HOME: home } });
  open.push(terminal);
  return terminal;
}
