import { expect, test } from 'vitest';
import { startChatServer } from '../../support/chat-server.ts';
import { openStage, type Stage, until } from '../../support/telegram-bot.ts';

async function resultsOf({ api }: Stage, userId: number, text: string) {
  const id = api.inline(userId, text);
  await until(() => api.inlineResults(id) !== undefined, { timeout: 5_000 });
  return api.inlineResults(id) ?? [];
}

async function buttonOf({ api }: Stage, userId: number, text: string) {
  const id = api.inline(userId, text);
  await until(() => api.inlineAnswer(id) !== undefined, { timeout: 5_000 });
  return api.inlineAnswer(id)?.button?.text;
}

test('a question in any chat gives the short answer with its citation', async () => {
  const stage = await openStage();
  const [result, ...others] = await resultsOf(stage, 7, '青河大桥全长多少？');
  expect(others).toEqual([]);
  expect(result?.title).toContain('3.6公里');
  expect(result?.description).toContain('青河大桥建成通车');
  expect(result?.text).toContain('青河大桥全长多少？');
  expect(result?.text).toContain('《青河大桥建成通车》，青川日报，2024年8月12日');
});

test('what the archive does not say is said there as well', async () => {
  const stage = await openStage();
  const [result] = await resultsOf(stage, 7, '月球基地何时建成？');
  expect(result?.title).toContain('没有');
});

test('while somebody types only the last words are answered, and hardly anything before there are some', async () => {
  const stage = await openStage();
  expect(await buttonOf(stage, 7, '')).toContain('写上问题');
  expect(await buttonOf(stage, 7, '青河')).toContain('写完整');
  const early = stage.api.inline(7, '青河大桥全');
  const [result] = await resultsOf(stage, 7, '青河大桥全长多少？');
  expect(result?.title).toContain('3.6公里');
  expect(stage.api.inlineResults(early)).toBeUndefined();
});

test('no language model is asked while somebody types', async () => {
  const server = await startChatServer('大桥全长3.6公里。[1]');
  const stage = await openStage({ chatBaseUrl: server.baseUrl });
  const [result] = await resultsOf(stage, 7, '青河大桥全长多少？');
  expect(result?.title).toContain('3.6公里');
  expect(server.requests).toEqual([]);
});

test('who may not use the bot gets nothing', async () => {
  const stage = await openStage({ settings: { allowedUsers: [8] } });
  expect(await resultsOf(stage, 7, '青河大桥全长多少？')).toEqual([]);
  expect(await buttonOf(stage, 7, '青河大桥全长多少？')).toContain('编号是 7');
});

test('the limit of questions a day counts there as well', async () => {
  const stage = await openStage({ settings: { questionsPerDay: 1 } });
  expect(await resultsOf(stage, 7, '青河大桥全长多少？')).toHaveLength(1);
  expect(await buttonOf(stage, 7, '南坪水库工程总投资多少？')).toContain('用完了');
  expect(await resultsOf(stage, 7, '灯会首日接待游客多少？')).toEqual([]);
});
