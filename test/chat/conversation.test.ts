import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import { Conversations } from '../../src/chat/conversation.ts';
import { InMemoryConversations } from '../../src/chat/memory/memory.ts';
import { WenbaoError } from '../../src/errors.ts';
import { answered } from '../support/scripted-assistant.ts';

describe('Conversations', () => {
  test('answers with the question made whole and the time it took', async () => {
    const { conversations } = setUp(async () => ({ answer: answered('好。'), notice: '注意。' }));
    await conversations.ask('云峰钢铁2024年产值是多少？', { session: 'a' });
    const reply = await conversations.ask('那税收呢？', { session: 'a' });
    expect(reply).toMatchObject({ question: '云峰钢铁2024年税收是多少？', notice: '注意。' });
    expect(reply.elapsedMs).toBeGreaterThanOrEqual(0);
  });

  test('knows nothing of other sessions, nor without a session', async () => {
    const { conversations } = setUp();
    await conversations.ask('云峰钢铁2024年产值是多少？', { session: 'a' });
    expect((await conversations.ask('那税收呢？', { session: 'b' })).question).toBe('那税收呢？');
    expect((await conversations.ask('那税收呢？')).question).toBe('那税收呢？');
  });

  test('runs the turns of one session one at a time, in order', async () => {
    const log: string[] = [];
    const { conversations } = setUp(async (question) => {
      log.push(`${question}开始`);
      await new Promise((resolve) => setTimeout(resolve, question === '甲' ? 20 : 1));
      log.push(`${question}结束`);
      return { answer: answered('好。') };
    });
    await Promise.all([
      conversations.ask('甲', { session: 'a' }),
      conversations.ask('乙', { session: 'a' }),
    ]);
    expect(log).toEqual(['甲开始', '甲结束', '乙开始', '乙结束']);
  });

  test('remembers no turn that failed, and goes on after it', async () => {
    const { conversations, memory } = setUp(async (question) => {
      if (question === '甲') throw new Error('坏了');
      return { answer: answered('好。') };
    });
    await expect(conversations.ask('甲', { session: 'a' })).rejects.toThrow('坏了');
    await conversations.ask('乙', { session: 'a' });
    expect((await memory.turns('a')).map(({ question }) => question)).toEqual(['乙']);
  });

  test('remembers no turn that was cancelled, even when it is answered later', async () => {
    const { conversations, memory } = setUp(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { answer: answered('好。') };
    });
    const controller = new AbortController();
    const running = conversations.ask('甲', { session: 'a', signal: controller.signal });
    controller.abort(new Error('不等了'));
    await expect(running).rejects.toThrow('不等了');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await memory.turns('a')).toEqual([]);
  });

  test('cancels a waiting turn at once and never asks it', async () => {
    const asked: string[] = [];
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { conversations } = setUp(async (question) => {
      asked.push(question);
      await gate;
      return { answer: answered('好。') };
    });
    const controller = new AbortController();
    const first = conversations.ask('甲', { session: 'a' });
    const second = conversations.ask('乙', { session: 'a', signal: controller.signal });
    controller.abort(new Error('不等了'));
    await expect(second).rejects.toThrow('不等了');
    open();
    await first;
    await conversations.forget('a');
    expect(asked).toEqual(['甲']);
  });

  test('forgets a turn that is still running', async () => {
    const { conversations, memory } = setUp();
    const turn = conversations.ask('甲', { session: 'a' });
    await conversations.forget('a');
    await turn;
    expect(await memory.turns('a')).toEqual([]);
  });

  test.each(['', '  \n', '？！…', '字'.repeat(501)])(
    'rejects %j as wrong use',
    async (question) => {
      const { conversations } = setUp();
      const error = await conversations.ask(question).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WenbaoError);
      expect(error).toMatchObject({ kind: 'usage' });
    },
  );

  test('answers all the same where the conversation can be neither read nor kept, and says so', async () => {
    const memory = new InMemoryConversations();
    const refuse = async () => {
      throw new WenbaoError('config', '对话记录读不了。', '请检查。');
    };
    const conversations = new Conversations({
      answer: async () => ({ answer: answered('好。') }),
      memory: {
        turns: refuse,
        remember: refuse,
        usage: refuse,
        forget: refuse,
        close: () => memory.close(),
      },
      describe: async () => '3篇报道。',
    });
    const reply = await conversations.ask('甲', { session: 'a' });
    expect(reply.answer).toMatchObject({ status: 'answered' });
    expect(reply.notice).toBe(
      '前面的对话读不出来，这一问单独回答。这一问没能记住，追问时请写完整。',
    );
  });

  test('describes what is below it', async () => {
    expect(await setUp().conversations.describe()).toBe('3篇报道。');
  });
});

type AnswerQuestion = (question: string) => Promise<{ answer: Answer; notice?: string }>;

function setUp(answer: AnswerQuestion = async () => ({ answer: answered('好。') })) {
  const memory = new InMemoryConversations();
  const describe = async () => '3篇报道。';
  return { memory, conversations: new Conversations({ answer, memory, describe }) };
}
