import { open, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, resolve } from 'node:path';
import { WenbaoError } from '../../../../errors.ts';
import { toPrintableLine } from '../../text/printable.ts';
import type { Command } from '../command.ts';
import { conversationMarkdown } from '../conversation-markdown.ts';

export const save: Command = {
  name: '/save',
  aliases: ['/保存'],
  argument: '[文件]',
  use: '把对话连同出处存成 Markdown 文件',
  run: async (argument, desk) => {
    const { turns } = desk;
    if (turns.length === 0) return desk.tell('还没有问答，没有可存的。');
    const today = localDate(new Date());
    const text = conversationMarkdown(turns, today);
    const path =
      argument === ''
        ? await saveAsOfDay(today, text)
        : await saveAs(toPrintableLine(argument), text);
    desk.tell(`已存入 ${toPrintableLine(resolve(path))}，${turns.length} 个问答。`);
  },
};

/** @returns the path of the file @throws WenbaoError where it cannot be made */
async function saveAs(typed: string, text: string): Promise<string> {
  const named = withoutQuotes(typed).replace(/^~(?=\/|$)/u, homedir());
  if (named === '') throw refusal('文件名是空的');
  if (named.endsWith('/') || (await isFolder(named))) throw refusal(`${named} 是文件夹`);
  const path = extname(named) === '' ? `${named}.md` : named;
  await writeNew(path, text).catch((error: unknown) => {
    throw refusal(reasonOf(error, path), error);
  });
  return path;
}

const mostOfDay = 1000;

/** Under the day's name, or the next that is free: 对话-2026-11-21-2.md. */
async function saveAsOfDay(today: string, text: string): Promise<string> {
  for (let ordinal = 1; ; ordinal += 1) {
    const path = `对话-${today}${ordinal === 1 ? '' : `-${ordinal}`}.md`;
    try {
      await writeNew(path, text);
      return path;
    } catch (error) {
      const isTaken = codeOf(error) === 'EEXIST' && ordinal < mostOfDay;
      if (!isTaken) throw refusal(reasonOf(error, path), error);
    }
  }
}

/** Writes a file that was not there, wholly or not at all. */
async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

const quotesAround = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|「(.*)」)$/u;

function withoutQuotes(typed: string): string {
  const inside = quotesAround
    .exec(typed)
    ?.slice(1)
    .find((part) => part !== undefined);
  return (inside ?? typed).trim();
}

function refusal(reason: string, cause?: unknown): WenbaoError {
  const message = `没有存成：${toPrintableLine(reason)}。`;
  return new WenbaoError('usage', message, '请换个名字，或存到别处。', { cause });
}

function reasonOf(error: unknown, path: string): string {
  const code = codeOf(error);
  return `${path} ${reasons.get(code) ?? `写不进去（${code}）`}`;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EEXIST', '已经有了，不会覆盖'],
  ['ENOENT', '所在的文件夹不存在'],
  ['ENOTDIR', '不在文件夹里'],
  ['EACCES', '没有权限写'],
  ['EPERM', '没有权限写'],
  ['EROFS', '没有权限写'],
  ['ENAMETOOLONG', '名字太长'],
  ['ENOSPC', '写不进去，磁盘已满'],
  ['EDQUOT', '写不进去，磁盘已满'],
]);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '原因不明';
}

/** As in 2026-11-21, by the clock on the wall. */
function localDate(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) =>
    `${part}`.padStart(2, '0'),
  );
  return `${now.getFullYear()}-${month}-${day}`;
}
