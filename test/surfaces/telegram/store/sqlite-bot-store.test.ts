import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { typescriptLoader } from '../../../../scripts/typescript-loader.ts';
import { describeError, WenbaoError } from '../../../../src/errors.ts';
import { SqliteBotStore } from '../../../../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { change, rowsOf } from '../../../storage/database-file.ts';
import { temporaryFolder } from '../../../support/indexed.ts';
import { describeBotStore } from './bot-store.contract.ts';
import { articleId, shownAnswer } from './shown-answers.ts';

describeBotStore('a bot store in a file', async () => {
  const clock = { nowMs: 1_000_000_000_000 };
  const sizes = { maxAnswers: 5, maxInlineAnswers: 2 };
  const options = { botId: 11, ...sizes, now: () => clock.nowMs };
  return { store: SqliteBotStore.open(await newPath(), options), clock, ...sizes };
});

const dayMs = 86_400_000;
const plenty = { perMinute: 1_000, perDay: 1_000 };

describe('a bot file', () => {
  test('is made with its folder, and only its owner may read it', async () => {
    const path = join(await temporaryFolder(), 'a', 'bot.sqlite');
    openFor(path).keepAnswer(shownAnswer());
    for (const name of await readdir(join(path, '..'))) {
      const { mode } = await stat(join(path, '..', name));
      expect([name, mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  test('holds all of it when it is opened anew', async () => {
    const path = await newPath();
    const first = openFor(path);
    const id = first.keepAnswer(shownAnswer());
    first.rate(id, 1, 'up');
    first.claimUpdate(5);
    first.setBlocked(-3, true);
    const key = first.keepStory(articleId);
    first.takeQuestion({ userId: 1, chatId: 1, atMs: 5 }, { perMinute: 1, perDay: 1 });
    first.close();
    const second = openFor(path);
    expect(second.answer(id)).toEqual(shownAnswer());
    expect(second.rate(id, 1, 'up')).toBe('taken-back');
    expect(second.claimUpdate(5)).toBe(false);
    expect(second.isBlocked(-3)).toBe(true);
    expect(second.story(key)).toBe(articleId);
    const again = { userId: 1, chatId: 1, atMs: 6 };
    expect(second.takeQuestion(again, { perMinute: 1, perDay: 1 })).toBe('day');
  });

  test('is shared at once by two that have it open', async () => {
    const path = await newPath();
    const [one, other] = [openFor(path), openFor(path)];
    const id = one.keepAnswer(shownAnswer());
    expect(other.lastAnswer('chat 1')?.id).toBe(id);
    other.rate(id, 1, 'down');
    expect(one.ratedAnswers()).toMatchObject([{ id, up: 0, down: 1 }]);
    expect([one.claimUpdate(5), other.claimUpdate(5)]).toEqual([true, false]);
    const asked = { userId: 1, chatId: 1, atMs: 5 };
    expect(one.takeQuestion(asked, { perMinute: 1, perDay: 9 })).toBe('taken');
    expect(other.takeQuestion(asked, { perMinute: 1, perDay: 9 })).toBe('minute');
  });

  test('keeps the updates of each bot apart', async () => {
    const path = await newPath();
    const [one, other] = [openFor(path, 11), openFor(path, 12)];
    expect([one.claimUpdate(5), other.claimUpdate(5)]).toEqual([true, true]);
    expect([one.claimUpdate(5), other.claimUpdate(5)]).toEqual([false, false]);
  });

  test('holds no more than a hundred thousand update ids, the newest', async () => {
    const path = await newPath();
    const store = openFor(path);
    change(
      path,
      `WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 100000)
       INSERT INTO updates (bot, id, seen_at) SELECT 11, id, ${Date.now()} FROM ids`,
    );
    expect(store.claimUpdate(100_001)).toBe(true);
    expect(rowsOf(path, 'SELECT count(*) FROM updates')).toEqual([100_000]);
    expect([store.claimUpdate(2), store.claimUpdate(100_001)]).toEqual([false, false]);
    expect(store.claimUpdate(1)).toBe(true);
  });

  test('holds who asked when for a week, and nobody for nine days', async () => {
    const path = await newPath();
    const store = openFor(path);
    const ask = (days: number) =>
      store.takeQuestion({ userId: 1, chatId: 1, atMs: days * dayMs }, plenty);
    for (const days of [100, 101, 107, 109]) ask(days);
    expect(store.figures(0).questions).toBe(3);
    expect(rowsOf(path, 'SELECT asked_at FROM questions')).toEqual(
      [101, 107, 109].map((days) => days * dayMs),
    );
  });

  test('does not tell who was answered, but for the chat', async () => {
    const path = await newPath();
    openFor(path).keepAnswer(shownAnswer());
    const columns = rowsOf(path, "SELECT name FROM pragma_table_info('answers')");
    expect(columns).toContain('session');
    expect(columns).not.toContain('user');
  });

  test('drops answers down to the number that it is opened with', async () => {
    const path = await newPath();
    const many = openFor(path);
    const ids = [1, 2, 3, 4].map(() => many.keepAnswer(shownAnswer()));
    const few = SqliteBotStore.open(path, { botId: 11, maxAnswers: 2 });
    onTestFinished(() => few.close());
    ids.push(few.keepAnswer(shownAnswer()));
    expect(ids.map((id) => few.answer(id) !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('a stored answer that cannot have been one', () => {
  test.each([
    ['its text is no JSON', "UPDATE answers SET turn = '{'"],
    ['its status is none', `UPDATE answers SET turn = '{"question":"？","answer":{}}'`],
    ['its session is no name', "UPDATE answers SET session = 'chat'"],
    ['it took less than no time', 'UPDATE answers SET elapsed_ms = -1'],
  ])('is not there where %s', async (_, damage) => {
    const path = await newPath();
    const store = openFor(path);
    const id = store.keepAnswer(shownAnswer());
    change(path, damage);
    expect(store.answer(id)).toBeUndefined();
    expect(store.rate(id, 1, 'up')).toBeUndefined();
    expect(store.lastAnswer('chat 1')).toBeUndefined();
  });

  test('is passed over for the one before it, and among those that were rated', async () => {
    const path = await newPath();
    const store = openFor(path);
    const [sound, damaged] = [store.keepAnswer(shownAnswer()), store.keepAnswer(shownAnswer())];
    for (const id of [sound, damaged]) store.rate(id, 1, 'up');
    change(path, "UPDATE answers SET turn = '[]' WHERE id = ?", damaged);
    expect(store.lastAnswer('chat 1')?.id).toBe(sound);
    expect(store.ratedAnswers().map(({ id }) => id)).toEqual([sound]);
  });

  test('makes no story of what is no id', async () => {
    const path = await newPath();
    const store = openFor(path);
    const key = store.keepStory(articleId);
    change(path, "UPDATE stories SET article = 'harbour'");
    expect(store.story(key)).toBeUndefined();
    expect(store.story(store.keepStory(articleId))).toBe(articleId);
  });
});

describe('a file that is no bot file', () => {
  test('is refused by its name', async () => {
    const path = await newPath();
    await writeFile(path, '这不是数据库。'.repeat(200));
    expect(complaintOf(() => openFor(path))).toBe(
      '机器人记录 bot.sqlite 已损坏，或不是机器人记录。请移走这个文件后再试，程序会另建一个。',
    );
    expect(complaintOf(() => openFor(join(path, 'bot.sqlite')))).toContain('其实是一个文件');
  });

  test('is told of by every method when it is damaged while it is open', async () => {
    const path = await newPath();
    const store = openFor(path);
    const id = store.keepAnswer(shownAnswer());
    const key = store.keepStory(articleId);
    const asked = ['ratings', 'answers', 'updates', 'questions', 'replies'];
    for (const table of [...asked, 'stories', 'blocked_chats']) change(path, `DROP TABLE ${table}`);
    const uses = [
      () => store.claimUpdate(1),
      () => store.takeQuestion({ userId: 1, chatId: 1, atMs: 1 }, plenty),
      () => store.keepAnswer(shownAnswer()),
      () => store.countSmallTalk(),
      () => store.closeSession('chat 1'),
      () => store.answer(id),
      () => store.lastAnswer('chat 1'),
      () => store.rate(id, 1, 'up'),
      () => store.ratedAnswers(),
      () => store.keepStory(articleId),
      () => store.story(key),
      () => store.setBlocked(1, true),
      () => store.isBlocked(1),
      () => store.figures(0),
    ];
    for (const use of uses) expect(complaintOf(use)).toContain('机器人记录 bot.sqlite 已损坏');
  });
});

/** Takes questions of one user and sees updates, and prints how many of each it got. */
const takeInLoop = `
  import { SqliteBotStore } from './src/surfaces/telegram/store/sqlite-bot-store.ts';
  const store = SqliteBotStore.open(process.argv[1], { botId: 11 });
  const limits = { perMinute: 50, perDay: 1000 };
  const asked = { userId: 1, chatId: 1, atMs: 1_000_000_000_000 };
  let [taken, fresh] = [0, 0];
  for (let number = 1; number <= 100; number += 1) {
    if (store.takeQuestion(asked, limits) === 'taken') taken += 1;
    if (store.claimUpdate(number)) fresh += 1;
  }
  store.close();
  process.stdout.write(JSON.stringify([taken, fresh]));
`;

test('processes that share a bot file take no question and no update twice', async () => {
  const path = await newPath();
  const counts = await Promise.all([takeIn(path), takeIn(path)]);
  expect(counts.reduce((sum, [taken]) => sum + taken, 0)).toBe(50);
  expect(counts.reduce((sum, [, fresh]) => sum + fresh, 0)).toBe(100);
});

async function takeIn(path: string) {
  const program = ['--import', typescriptLoader, '--input-type=module', '--eval', takeInLoop];
  const taker = spawn(process.execPath, [...program, path]);
  taker.stderr.pipe(process.stderr);
  onTestFinished(() => {
    taker.kill('SIGKILL');
  });
  let printed = '';
  taker.stdout.on('data', (part) => {
    printed += part;
  });
  await once(taker, 'close');
  return z.tuple([z.number(), z.number()]).parse(JSON.parse(printed));
}

async function newPath(): Promise<string> {
  return join(await temporaryFolder(), 'bot.sqlite');
}

/** A store in a file, closed when the test is over. */
function openFor(path: string, botId = 11): SqliteBotStore {
  const store = SqliteBotStore.open(path, { botId });
  onTestFinished(() => store.close());
  return store;
}

function complaintOf(work: () => unknown): string {
  try {
    work();
    return 'not refused';
  } catch (error) {
    return error instanceof WenbaoError ? describeError(error) : String(error);
  }
}
