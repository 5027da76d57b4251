import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { typescriptLoader } from '../../../scripts/typescript-loader.ts';
import { SqliteConversations } from '../../../src/chat/memory/sqlite-conversations.ts';
import { describeConversationMemory } from '../../contract/conversations.contract.ts';
import { bytesBeside, change, rowsOf } from '../../storage/database-file.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { newPath, openFor } from './memory-file.ts';
import { turnOf } from './memory-turns.ts';

const oneToken = { promptTokens: 1, completionTokens: 0 };

describeConversationMemory('a memory in a file', async () => {
  const maxSessions = 12;
  return { memory: SqliteConversations.open(await newPath(), { maxSessions }), maxSessions };
});

describe('a file of conversations', () => {
  test('is made with its folder, and only its owner may read it', async () => {
    const path = join(await temporaryFolder(), 'a', 'b', 'conversations.sqlite');
    const memory = openFor(path);
    await memory.remember('a', turnOf(1));
    for (const name of await readdir(join(path, '..'))) {
      const { mode } = await stat(join(path, '..', name));
      expect([name, mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  test('holds turns and usage when it is opened anew', async () => {
    const path = await newPath();
    const first = openFor(path);
    for (let number = 1; number <= 8; number += 1)
      await first.remember('a', turnOf(number, oneToken));
    const turns = await first.turns('a');
    await first.close();
    const second = openFor(path);
    expect(turns).toHaveLength(6);
    expect(await second.turns('a')).toEqual(turns);
    expect(await second.usage('a')).toEqual({ promptTokens: 8, completionTokens: 0 });
  });

  test('shows a connection at once what another one remembered and forgot', async () => {
    const path = await newPath();
    const [one, other] = [openFor(path), openFor(path)];
    await one.remember('a', turnOf(1, oneToken));
    await other.remember('a', turnOf(2, oneToken));
    expect(await one.turns('a')).toEqual([turnOf(1, oneToken), turnOf(2, oneToken)]);
    expect(await one.usage('a')).toEqual({ promptTokens: 2, completionTokens: 0 });
    await other.forget('a');
    expect(await one.turns('a')).toEqual([]);
  });

  test('holds no byte of a question that was forgotten, though it is still open', async () => {
    const path = await newPath();
    const memory = openFor(path);
    await memory.remember('a', { ...turnOf(1), question: 'secret '.repeat(2_000) });
    await memory.remember('b', { ...turnOf(2), question: 'public' });
    expect(await bytesBeside(path)).toContain('secret');
    await memory.forget('a');
    expect(await bytesBeside(path)).not.toContain('secret');
    expect(await bytesBeside(path)).toContain('public');
  });

  test('drops sessions down to the number that it is opened with', async () => {
    const path = await newPath();
    const many = openFor(path);
    for (const session of ['a', 'b', 'c', 'd']) await many.remember(session, turnOf(1));
    const few = openFor(path, 2);
    await few.remember('d', turnOf(2));
    const lengths = ['a', 'b', 'c', 'd'].map(async (name) => (await few.turns(name)).length);
    expect(await Promise.all(lengths)).toEqual([0, 0, 1, 2]);
    expect(rowsOf(path, 'SELECT count(*) FROM turns')).toEqual([3]);
  });
});

/** Opens a file, remembers turns in some sessions, and prints how many it was told are stored. */
const rememberInLoop = `
  import { SqliteConversations } from './src/chat/memory/sqlite-conversations.ts';
  const [path, times, ...sessions] = process.argv.slice(1);
  const memory = SqliteConversations.open(path);
  const answer = { status: 'abstained', reason: '没有找到。' };
  const usage = { promptTokens: 1, completionTokens: 0 };
  for (let number = 1; number <= Number(times); number += 1) {
    for (const session of sessions)
      await memory.remember(session, { question: '问题' + number, answer, usage });
    process.stdout.write(number + '\\n');
  }
`;

describe('a file of conversations that processes write', () => {
  test('holds what a process was told is stored before it was killed', async () => {
    const path = await newPath();
    const writer = startWriter(path, 1_000_000, ['a']);
    const gone = once(writer, 'exit');
    let told = 0;
    for await (const line of createInterface(writer.stdout)) {
      told = Number(line);
      if (told === 40) writer.kill('SIGKILL');
    }
    await gone;
    const memory = openFor(path);
    const stored = (await memory.usage('a'))?.promptTokens ?? 0;
    expect(told).toBeGreaterThanOrEqual(40);
    expect(stored).toBeGreaterThanOrEqual(told);
    expect(await memory.turns('a')).toEqual(
      [5, 4, 3, 2, 1, 0].map((back) => turnOf(stored - back, oneToken)),
    );
  });

  test('loses nothing of two that write at the same time, nor of what both add up', async () => {
    const path = await newPath();
    const writers = ['a', 'b'].map((own) => startWriter(path, 100, [own, 'both']));
    for (const writer of writers) writer.stdout.resume();
    const exits = await Promise.all(writers.map((writer) => once(writer, 'exit')));
    expect(exits).toEqual([
      [0, null],
      [0, null],
    ]);
    const memory = openFor(path);
    const sums = ['a', 'b', 'both'].map(async (name) => (await memory.usage(name))?.promptTokens);
    expect(await Promise.all(sums)).toEqual([100, 100, 200]);
    expect((await memory.turns('b')).at(-1)).toEqual(turnOf(100, oneToken));
  });
});

describe('a stored turn', () => {
  test.each([
    ['no JSON', '{'],
    ['JSON of something else', '["问题"]'],
    ['an answer of no known status', '{"question":"问题","answer":{"status":"guessed"}}'],
    [
      'a span that begins before its text',
      JSON.stringify({
        question: '问题',
        answer: {
          status: 'answered',
          statements: [],
          citations: [
            {
              marker: 1,
              articleId: 'a#1',
              source: 'a',
              lines: [1, 1],
              quote: '',
              span: { start: -1, end: 0 },
            },
          ],
        },
      }),
    ],
  ])('that is %s is skipped', async (_, stored) => {
    const path = await newPath();
    const memory = openFor(path);
    for (const number of [1, 2, 3]) await memory.remember('a', turnOf(number));
    change(path, 'UPDATE turns SET turn = ? WHERE id = 2', stored);
    expect(await memory.turns('a')).toEqual([turnOf(1), turnOf(3)]);
  });

  test('does not matter for the usage, which begins anew where it cannot be read', async () => {
    const path = await newPath();
    const memory = openFor(path);
    await memory.remember('a', turnOf(1, oneToken));
    change(path, 'UPDATE sessions SET usage = ?', '{"promptTokens":-1,"completionTokens":"many"}');
    expect(await memory.usage('a')).toBeUndefined();
    await memory.remember('a', turnOf(2, oneToken));
    expect(await memory.usage('a')).toEqual(oneToken);
  });
});

function startWriter(
  path: string,
  times: number,
  sessions: readonly string[],
): ChildProcessWithoutNullStreams {
  const program = ['--import', typescriptLoader, '--input-type=module', '--eval', rememberInLoop];
  const writer = spawn(process.execPath, [...program, path, `${times}`, ...sessions]);
  writer.stderr.pipe(process.stderr);
  onTestFinished(() => {
    writer.kill('SIGKILL');
  });
  return writer;
}
