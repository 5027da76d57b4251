import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type App, buildApp, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { DocumentRecord } from '../../src/corpus/record.ts';
import { type ChatServer, startChatServer } from '../support/chat-server.ts';
import { temporaryFolder } from '../support/indexed.ts';

const record: DocumentRecord = {
  id: 'bridge',
  text: '青河大桥建成通车\n本报讯（记者周小川）青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。\n',
  date: '2024-08-12',
};
const question = '青河大桥全长多少公里？';

describe('a question that is to be answered without a model', () => {
  it('is answered by the reader, and the model is not called', async () => {
    const { app, server } = await openWithModel();
    const { answer, explanation, notice } = await app.assistant.ask(question, {
      withoutModel: true,
    });
    expect(answer).toMatchObject({
      status: 'answered',
      citations: [{ quote: expect.stringContaining('全长3.6公里') }],
    });
    expect(explanation?.answeredBy).toBe('reader');
    expect(notice).toBeUndefined();
    expect(server.requests).toEqual([]);
  });

  it('is made whole without a model, too, if it is a follow-up', async () => {
    const { app, server } = await openWithModel();
    const options = { session: 'chat', withoutModel: true };
    await app.assistant.ask(question, options);
    const reply = await app.assistant.ask('那总投资呢？', options);
    expect(reply.question).toMatch(/青河大桥.*总投资/u);
    expect(server.requests).toEqual([]);
  });

  it('is answered by the reader over documents that come with it', async () => {
    const { app, server } = await openWithModel();
    const asked = { documents: [record], withoutModel: true };
    expect((await app.ask(question, asked)).explanation?.answeredBy).toBe('reader');
    expect(server.requests).toEqual([]);
  });

  it('leaves the next question of its conversation to the model', async () => {
    const { app, server } = await openWithModel();
    await app.assistant.ask(question, { session: 'chat', withoutModel: true });
    const { explanation } = await app.assistant.ask(question, { session: 'chat' });
    expect(explanation?.answeredBy).toBe('model');
    expect(server.requests.length).toBeGreaterThan(0);
  });
});

/** The program over one page, with a model that tells of the bridge, until the test is over. */
async function openWithModel(): Promise<{ app: App; server: ChatServer }> {
  const server = await startChatServer('青河大桥全长3.6公里。[1]');
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'pages.jsonl'), JSON.stringify(record));
  const variables = { CHAT_MODEL: 'openai:scripted', OPENAI_BASE_URL: server.baseUrl };
  const config = readConfig(variables, folder, { source: 'pages.jsonl', archive: 'archive' });
  await buildApp(config);
  const app = await openApp(config);
  onTestFinished(() => app.close());
  return { app, server };
}
