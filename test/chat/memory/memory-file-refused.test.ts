import { chmodSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteConversations } from '../../../src/chat/memory/sqlite-conversations.ts';
import { describeError, WenbaoError } from '../../../src/errors.ts';
import { change, withoutPrivileges } from '../../storage/database-file.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { newPath, openFor } from './memory-file.ts';
import { turnOf } from './memory-turns.ts';

describe('what cannot be a file of conversations', () => {
  const moveAway = '请移走这个文件后再试，程序会另建一个。';

  test('is refused where it is no database, and left as it is', async () => {
    const path = await newPath();
    const content = '这不是数据库。'.repeat(200);
    await writeFile(path, content);
    expect(refusalOf(path)).toBe(
      `对话记录 conversations.sqlite 已损坏，或不是对话记录。${moveAway}`,
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  test.each([0, 1])(
    'is refused where it is a database of something else, of version %i, and left as it is',
    async (version) => {
      const path = await newPath();
      change(path, 'CREATE TABLE articles (text TEXT)');
      change(path, `PRAGMA user_version = ${version}`);
      const before = await readFile(path);
      expect(refusalOf(path)).toContain('已损坏，或不是对话记录。');
      expect(await readFile(path)).toEqual(before);
    },
  );

  test('is refused where a newer program wrote it', async () => {
    const path = await newPath();
    await openFor(path).close();
    change(path, 'PRAGMA user_version = 2');
    expect(refusalOf(path)).toBe(
      `对话记录 conversations.sqlite 是更新版本的程序写的。请更新程序，或移走这个文件后再试，程序会另建一个。`,
    );
  });

  test('is refused where its tables are gone', async () => {
    const path = await newPath();
    await openFor(path).close();
    change(path, 'DROP TABLE turns');
    expect(refusalOf(path)).toContain('已损坏，或不是对话记录。');
  });

  test('is told of when it is damaged while it is open', async () => {
    const path = await newPath();
    const memory = openFor(path);
    await memory.remember('a', turnOf(1));
    change(path, 'DROP TABLE sessions');
    await expect(memory.turns('a')).rejects.toThrow('conversations.sqlite 已损坏');
    await expect(memory.usage('a')).rejects.toThrow(WenbaoError);
    await expect(memory.remember('a', turnOf(2))).rejects.toThrow(WenbaoError);
  });

  test('is refused where it is a folder, or to lie in a file', async () => {
    const path = await newPath();
    await mkdir(path);
    expect(refusalOf(path)).toBe(
      '对话记录 conversations.sqlite 应是文件，这里却是文件夹。请另选一个路径。',
    );
    const file = await newPath();
    await writeFile(file, '');
    expect(refusalOf(join(file, 'talks.sqlite'))).toBe(
      '对话记录 talks.sqlite 要放的文件夹其实是一个文件。请另选一个路径。',
    );
  });

  test.each([
    ['its file may not be written', 'conversations.sqlite', 0o444],
    ['its file may not be read', 'conversations.sqlite', 0o000],
    ['its folder may not be written', '.', 0o555],
  ])('is refused where %s', async (_, name, mode) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'conversations.sqlite');
    await openFor(path).close();
    for (const made of [folder, path]) chmodSync(made, 0o777);
    chmodSync(join(folder, name), mode);
    onTestFinished(() => chmodSync(folder, 0o777));
    expect(withoutPrivileges(() => refusalOf(path))).toBe(
      '对话记录 conversations.sqlite 不能写入。请检查文件和文件夹的权限，或另选一个路径。',
    );
  });
});

function refusalOf(path: string): string {
  try {
    SqliteConversations.open(path);
    return 'not refused';
  } catch (error) {
    return error instanceof WenbaoError && error.kind === 'config'
      ? describeError(error)
      : String(error);
  }
}
