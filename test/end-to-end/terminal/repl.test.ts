import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { keys, type PseudoTerminal, pasted } from '../../support/pseudo-terminal.ts';
import { newHome, startInTerminal } from './stage.ts';

/** SGR: what colours text and makes it bold. */
const styling = /\u001b\[[0-9;]*m/u;

describe('a conversation in a terminal', () => {
  test('of 80 columns shows answers with their sources, in colours and with links', async () => {
    const home = newHome();
    // A pager that shows all and waits for a key, for not every machine has less.
    const env = { FORCE_HYPERLINK: '1', PAGER: 'cat; printf END:; read key < /dev/tty' };
    const terminal = await startInTerminal({ home, env, rows: 8 });
    await terminal.shows(/可以这样问：\n(?: {2}.+？\n){1,3}\n问报> $/u);
    await ask(terminal, '青河大桥总投资多少？');
    expect(terminal.text).toContain('12.5亿元（2024年8月12日报道）[1]');
    expect(terminal.text).toContain('[1] 《青河大桥建成通车》，青川日报，2024年8月12日，');
    expect(terminal.written).toMatch(/\u001b\]8;;file:\/\/\S+pages\.jsonl\u001b\\/u);
    expect(terminal.written).toMatch(styling);

    // A story of more rows than the screen has is paged.
    terminal.type(`/open 1${keys.enter}`);
    await terminal.shows(/双向六车道.*END:$/su);
    expect(markedText(terminal)).toContain('总投资12.5亿元');
    terminal.type(keys.enter);
    await terminal.shows(/问报> $/u);

    terminal.type(`/sav${keys.tab}对话${keys.enter}`);
    await terminal.shows(/已存入 \S+\n?\S*对话\.md，1 个问答。/u);
    expect(readFileSync(join(home, '对话.md'), 'utf8')).toContain('青河大桥总投资多少？');
    terminal.type(`/artcles${keys.enter}`);
    await terminal.shows('是否想用 /articles？');
    terminal.type(`/eval${keys.enter}`);
    await terminal.shows('正在用测试集提问');
    terminal.type(keys.ctrlC);
    await terminal.shows(/已取消。\n问报> $/u);
    terminal.type(keys.ctrlD);
    expect((await terminal.exit()).exitCode).toBe(0);
  });

  test('takes what is typed, chosen in an input method or pasted as it was meant', async () => {
    const terminal = await startInTerminal();
    await terminal.shows('问报> ');
    // An input method sends each word that was chosen in one piece.
    for (const sent of ['青河', '多少？', keys.left, keys.left, keys.left, '大桥', '总投资']) {
      terminal.type(sent);
    }
    await terminal.shows('问报> 青河大桥总投资多少？');
    await expect.poll(() => terminal.cursor.column).toBe(stringWidth('问报> 青河大桥总投资'));
    terminal.type(`👨‍👩‍👧好${keys.backspace}${keys.backspace}${keys.enter}`);
    await terminal.shows('12.5亿元');
    await terminal.shows(/问报> $/u);
    terminal.type(pasted('南坪水库除险加固工程\n总投资多少？\n'));
    terminal.type(keys.enter);
    await terminal.shows('2.35亿元');
    await terminal.shows(/问报> $/u);
    terminal.type(`"""${keys.enter}云岭镇今年新种茶树${keys.enter}多少亩？"""${keys.enter}`);
    await terminal.shows('2300亩');
  });

  test('of 40 columns without colours is wrapped there, also after the window was resized', async () => {
    const terminal = await startInTerminal({ columns: 80, rows: 60, env: { NO_COLOR: '1' } });
    await terminal.shows('问报> ');
    terminal.type('2025年上半年全县粮食总产量达到多少万吨，');
    terminal.resize(40, 60);
    await terminal.shows(/问报> 2025年上半年全县粮食总产量达到多少\n万吨，/u);
    terminal.type(`同比增长多少？${keys.enter}`);
    await terminal.shows(/18\.7万吨.*\[1\] .*问报> $/su);
    const answer = terminal.text.slice(terminal.text.indexOf('同比增长多少？') + 7);
    expect(answer.split('\n').every((line) => stringWidth(line) <= 40)).toBe(true);
    expect(answer.replace(/\s/gu, '')).toContain('全县粮食总产量达到18.7万吨，同比增长4.2%。[1]');
    expect(answer).not.toMatch(/^\s*[，。、）》]/mu);
    expect(terminal.written).not.toMatch(styling);
    terminal.type(keys.ctrlC);
    await terminal.shows('再按一次 Ctrl-C 离开');
    terminal.type(keys.ctrlC);
    expect((await terminal.exit()).exitCode).toBe(0);
  });

  test('on a dumb terminal sends it nothing but text', async () => {
    const terminal = await startInTerminal({ env: { TERM: 'dumb' } });
    await terminal.shows('问报> ');
    await ask(terminal, '青河大桥总投资多少？');
    expect(terminal.text).toContain('12.5亿元');
    terminal.type(keys.ctrlC);
    await terminal.shows('再按一次 Ctrl-C 离开');
    terminal.type(keys.ctrlC);
    expect((await terminal.exit()).exitCode).toBe(0);
    expect(terminal.written).not.toContain('\u001b');
  });

  test('begins on first use with the building of the archive and questions of its own stories', async () => {
    const home = newHome();
    const story = {
      id: '1',
      title: '北苑体育馆建成开放',
      date: '2024-06-03',
      text: '6月3日，北苑体育馆建成开放，总投资1.7亿元，可容纳观众4200人。\n市体育局局长何青岚出席仪式并讲话。',
    };
    writeFileSync(join(home, 'pages.jsonl'), JSON.stringify(story));
    writeFileSync(join(home, '.wenbao_history'), '问过的\n', { mode: 0o644 });
    const env = { SEEDS_PATH: 'pages.jsonl', ARCHIVE_DIR: 'archive' };
    const first = await startInTerminal({ home, env });
    await first.shows('第一次使用，正在建立档案');
    await first.shows(/1 篇报道.*可以这样问：\n {2}\S+？\n\n问报> $/su);
    await ask(first, '北苑体育馆总投资多少？');
    expect(first.text).toContain('1.7亿元');
    first.type(`/quit${keys.enter}`);
    await first.exit();
    expect(statSync(join(home, '.wenbao_history')).mode & 0o777).toBe(0o600);

    const second = await startInTerminal({ home, env });
    await second.shows('问报> ');
    expect(second.text).not.toMatch(/第一次使用|可以这样问/u);
    second.type(`${keys.up}${keys.up}`);
    await second.shows('问报> 北苑体育馆总投资多少？');
  });
});

describe('the program', () => {
  test('leaves the terminal as it was when it is interrupted while it builds the archive', async () => {
    const home = newHome();
    const stories = Array.from({ length: 6_000 }, (_, index) => ({
      id: `${index}`,
      title: `第${index}号水库开工`,
      date: '2024-06-03',
      text: `6月3日，第${index}号水库开工建设，总投资${index}万元，计划工期18个月。`.repeat(20),
    }));
    const lines = stories.map((story) => JSON.stringify(story)).join('\n');
    writeFileSync(join(home, 'pages.jsonl'), lines);
    writeFileSync(join(home, '.wenbao_history'), '问过的\n');
    const env = { SEEDS_PATH: 'pages.jsonl', ARCHIVE_DIR: 'archive' };
    const terminal = await startInTerminal({ home, env });
    await terminal.shows('读取版面');
    terminal.type(keys.ctrlC);
    await terminal.exit();
    expect(terminal.text).toMatch(/已中断。下次会接着做。$/u);
    const hidden = terminal.written.lastIndexOf('\u001b[?25l');
    expect(terminal.written.slice(hidden)).toContain('\u001b[?25h');
  });

  test('gives the terminal back when it is killed at the prompt', async () => {
    const terminal = await startInTerminal();
    await terminal.shows('问报> ');
    terminal.kill('SIGTERM');
    expect((await terminal.exit()).signal).toBe(15);
    const [marked, unmarked] = ['h', 'l'].map((mode) =>
      terminal.written.lastIndexOf(`\u001b[?2004${mode}`),
    );
    expect(unmarked).toBeGreaterThan(Number(marked));
  });
});

/** Types a question and waits for the next prompt. */
async function ask(terminal: PseudoTerminal, question: string): Promise<void> {
  terminal.type(`${question}${keys.enter}`);
  await terminal.shows((text) => /\[1\] .*问报> $/su.test(text.slice(text.indexOf(question))));
}

/** What is shown in inverse colours on the screen. */
function markedText({ emulator }: PseudoTerminal): string {
  const { active } = emulator.buffer;
  let text = '';
  for (let row = 0; row < active.length; row++) {
    const line = active.getLine(row);
    for (let column = 0; column < emulator.cols; column++) {
      const cell = line?.getCell(column);
      if (cell?.isInverse()) text += cell.getChars();
    }
  }
  return text;
}
