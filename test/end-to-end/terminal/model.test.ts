import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startChatServer } from '../../support/chat-server.ts';
import { keys } from '../../support/pseudo-terminal.ts';
import { newHome, startInTerminal } from './stage.ts';

const question = '青河大桥建成通车了吗，情况如何？';

describe('a language model in a terminal', () => {
  test('is shown as far as it is verified, and Ctrl-C in mid-answer stops it', async () => {
    const pieces = ['青河大桥8月12日建成通车。[1]', '大桥由清河路桥公司承建。[1]'];
    const server = await startChatServer({ pieces, pauseMs: 900, end: 'stall' });
    const terminal = await startInTerminal({ env: modelAt(server.baseUrl) });
    await terminal.shows(/由 openai:scripted\s作答.*问报> $/su);
    terminal.type(`${question}${keys.enter}`);
    await terminal.shows(/\n正在回答，按 Ctrl-C 取消…$/u);
    await terminal.shows(/\n青河大桥8月12日建成通车。\[1\]\n(?:正在回答.*)?$/u);
    expect(terminal.text).not.toMatch(/正在回答.*青河大桥8月12日建成通车/su);
    await terminal.shows(/建成通车。\[1\]\n正在回答，按 Ctrl-C 取消…$/u);
    terminal.type('/model 关');
    terminal.type(keys.ctrlC);
    await terminal.shows(/建成通车。\[1\]\n\n已取消。\n问报> $/u);

    // What was typed while it answered was dropped with it.
    terminal.type(`/model 关${keys.enter}青河大桥总投资多少？${keys.enter}`);
    await terminal.shows('12.5亿元（2024年8月12日报道）[1]');
    expect(server.requests).toHaveLength(1);
  });

  test('and pages that send control sequences reach the terminal as text at most', async () => {
    const home = newHome();
    const attack =
      '\u001b]0;attack\u0007\u001b[2J\u009b31m\u001b]8;;http://evil.example\u001b\\\u202e';
    const story = {
      id: attack,
      title: `云桥${attack}通车`,
      date: '2024-08-12',
      publication: `日报${attack}`,
      text: `云桥8月12日建成通车，${attack}全长3.6公里。\n云桥由云岭公司承建。`,
    };
    writeFileSync(join(home, 'pages.jsonl'), JSON.stringify(story));
    const said = `云桥${attack}全长3.6公里。[1]`;
    const server = await startChatServer({ pieces: [said], end: 'stop' });
    const env = { SEEDS_PATH: 'pages.jsonl', ARCHIVE_DIR: `档案${attack.replace(/[/\\]/g, '')}` };
    const terminal = await startInTerminal({ home, env: { ...env, ...modelAt(server.baseUrl) } });
    await terminal.shows('问报> ');
    terminal.type(`云桥全长多少公里？${keys.enter}`);
    await terminal.shows(/3\.6公里.*\[1\] .*问报> $/su);
    for (const command of ['/open 1', '/sources', '/explain', '/articles 云桥', '/articles']) {
      const before = terminal.text.length;
      terminal.type(`${command}${keys.enter}`);
      await terminal.shows((text) => /\n问报> $/u.test(text.slice(before)));
    }
    expect(terminal.written).not.toMatch(
      /\u001b\][^8]|\u001b\[2J|[\u0080-\u009f\u202e]|evil\.example\u001b/u,
    );
    expect(terminal.text).toContain('云桥8月12日建成通车');
  });
});

function modelAt(baseUrl: string): Record<string, string> {
  return { CHAT_MODEL: 'openai:scripted', OPENAI_BASE_URL: baseUrl };
}
