import { describe, expect, test } from 'vitest';
import { toArticleId } from '../../../../../src/corpus/article.ts';
import {
  commands,
  completeCommand,
  describeUnknown,
  readCommand,
} from '../../../../../src/surfaces/terminal/repl/commands.ts';
import { looksLikeCommand } from '../../../../../src/surfaces/terminal/text/command-mark.ts';
import { TestDesk } from '../../../../support/repl-desk.ts';

const articleId = toArticleId({ source: '甲.txt', documentId: '甲.txt' }, 1);
const numbered = [1, 2, 12].map((number) => ({ number, story: { articleId } }));
const desk = new TestDesk({ numbered, chatModel: 'openai:scripted' });

describe('a line', () => {
  test.each([
    ['/help', true],
    ['／help', true],
    ['/', true],
    ['帮助 /help', false],
    ['', false],
  ])('%j is a command: %s', (line, isCommand) => {
    expect(looksLikeCommand(line)).toBe(isCommand);
  });

  test.each([
    ['/open 2', '/open', '2'],
    ['／OPEN　 [2]  ', '/open', '[2]'],
    ['/save 我的 对话.md', '/save', '我的 对话.md'],
    ['/articles', '/articles', ''],
    ['/退出', '/quit', ''],
    ['/帮助', '/help', ''],
    ['/出处', '/sources', ''],
    ['/help\n后面一行', '/help', '后面一行'],
  ])('%j is read as %s with %j', (line, name, argument) => {
    expect(readCommand(line)).toMatchObject({ command: { name }, argument });
  });

  test.each(['/op 2', '/opens', '/', '/toString', 'open 2', ''])('%j is none', (line) => {
    expect(readCommand(line)).toBeUndefined();
  });
});

test('names and aliases are all different', () => {
  const names = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

describe('a wrong command', () => {
  test.each([
    ['/sorces', '没有命令 /sorces。是否想用 /sources？'],
    ['／Hlep 我', '没有命令 /hlep。是否想用 /help？'],
    ['/nwe', '没有命令 /nwe。可用命令见 /help。'],
    ['/ne', '没有命令 /ne。是否想用 /new？'],
    ['/s', '没有命令 /s。是否想用 /sources 或 /save？'],
    ['/article', '没有命令 /article。是否想用 /articles？'],
    ['/帮忙', '没有命令 /帮忙。是否想用 /帮助？'],
    ['/what', '没有命令 /what。可用命令见 /help。'],
    ['/', '没有命令 /。可用命令见 /help。'],
    ['/甲乙', '没有命令 /甲乙。可用命令见 /help。'],
    ['/sources\u001b[31m', '没有命令 /sources。是否想用 /sources？'],
  ])('%j is answered with the one that was probably meant', (line, sentence) => {
    expect(describeUnknown(line)).toBe(sentence);
  });
});

describe('a begun line', () => {
  test.each([
    ['/s', ['/sources', '/save']],
    ['／S', ['/sources', '/save']],
    ['/open', ['/open ']],
    ['/q', ['/quit']],
    ['/', commands.map(({ name }) => name)],
    ['/open ', ['1', '2', '12']],
    ['/open 1', ['1', '12']],
    ['/open 1 ', []],
    ['/model ', ['开', '关']],
    ['/模型 开', ['开']],
    ['/save ', []],
    ['/xyz ', []],
    ['/xyz', []],
    ['青河', []],
    ['', []],
  ])('%j may be completed to %j', (line, words) => {
    expect(completeCommand(line, desk)).toEqual(words);
  });

  test('is not completed to a model where none is configured', () => {
    expect(completeCommand('/model ', new TestDesk())).toEqual([]);
  });
});
