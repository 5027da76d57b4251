import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import { openChatModel } from '../../../src/answering/writing/chat-model.ts';
import { cannotAnswer, readPrompt } from '../../../src/answering/writing/prompt.ts';
import { parseAnswer, Writer } from '../../../src/answering/writing/writer.ts';
import { analyseQuestion } from '../../../src/language/question.ts';
import type { Passage } from '../../../src/retrieval/retriever.ts';
import {
  type ChatServer,
  type ScriptedReply,
  startChatServer,
  unauthorized,
} from '../../support/chat-server.ts';
import { archiveOf, bridge, tea } from '../bridge.ts';

const question = '青河大桥全长多少公里？';
const abstained = { status: 'abstained', reason: '档案里没有能回答这个问题的内容。' };

describe('the writer', () => {
  it('lets the model answer from numbered passages, and cites what it cites', async () => {
    const { answer } = await write('大桥全长3.6公里。[1]');
    expect(answer).toMatchObject({
      status: 'answered',
      statements: [{ text: '大桥全长3.6公里。', markers: [1] }],
      citations: [{ marker: 1, articleId: bridge.id, headline: bridge.headline, lines: [2, 2] }],
    });
  });

  it('tells the model the question, the passages with their facts, and how to abstain', async () => {
    const { server } = await write('大桥全长3.6公里。[1]');
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer none',
      model: 'scripted',
    });
    expect(request?.prompt).toContain(`问题：${question}`);
    expect(request?.prompt).toContain(
      '[1] 《青河大桥建成通车》，青河日报，2024-08-12\n青河大桥8月12日',
    );
    expect(request?.prompt).toContain('\n\n[2] 《云岭镇新种茶树》');
    expect(request?.prompt).toContain(cannotAnswer);
  });

  it('hands on braces in a question and in a passage as they are', async () => {
    const server = await startChatServer(cannotAnswer);
    const writer = await writerAt(server);
    const passages = await passagesFor(question);
    await writer.write('{passages} 是 {{什么}}？', passages);
    expect(server.requests[0]?.prompt).toContain('问题：{passages} 是 {{什么}}？');
  });

  it('abstains where the model says the agreed phrase', async () => {
    expect((await write(cannotAnswer)).answer).toEqual(abstained);
  });

  it('abstains where the model says nothing', async () => {
    expect((await write('')).answer).toEqual(abstained);
  });

  it('does not ask the model where there are no passages', async () => {
    const server = await startChatServer('大桥全长3.6公里。[1]');
    expect(await (await writerAt(server)).write(question, [])).toEqual(abstained);
    expect(server.requests).toEqual([]);
  });

  it.each<[string, ScriptedReply]>([
    ['refuses the key', unauthorized],
    [
      'answers with an error page',
      { status: 200, body: '<html>hello</html>', contentType: 'text/html' },
    ],
    ['answers without a choice', { status: 200, body: '{"choices": []}' }],
    ['does not know the model', { status: 404, body: '{"error": {"message": "no such model"}}' }],
  ])('rejects when the provider %s', async (_, reply) => {
    const server = await startChatServer(reply);
    const writer = await writerAt(server);
    await expect(writer.write(question, await passagesFor(question))).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  it('asks again when the provider fails for a moment', async () => {
    const server = await startChatServer({ status: 500, body: '{}' }, '大桥全长3.6公里。[1]');
    const answer = await (await writerAt(server)).write(question, await passagesFor(question));
    expect(answer.status).toBe('answered');
    expect(server.requests).toHaveLength(2);
  });

  it('stops waiting for a provider that hangs when it is told to', async () => {
    const server = await startChatServer('hang');
    const writer = await writerAt(server);
    const passages = await passagesFor(question);
    await expect(writer.write(question, passages, AbortSignal.timeout(200))).rejects.toThrow();
  });
});

describe('what a model wrote', () => {
  it.each([
    ['一句。[1]', [['一句。', 1]]],
    ['一句[1]。', [['一句。', 1]]],
    [
      '一句。[1][2]二句。[2]',
      [
        ['一句。', 1, 2],
        ['二句。', 2],
      ],
    ],
    ['一句。【1】', [['一句。', 1]]],
    ['一句。［2］', [['一句。', 1]]],
    ['一句。\n[1]', [['一句。', 1]]],
    ['一句。 [1]\n\n二句。', [['一句。', 1], ['二句。']]],
    ['“一句。”[1]', [['“一句。”', 1]]],
    ['一句。[1] [1]', [['一句。', 1]]],
    [
      '二句。[2]一句。[1]',
      [
        ['二句。', 1],
        ['一句。', 2],
      ],
    ],
  ])(
    '%j becomes statements with their markers, counted in the order of the answer',
    async (text, expected) => {
      const answer = parseAnswer(text, await passagesFor(question));
      const statements = answer.status === 'answered' ? answer.statements : [];
      expect(statements.map(({ text: words, markers }) => [words, ...markers])).toEqual(expected);
    },
  );

  it('has one citation for each passage that it cites, and none for an unknown number', async () => {
    const answer = parseAnswer('一句。[2]二句。[9]三句。[2]', await passagesFor(question));
    expect(answer).toMatchObject({
      statements: [{ markers: [1] }, { markers: [2] }, { markers: [1] }],
      citations: [{ marker: 1, articleId: tea.id }],
    });
  });

  it('is no answer where only markers stand', async () => {
    expect(parseAnswer('[1]', await passagesFor(question))).toEqual(abstained);
  });

  it('loses no marker that stands before its sentence', async () => {
    const answer = parseAnswer('[1] 一句。', await passagesFor(question));
    expect(answer).toMatchObject({ statements: [{ text: '一句。', markers: [1] }] });
  });
});

describe('a prompt', () => {
  it('is refused at the start when it lacks a variable or holds an unknown one', () => {
    expect(() => readPrompt('answer.md', ['cannotAnswer', 'passages', 'question', 'tone'])).toThrow(
      '提示词 prompts/answer.md 有误：缺少变量 {tone}。',
    );
    expect(() => readPrompt('answer.md', ['cannotAnswer', 'passages'])).toThrow(
      '提示词 prompts/answer.md 有误：有不认识的变量 {question}。',
    );
    expect(() => readPrompt('none.md', [])).toThrow('提示词 prompts/none.md 有误：文件读不出来。');
  });
});

async function write(reply: ScriptedReply): Promise<{ answer: Answer; server: ChatServer }> {
  const server = await startChatServer(reply);
  const writer = await writerAt(server);
  return { answer: await writer.write(question, await passagesFor(question)), server };
}

async function writerAt({ baseUrl }: ChatServer): Promise<Writer> {
  return new Writer(await openChatModel({ name: 'openai:scripted', openaiBaseUrl: baseUrl }));
}

/** The bridge's passage first, then the one about tea. */
async function passagesFor(asked: string): Promise<Passage[]> {
  const { retriever } = await archiveOf(bridge, tea);
  return retriever.retrieve(analyseQuestion(asked));
}
