import { chmodSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeError, WenbaoError } from '../../src/errors.ts';
import { type Connection, PrivateDatabase } from '../../src/storage/private-database.ts';
import { temporaryFolder } from '../support/indexed.ts';
import { bytesBeside, change, rowsOf, withoutPrivileges } from './database-file.ts';

const format = {
  name: '书目记录',
  applicationId: 0x426f6f6b,
  schemaVersion: 3,
  schema: 'CREATE TABLE books (title TEXT NOT NULL UNIQUE) STRICT',
};

function prepare(database: Connection) {
  return {
    add: database.prepare('INSERT INTO books (title) VALUES (?)'),
    drop: database.prepare('DELETE FROM books'),
    titles: database.prepare('SELECT title FROM books ORDER BY title').pluck(),
  };
}

function opened(path: string) {
  const database = PrivateDatabase.open(path, format, prepare);
  onTestFinished(() => database.close());
  return database;
}

async function newPath(): Promise<string> {
  return join(await temporaryFolder(), 'books.sqlite');
}

describe('a private database', () => {
  test('is made with its folder, and only its owner may read any file of it', async () => {
    const path = join(await temporaryFolder(), 'a', 'b', 'books.sqlite');
    opened(path).write(({ add }) => add.run('渔谱'));
    for (const name of await readdir(join(path, '..'))) {
      const { mode } = await stat(join(path, '..', name));
      expect([name, mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  test('holds what was written when it is opened anew, and is closed more than once', async () => {
    const path = await newPath();
    const first = opened(path);
    first.write(({ add }) => add.run('渔谱'));
    first.close();
    first.close();
    expect(opened(path).read(({ titles }) => titles.all())).toEqual(['渔谱']);
  });

  test('writes all of a transaction or nothing', async () => {
    const database = opened(await newPath());
    const failing = () =>
      database.write(({ add }) => {
        add.run('渔谱');
        throw new RangeError('no such shelf');
      });
    expect(failing).toThrow(RangeError);
    expect(database.read(({ titles }) => titles.all())).toEqual([]);
  });

  test('may be written through two connections, each seeing what the other wrote', async () => {
    const path = await newPath();
    const [one, other] = [opened(path), opened(path)];
    one.write(({ add }) => add.run('渔谱'));
    other.write(({ add }) => add.run('茶经'));
    for (const database of [one, other])
      expect(database.read(({ titles }) => titles.all())).toEqual(['渔谱', '茶经'].sort());
  });

  test('holds no byte of what was deleted once that is erased', async () => {
    const path = await newPath();
    const database = opened(path);
    database.write(({ add }) => add.run('secret '.repeat(2_000)));
    expect(await bytesBeside(path)).toContain('secret');
    database.write(({ drop }) => drop.run());
    database.eraseDeleted();
    expect(await bytesBeside(path)).not.toContain('secret');
  });

  test('is marked as what it is', async () => {
    const path = await newPath();
    opened(path);
    expect(rowsOf(path, 'PRAGMA application_id')).toEqual([0x426f6f6b]);
    expect(rowsOf(path, 'PRAGMA user_version')).toEqual([3]);
  });
});

describe('a file that cannot be a private database', () => {
  const moveAway = '请移走这个文件后再试，程序会另建一个。';

  test('is called by what it should hold where it is no database, and left as it is', async () => {
    const path = await newPath();
    const content = '这不是数据库。'.repeat(200);
    await writeFile(path, content);
    expect(refusalOf(path)).toBe(`书目记录 books.sqlite 已损坏，或不是书目记录。${moveAway}`);
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  test('is refused where it holds something of another kind or an older version', async () => {
    const path = await newPath();
    opened(path).close();
    change(path, 'PRAGMA user_version = 2');
    expect(refusalOf(path)).toContain('已损坏，或不是书目记录。');
    change(path, 'PRAGMA user_version = 3');
    change(path, 'PRAGMA application_id = 5');
    expect(refusalOf(path)).toContain('已损坏，或不是书目记录。');
  });

  test('is refused where a newer program wrote it', async () => {
    const path = await newPath();
    opened(path).close();
    change(path, 'PRAGMA user_version = 4');
    expect(refusalOf(path)).toContain('书目记录 books.sqlite 是更新版本的程序写的。请更新程序');
  });

  test('is refused where it lacks a table that a statement needs', async () => {
    const path = await newPath();
    opened(path).close();
    change(path, 'DROP TABLE books');
    expect(refusalOf(path)).toContain('已损坏，或不是书目记录。');
  });

  test('is told of when it is damaged while it is open', async () => {
    const path = await newPath();
    const database = opened(path);
    change(path, 'DROP TABLE books');
    expect(() => database.read(({ titles }) => titles.all())).toThrow('books.sqlite 已损坏');
    expect(() => database.write(({ add }) => add.run('渔谱'))).toThrow(WenbaoError);
  });

  test('is refused where it is a folder, or to lie in a file', async () => {
    const path = await newPath();
    await mkdir(path);
    expect(refusalOf(path)).toContain('书目记录 books.sqlite 应是文件，这里却是文件夹。');
    const file = await newPath();
    await writeFile(file, '');
    expect(refusalOf(join(file, 'b.sqlite'))).toContain('要放的文件夹其实是一个文件。');
  });

  test('is refused where it may not be written', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'books.sqlite');
    opened(path).close();
    chmodSync(folder, 0o777);
    chmodSync(path, 0o444);
    expect(withoutPrivileges(() => refusalOf(path))).toContain('书目记录 books.sqlite 不能写入。');
  });

  test('is told of as in use while another writes for longer than it waits', async () => {
    const path = await newPath();
    const [one, other] = [opened(path), opened(path)];
    const complaint = one.write(({ add }) => {
      add.run('渔谱');
      return messageOf(() => other.write((statements) => statements.add.run('茶经')));
    });
    expect(complaint).toBe('书目记录 books.sqlite 正由另一个程序写入。请稍后再试。');
  });
});

function refusalOf(path: string): string {
  return messageOf(() => opened(path));
}

function messageOf(work: () => unknown): string {
  try {
    work();
    return 'not refused';
  } catch (error) {
    return error instanceof WenbaoError && error.kind === 'config'
      ? describeError(error)
      : String(error);
  }
}
