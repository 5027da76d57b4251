import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keys, PseudoTerminal, pasted } from '../../../support/pseudo-terminal.ts';

const program = fileURLToPath(new URL('../../../support/echo-entries.ts', import.meta.url));
const prompt = '问报> ';
const howToLeave = '再按一次 Ctrl-C 离开，也可输入 /quit。';

let folder = '';
const open: PseudoTerminal[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-keyboard-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a keyboard at a real terminal', () => {
  test('keeps text of an input method where it was put, also where the line wraps', async () => {
    const terminal = await start({ columns: 40 });
    terminal.type('青河总值');
    terminal.type(keys.left.repeat(2));
    terminal.type('生产');
    await terminal.shows('青河生产总值');
    await expect.poll(() => terminal.cursor).toEqual({ line: `${prompt}青河生产总值`, column: 14 });
    terminal.type('年度');
    await terminal.shows('青河生产年度总值');
    terminal.type(keys.ctrlA);
    terminal.type('今年');
    await terminal.shows('今年青河生产年度总值');
    await expect.poll(() => terminal.cursor.column).toBe(10);
    terminal.type(keys.end);
    terminal.type('比去年同期增长了百分之几？');
    await terminal.shows('比去年同期增长\n了百分之几？');
    terminal.type(keys.home);
    terminal.type('请问');
    await terminal.shows(`${prompt}请问今年青河生产年度总值比去年同期\n增长了百分之几？`);
    await expect.poll(() => terminal.cursor.column).toBe(10);
    terminal.type(keys.enter);
    await echoes(terminal, '请问今年青河生产年度总值比去年同期增长了百分之几？');
  });

  test('deletes and passes whole characters, of whatever they are made', async () => {
    const terminal = await start();
    for (const text of ['中文', '👨‍👩‍👧', '👍🏽', '🇨🇳', 'e\u0301', '한', 'ab']) {
      const count = [...new Intl.Segmenter('zh').segment(text)].length;
      terminal.type(`前${text}后`);
      terminal.type(keys.left.repeat(count + 1));
      terminal.type('“');
      terminal.type(keys.right.repeat(count));
      terminal.type('”');
      terminal.type(keys.left + keys.backspace.repeat(count));
      terminal.type(text + keys.left.repeat(count) + keys.delete.repeat(count));
      terminal.type(keys.end + text + keys.enter);
      await echoes(terminal, `前“”后${text}`);
    }
  });

  test('takes a paste for one line, and for nothing else', async () => {
    const terminal = await start();
    terminal.type(pasted('第一行\n第二\u0003行\u0004\u001b[A\u001b[201~\n/quit\n\t第三行\n'));
    await terminal.shows(`${prompt}第一行第二行 /quit 第三行`);
    terminal.type(keys.enter);
    await echoes(terminal, '第一行第二行 /quit 第三行');
    terminal.type(`问${pasted('长'.repeat(40_000))}`);
    await terminal.shows('后面的没有收下。');
    terminal.type(keys.ctrlU);
    terminal.type(`短${keys.enter}`);
    await echoes(terminal, '短');
  });

  test('holds back what is typed during a task, and redraws nothing in it', async () => {
    const terminal = await start();
    terminal.type(`等${keys.enter}`);
    await terminal.shows('开始');
    terminal.type(`问题${keys.enter}第二问${keys.enter}半句`);
    terminal.resize(60, 24);
    terminal.type(keys.ctrlC);
    await terminal.shows(`开始\n已中断\n${prompt}`);
    expect(terminal.text).not.toContain('问题');
    terminal.type(`等${keys.enter}`);
    await terminal.shows(/开始.*开始/su);
    terminal.type(keys.ctrlD);
    expect(await left(terminal)).toMatch(/开始\n已中断\n原样：true$/u);
  });

  test('gives what was typed ahead to the next readings', async () => {
    const terminal = await start();
    terminal.type(`借${keys.enter}`);
    await terminal.shows('="借"');
    terminal.type('给别人的\n');
    await terminal.shows(`得到：给别人的\n${prompt}`);
    terminal.type(`甲${keys.enter}乙${keys.enter}半`);
    await terminal.shows(`="乙"\n${prompt}半`);
    terminal.type(`句${keys.enter}`);
    await echoes(terminal, '半句');
  });

  test('clears a line, says how to leave and leaves, with one Ctrl-C after the other', async () => {
    const terminal = await start();
    terminal.type('半句');
    await terminal.shows('半句');
    terminal.type(keys.ctrlC);
    await terminal.shows((text) => text === prompt);
    terminal.type(keys.ctrlC);
    await terminal.shows(`${prompt}\n${howToLeave}\n${prompt}`);
    terminal.type(`又${keys.backspace}${keys.ctrlC}`);
    await terminal.shows((text) => text.split(howToLeave).length === 3);
    terminal.type(keys.ctrlC);
    expect(await left(terminal)).toMatch(/\n问报> \n原样：true$/u);
    expect(terminal.written.lastIndexOf('\u001b[?2004h')).toBeLessThan(
      terminal.written.lastIndexOf('\u001b[?2004l'),
    );
  });

  test('joins lines of a block, and drops a begun one', async () => {
    const terminal = await start();
    terminal.type(`"""${keys.enter}第一行${keys.enter}`);
    await terminal.shows(`${prompt}"""\n    … 第一行\n    … `);
    terminal.type(`第二行"""${keys.enter}`);
    await echoes(terminal, '第一行\n第二行');
    terminal.type(`前半\\${keys.enter}`);
    await terminal.shows(`${prompt}前半\\\n    … `);
    terminal.type(keys.ctrlC);
    await terminal.shows(`    … \n${prompt}`);
    terminal.type(`完${keys.enter}`);
    await echoes(terminal, '完');
    terminal.type(`＂＂＂${keys.enter}${keys.ctrlD}`);
    expect(await left(terminal)).toMatch(/ {4}… \n原样：true$/u);
  });

  test.each([false, true])(
    'erases nothing above its line at a resize (of a terminal that wraps it anew: %s)',
    async (reflows) => {
      const terminal = await start({ columns: 30, reflows });
      terminal.type(`第一问${keys.enter}`);
      await echoes(terminal, '第一问');
      terminal.type('今年青河生产总值比去年同期增长了百分之几？');
      await terminal.shows('同\n期增长了');
      terminal.resize(80, 24);
      await terminal.shows(`${prompt}今年青河生产总值比去年同期增长了百分之几？`);
      expect(terminal.text).toContain('="第一问"\n');
      terminal.type(keys.enter);
      await echoes(terminal, '今年青河生产总值比去年同期增长了百分之几？');
    },
  );

  test('redraws a long line at the width of a resized window', async () => {
    const terminal = await start({ columns: 40 });
    terminal.type('这是一句要超过四十列所以会换行的问题，最后说完');
    await terminal.shows('换行的问\n题，最后说完');
    terminal.resize(30, 24);
    await terminal.shows(`${prompt}这是一句要超过四十列所以\n会换行的问题，最后说完`);
    terminal.resize(80, 24);
    await terminal.shows((text) =>
      text.endsWith(`${prompt}这是一句要超过四十列所以会换行的问题，最后说完`),
    );
    terminal.type(`。${keys.enter}`);
    await echoes(terminal, '这是一句要超过四十列所以会换行的问题，最后说完。');
  });

  test('completes a word with Tab, behind a full-width slash too', async () => {
    const terminal = await start();
    terminal.type(`／so${keys.tab}${keys.enter}`);
    await echoes(terminal, '/sources');
    terminal.type(`没有的${keys.tab}${keys.tab}${keys.enter}`);
    await echoes(terminal, '没有的');
  });

  test('keeps entries for the next run, each once, where only the user can read them', async () => {
    const history = join(folder, 'history');
    const first = await start({ history });
    first.type(`甲问${keys.enter}乙问${keys.enter}甲问${keys.enter}`);
    await first.shows(/甲问.*甲问/su);
    first.type(keys.ctrlD);
    await left(first);
    expect(readFileSync(history, 'utf8')).toBe('甲问\n乙问\n甲问\n');
    expect(statSync(history).mode & 0o777).toBe(0o600);
    const second = await start({ history });
    second.type(`${keys.up}${keys.up}`);
    await second.shows(`${prompt}乙问`);
    // The oldest entry is the end.
    second.type(`${keys.up}${keys.up}${keys.down}${keys.enter}`);
    await echoes(second, '甲问');
  });
});

describe('a keyboard at a terminal that understands no control sequences', () => {
  const env = { TERM: 'dumb' };

  test('leaves editing to the system and writes no control sequence', async () => {
    const terminal = await start({ env });
    terminal.type(`错${keys.backspace}对${keys.left}${keys.enter}`);
    await terminal.shows('="对"');
    terminal.type(`\\${keys.enter}`);
    terminal.type(`"""${keys.enter}`);
    terminal.type(keys.ctrlD);
    await left(terminal);
    expect(terminal.written).not.toContain('\u001b');
  });

  test('understands Ctrl-C and Ctrl-D all the same', async () => {
    const terminal = await start({ env });
    terminal.type(keys.ctrlC);
    await terminal.shows(`${howToLeave}\n${prompt}`);
    terminal.type(`等${keys.enter}`);
    await terminal.shows('开始');
    terminal.type(keys.ctrlC);
    await terminal.shows(/已中断\n问报> $/u);
    terminal.type(keys.ctrlC);
    await terminal.shows((text) => text.split(howToLeave).length === 3);
    terminal.type(keys.ctrlC);
    await left(terminal);
    const another = await start({ env });
    another.type(`等${keys.enter}`);
    await another.shows('开始');
    another.type(keys.ctrlD);
    expect(await left(another)).toContain('已中断');
  });
});

interface Start {
  readonly columns?: number;
  readonly reflows?: boolean;
  readonly history?: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function start({ history, env = {}, ...screen }: Start = {}): Promise<PseudoTerminal> {
  const args = history === undefined ? [] : [history];
  const terminal = new PseudoTerminal({ program, ...screen, args, env });
  open.push(terminal);
  await terminal.shows(prompt);
  return terminal;
}

/** Waits until the program says that it has read just this, and is ready for more. */
async function echoes(terminal: PseudoTerminal, entry: string): Promise<void> {
  const end = `=${JSON.stringify(entry)}${prompt}`.trimEnd();
  await terminal.shows((text) => text.replaceAll('\n', '').trimEnd().endsWith(end));
}

/** What stands on the screen when the program has ended of itself. */
async function left(terminal: PseudoTerminal): Promise<string> {
  expect(await terminal.exit()).toEqual({ exitCode: 0, signal: 0 });
  return terminal.text;
}
