import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type App, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import { readCases } from '../../src/evaluation/cases/cases.ts';
import { formatTable } from '../../src/evaluation/reports/table.ts';

const questions = 'test/qa/seeds-before.jsonl';
const warmUps = 20;
const thinkingMs = 50;

/** When a model was asked, and when its first sentence was said whole. */
interface Spoken {
  readonly askedAt: number;
  readonly saidAt: number;
}

/**
 * Asks the questions of the test set of a program whose model is a server of this process, and prints
 * how long the first sentence took beside the time in which the model said it.
 */
export async function benchWriting(): Promise<void> {
  const model = new ScriptedModel();
  const address = await model.listen();
  const variables = { ...process.env, CHAT_MODEL: 'openai:scripted', OPENAI_BASE_URL: address };
  const app = await openApp(readConfig(variables));
  try {
    await app.assistant.describe();
    const overheads = await measure(app, model);
    process.stdout.write(`${formatTable(rowsOf(overheads))}\n`);
  } finally {
    await app.close();
    model.close();
  }
}

async function measure(app: App, model: ScriptedModel): Promise<number[]> {
  const overheads: number[] = [];
  for (const [index, { question }] of readCases([questions]).entries()) {
    const startedAt = performance.now();
    let shownAt: number | undefined;
    await app.assistant.ask(question, {
      onProgress: () => {
        shownAt ??= performance.now();
      },
    });
    const spoken = model.take();
    if (index < warmUps || shownAt === undefined || !spoken) continue;
    overheads.push(shownAt - startedAt - (spoken.saidAt - spoken.askedAt));
  }
  if (overheads.length === 0)
    throw new WenbaoError('model', '没有一句话通过核对。', '请检查测试题。');
  return overheads.sort((a, b) => a - b);
}

function rowsOf(overheads: readonly number[]): string[][] {
  const at = (share: number) => overheads[Math.floor(share * (overheads.length - 1))] ?? 0;
  return [
    ['questions', String(overheads.length)],
    ['ms to the first shown sentence beside the model, p50', at(0.5).toFixed(1)],
    ['p95', at(0.95).toFixed(1)],
  ];
}

const bodySchema = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** Says the first sentence of the first passage that it is shown, and begins another one. */
class ScriptedModel {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #spoken: Spoken | undefined;

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    return `http://127.0.0.1:${address.port}/v1`;
  }

  /** What was said last, once. */
  take(): Spoken | undefined {
    const spoken = this.#spoken;
    this.#spoken = undefined;
    return spoken;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const askedAt = performance.now();
    const prompt = await readPrompt(request);
    const [, sentence = ''] = /\[1\] [^\n]*\n([^。]+。)/u.exec(prompt) ?? [];
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    await new Promise((resolve) => setTimeout(resolve, thinkingMs));
    for (const piece of [sentence, '[1]', '据']) response.write(chunkOf({ content: piece }, null));
    this.#spoken ??= { askedAt, saidAt: performance.now() };
    await new Promise((resolve) => setTimeout(resolve, thinkingMs));
    response.end(`${chunkOf({ content: '报道。[1]' }, 'stop')}data: [DONE]\n\n`);
  }
}

async function readPrompt(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const { messages } = bodySchema.parse(JSON.parse(text));
  return messages.map(({ content }) => content).join('\n');
}

/** https://platform.openai.com/docs/api-reference/chat-streaming */
function chunkOf(delta: object, finishReason: 'stop' | null): string {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  const chunk = {
    id: '1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'scripted',
    choices,
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
