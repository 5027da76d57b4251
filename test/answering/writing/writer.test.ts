import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cannotAnswer, readPrompt } from '../../../src/answering/writing/prompt.ts';
import type { Reason } from '../../../src/answering/writing/proof.ts';
import { type WriteRequest, Writer, type Written } from '../../../src/answering/writing/writer.ts';
import { analyseQuestion } from '../../../src/language/question.ts';
import { type ChatServer, type ScriptedReply, startChatServer } from '../../support/chat-server.ts';
import { languageModelAt } from '../../support/models.ts';
import { archiveOf, bridge, tea } from '../bridge.ts';

const question = '青河大桥全长多少公里？';

/** Those of a sentence; the others are of quotations, which the program cuts by itself. */
const reasons = [
  'uncited',
  'unknown-source',
  'number-not-found',
  'figure-of-another',
  'date-not-found',
  'name-not-found',
  'office-not-found',
  'deed-of-another',
  'quotation-not-found',
  'words-not-found',
  'denial-not-found',
  'forecast-as-fact',
  'off-source',
  'not-chinese',
  'not-asked',
] as const satisfies readonly Reason[];

describe('the writer', () => {
  it('tells the model the rules, the question and the passages with their facts', async () => {
    const { server } = await write('大桥全长3.6公里。[1]');
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer none',
      model: 'scripted',
      isStreaming: true,
    });
    const [rules, asked] = request?.messages ?? [];
    expect(rules?.content).toContain(`只回答这一句：${cannotAnswer}`);
    expect(asked?.content).toContain(`问题：${question}`);
    expect(asked?.content).toContain(
      '[1] 《青河大桥建成通车》，青河日报，2024-08-12\n青河大桥8月12日',
    );
    expect(asked?.content).toContain('\n\n[2] 《云岭镇新种茶树》');
  });

  it('hands on braces in a question and in a passage as they are', async () => {
    const server = await startChatServer(cannotAnswer);
    const writer = new Writer(await languageModelAt(server));
    await writer.write(await requestFor('{passages} 是 {{什么}}？'));
    expect(server.requests[0]?.prompt).toContain('问题：{passages} 是 {{什么}}？');
  });

  it.each([
    cannotAnswer,
    `${cannotAnswer}[1]`,
    `答：${cannotAnswer}\n`,
    `**${cannotAnswer}**`,
    '抱歉，档案里没有说。',
    '檔案裡沒有說。',
    '所给的片段中并未提到这件事。',
  ])('tells that the model says nothing where it says %j', async (reply) => {
    const { written } = await write(reply);
    expect(written).toMatchObject({ saysNothing: true, heldBack: [] });
    expect(written.answer).toBeUndefined();
  });

  it('keeps what was proved before the agreed phrase, and reads nothing after it', async () => {
    const reply = `大桥全长3.6公里。[1]${cannotAnswer}云岭镇新种茶树2300亩。[2]`;
    const { written } = await write(reply);
    expect(written.saysNothing).toBe(false);
    expect(written.answer?.statements).toHaveLength(1);
  });

  it('numbers quotations in the order of the answer, each once', async () => {
    const { written } = await write(
      '云岭镇新种茶树2300亩。[2]大桥全长3.6公里。[1]带动480户农户增收。[2]',
    );
    expect(written.answer).toMatchObject({
      statements: [{ markers: [1] }, { markers: [2] }, { markers: [1] }],
      citations: [
        { marker: 1, articleId: tea.id },
        { marker: 2, articleId: bridge.id },
      ],
    });
  });

  it('does not count a line that only leads to the next as held back', async () => {
    const { written } = await write('答案如下：\n大桥全长3.6公里。[1]');
    expect(written.heldBack).toEqual([]);
    expect(written.answer?.statements).toHaveLength(1);
  });

  it('reads no more than twelve sentences', async () => {
    const { written } = await write(
      Array.from(
        { length: 15 },
        (_, index) => `大桥全长3.6公里，共${'好'.repeat(index)}。[1]`,
      ).join(''),
    );
    expect(written.heldBack.length).toBeLessThanOrEqual(12);
  });
});

describe('a prompt', () => {
  it('tells the model what each reason means for which a sentence is held back', async () => {
    const mend = await readFile('prompts/mend.md', 'utf8');
    for (const reason of reasons) expect(mend).toMatch(new RegExp(`^${reason}：`, 'mu'));
  });

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

async function write(reply: ScriptedReply): Promise<{ written: Written; server: ChatServer }> {
  const server = await startChatServer(reply);
  const writer = new Writer(await languageModelAt(server));
  return { written: await writer.write(await requestFor(question)), server };
}

/** The bridge's passage first, then the one about tea. */
async function requestFor(asked: string): Promise<WriteRequest> {
  const { retriever } = await archiveOf(bridge, tea);
  const passages = await retriever.retrieve(analyseQuestion(question));
  return { asked, question: analyseQuestion(asked), passages };
}
