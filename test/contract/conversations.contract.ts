import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TokenUsage } from '../../src/answering/usage.ts';
import type { ConversationMemory } from '../../src/chat/memory/memory.ts';
import { anyText, anyTurn, turnOf } from '../chat/memory/memory-turns.ts';

/** An empty memory, and how many sessions it keeps. */
export interface MemoryToTest {
  readonly memory: ConversationMemory;
  readonly maxSessions: number;
}

/** What conversations may rely on, wherever they are kept. */
export function describeConversationMemory(name: string, make: () => Promise<MemoryToTest>): void {
  async function opened(): Promise<MemoryToTest> {
    const made = await make();
    onTestFinished(() => made.memory.close());
    return made;
  }

  async function questionsOf(memory: ConversationMemory, session: string): Promise<string[]> {
    return (await memory.turns(session)).map(({ question }) => question);
  }

  describe(`${name}, asked for turns`, () => {
    test('gives the last six, oldest first', async () => {
      const { memory } = await opened();
      for (let number = 1; number <= 8; number += 1) await memory.remember('a', turnOf(number));
      expect(await questionsOf(memory, 'a')).toEqual(
        [3, 4, 5, 6, 7, 8].map((number) => `问题${number}`),
      );
    });

    test('gives none of a session that it does not know', async () => {
      const { memory } = await opened();
      expect(await memory.turns('a')).toEqual([]);
    });

    test('keeps sessions apart and forgets only the one that is named', async () => {
      const { memory } = await opened();
      await memory.remember('a', turnOf(1));
      await memory.remember('b', turnOf(2));
      await memory.forget('a');
      await memory.forget('unknown');
      expect(await memory.turns('a')).toEqual([]);
      expect(await memory.turns('b')).toEqual([turnOf(2)]);
    });

    test('gives any turn back as it was', async () => {
      const { memory } = await opened();
      const property = fc.asyncProperty(anyTurn, async (turn) => {
        await memory.remember('a', turn);
        expect((await memory.turns('a')).at(-1)).toStrictEqual(turn);
      });
      await fc.assert(property, { numRuns: 100 });
    });

    test('takes any text for the name of a session, and no two for the same', async () => {
      const { memory } = await opened();
      const names = fc.uniqueArray(anyText, { minLength: 2, maxLength: 4 });
      const property = fc.asyncProperty(names, async (sessions) => {
        for (const [index, session] of sessions.entries())
          await memory.remember(session, turnOf(index));
        for (const [index, session] of sessions.entries()) {
          expect(await memory.turns(session)).toEqual([turnOf(index)]);
          await memory.forget(session);
        }
      });
      await fc.assert(property, { numRuns: 25 });
    });
  });

  describe(`${name}, with more sessions than it keeps`, () => {
    async function full(): Promise<MemoryToTest> {
      const made = await opened();
      for (let number = 0; number < made.maxSessions; number += 1)
        await made.memory.remember(
          `${number}`,
          turnOf(1, { promptTokens: 3, completionTokens: 1 }),
        );
      return made;
    }

    test('drops the one that was neither read nor added to for longest', async () => {
      const { memory, maxSessions } = await full();
      await memory.turns('0');
      await memory.remember('1', turnOf(2));
      await memory.remember('new', turnOf(1));
      expect(await memory.turns('2')).toEqual([]);
      for (const session of ['0', '3', `${maxSessions - 1}`, 'new'])
        expect(await memory.turns(session)).toHaveLength(1);
      expect(await memory.turns('1')).toHaveLength(2);
    });

    test('drops the usage with the session', async () => {
      const { memory } = await full();
      await memory.remember('new', turnOf(1));
      expect(await memory.usage('0')).toBeUndefined();
      expect(await memory.usage('1')).toEqual({ promptTokens: 3, completionTokens: 1 });
    });
  });

  describe(`${name}, asked for usage`, () => {
    const usage: TokenUsage = { promptTokens: 100, completionTokens: 20, cost: 0.25 };

    test('adds up all turns of the session, also those that it keeps no longer', async () => {
      const { memory } = await opened();
      for (let number = 1; number <= 8; number += 1) {
        await memory.remember('a', turnOf(number, usage));
        await memory.remember('b', turnOf(number, { promptTokens: 1, completionTokens: 1 }));
      }
      expect(await memory.usage('a')).toEqual({
        promptTokens: 800,
        completionTokens: 160,
        cost: 2,
      });
      expect(await memory.usage('b')).toEqual({ promptTokens: 8, completionTokens: 8 });
    });

    test('passes over turns without usage, and tells none where there was no other', async () => {
      const { memory } = await opened();
      await memory.remember('a', turnOf(1));
      expect(await memory.usage('a')).toBeUndefined();
      await memory.remember('a', turnOf(2, usage));
      await memory.remember('a', turnOf(3));
      expect(await memory.usage('a')).toEqual(usage);
      expect(await memory.usage('unknown')).toBeUndefined();
    });

    test('begins anew when the session was forgotten', async () => {
      const { memory } = await opened();
      await memory.remember('a', turnOf(1, usage));
      await memory.forget('a');
      expect(await memory.usage('a')).toBeUndefined();
      await memory.remember('a', turnOf(2, usage));
      expect(await memory.usage('a')).toEqual(usage);
    });
  });

  test(`${name} may be closed more than once`, async () => {
    const { memory } = await opened();
    await memory.remember('a', turnOf(1));
    await memory.close();
    await expect(memory.close()).resolves.toBeUndefined();
  });
}
