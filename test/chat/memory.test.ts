import { describe, expect, test } from 'vitest';
import { InMemoryConversations, type Turn } from '../../src/chat/memory.ts';

describe('InMemoryConversations', () => {
  test('keeps the last six turns, oldest first', async () => {
    const memory = new InMemoryConversations();
    for (let number = 1; number <= 8; number += 1) await memory.remember('a', turn(number));
    const questions = (await memory.turns('a')).map(({ question }) => question);
    expect(questions).toEqual(['问题3', '问题4', '问题5', '问题6', '问题7', '问题8']);
  });

  test('keeps sessions apart and forgets only the one that is named', async () => {
    const memory = new InMemoryConversations();
    await memory.remember('a', turn(1));
    await memory.remember('b', turn(2));
    await memory.forget('a');
    expect(await memory.turns('a')).toEqual([]);
    expect(await memory.turns('b')).toEqual([turn(2)]);
  });

  test('drops the least recently used of more than a thousand sessions', async () => {
    const memory = new InMemoryConversations();
    for (let number = 0; number < 1000; number += 1) await memory.remember(`${number}`, turn(1));
    await memory.turns('0');
    await memory.remember('new', turn(1));
    expect(await memory.turns('0')).toHaveLength(1);
    expect(await memory.turns('1')).toEqual([]);
    expect(await memory.turns('new')).toHaveLength(1);
  });
});

function turn(number: number): Turn {
  return { question: `问题${number}`, answer: { status: 'abstained', reason: '没有找到。' } };
}
