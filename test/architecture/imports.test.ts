import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** A source file by its path from the project's root. */
interface Source {
  readonly path: string;
  readonly text: string;
}

/** What every room of the Telegram surface may import. */
const belowTelegram = [
  'src/surfaces/wording',
  'src/surfaces/width',
  'src/errors.ts',
  'src/language',
  'src/corpus',
  'src/network',
  'src/storage',
  'src/answering',
  'src/browsing',
  'src/chat',
  'src/surfaces/telegram/logger.ts',
];

/** The rooms of the Telegram surface; each may import those before it. */
const telegramRooms = ['store', 'messages', 'outgoing', 'incoming', 'desk'].map(
  (name) => `src/surfaces/telegram/${name}`,
);

/** What every room of the terminal may import. */
const belowTerminal = [
  'src/surfaces/wording',
  'src/surfaces/width',
  'src/errors.ts',
  'src/language',
  'src/corpus',
  'src/answering',
  'src/browsing',
  'src/chat',
];

/** The rooms of the terminal, and those of its rooms that each may import. */
const terminalRooms: Readonly<Record<string, readonly string[]>> = {
  text: [],
  keyboard: ['text'],
  build: ['text'],
  answer: ['text'],
  lines: ['text', 'answer'],
  repl: ['text', 'keyboard', 'answer'],
};

/** What every room of the evaluation may import. */
const belowEvaluation = [
  'src/errors.ts',
  'src/language',
  // What the program says of itself; a measure is no less its own for knowing the words.
  'src/answering/answer.ts',
  'src/evaluation/grouping.ts',
  'src/evaluation/statistics',
];

/** The rooms of the evaluation, and those of its rooms that each may import. */
const evaluationRooms: Readonly<Record<string, readonly string[]>> = {
  statistics: [],
  input: [],
  cases: ['input'],
  answers: ['input'],
  measures: [],
  running: ['cases', 'answers'],
  judging: ['cases', 'answers', 'measures', 'running'],
  scores: ['cases', 'measures'],
  records: ['input', 'cases', 'answers', 'measures', 'judging', 'scores'],
  comparison: ['input', 'cases', 'answers', 'measures', 'scores', 'records'],
  reports: ['cases', 'answers', 'measures', 'judging', 'scores', 'records', 'comparison'],
};

/** What each room may import; a path names a folder, or one file. Every room may import itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/errors.ts': [],
  'src/config': ['src/errors.ts'],
  'src/config.ts': ['src/errors.ts', 'src/config'],
  'src/language': ['src/errors.ts'],
  'src/corpus': ['src/errors.ts', 'src/language'],
  'src/network': [],
  'src/storage': ['src/errors.ts'],
  'src/embedding': ['src/errors.ts', 'src/language', 'src/corpus', 'src/network'],
  'src/archive': [
    'src/errors.ts',
    'src/language',
    'src/corpus',
    'src/network/until-aborted.ts',
    'src/embedding',
  ],
  'src/retrieval': ['src/errors.ts', 'src/language', 'src/corpus', 'src/embedding', 'src/archive'],
  'src/answering': [
    'src/errors.ts',
    'src/language',
    'src/corpus',
    'src/network',
    'src/archive',
    'src/retrieval',
  ],
  'src/browsing': ['src/errors.ts', 'src/language', 'src/corpus', 'src/archive'],
  'src/chat': [
    'src/errors.ts',
    'src/language',
    'src/corpus',
    'src/network',
    'src/storage',
    'src/archive',
    'src/retrieval',
    'src/answering',
  ],
  'src/surfaces/width': [],
  'src/surfaces/wording': [
    'src/language',
    'src/corpus',
    'src/answering/answer.ts',
    'src/browsing/browser.ts',
  ],
  ...Object.fromEntries(
    Object.entries(terminalRooms).map(([room, rooms]) => [
      `src/surfaces/terminal/${room}`,
      [...belowTerminal, ...rooms.map((name) => `src/surfaces/terminal/${name}`)],
    ]),
  ),
  'src/surfaces/terminal': belowTerminal,
  'src/surfaces/telegram/logger.ts': [],
  ...Object.fromEntries(
    telegramRooms.map((room, at) => [room, [...belowTelegram, ...telegramRooms.slice(0, at)]]),
  ),
  'src/surfaces/telegram': belowTelegram,
  'src/evaluation/grouping.ts': [],
  'src/evaluation/answers/from-reply.ts': [
    ...belowEvaluation,
    'src/evaluation/answers',
    'src/answering/answer.ts',
    'src/chat/reply.ts',
  ],
  ...Object.fromEntries(
    Object.entries(evaluationRooms).map(([room, rooms]) => [
      `src/evaluation/${room}`,
      [...belowEvaluation, ...rooms.map((name) => `src/evaluation/${name}`)],
    ]),
  ),
  'src/evaluation/feedback': [
    ...belowEvaluation,
    ...['cases', 'answers', 'measures', 'judging'].map((name) => `src/evaluation/${name}`),
    'src/answering/answer.ts',
  ],
  'src/answer-over.ts': [
    'src/errors.ts',
    'src/language',
    'src/corpus',
    'src/embedding',
    'src/archive',
    'src/retrieval',
    'src/answering',
    'src/browsing',
    'src/chat',
  ],
  'src/app.ts': [
    'src/answer-over.ts',
    'src/errors.ts',
    'src/config.ts',
    'src/language',
    'src/corpus',
    'src/embedding',
    'src/storage',
    'src/archive',
    'src/retrieval',
    'src/answering',
    'src/browsing',
    'src/chat',
  ],
  'src/update-archive.ts': [
    'src/app.ts',
    'src/answer-over.ts',
    'src/errors.ts',
    'src/config.ts',
    'src/corpus',
    'src/embedding',
    'src/archive',
  ],
  'src/wenbao.ts': [
    'src/errors.ts',
    'src/language',
    'src/corpus',
    'src/embedding',
    'src/archive',
    'src/retrieval',
    'src/answering',
  ],
  // Benchmarks, fuzzing, soaking, torture and training may work with what the tests generate.
  'scripts/bench': [
    'src',
    'test/support',
    'scripts/typescript-loader.ts',
    'scripts/json-lines.ts',
    'scripts/launcher',
    'scripts/evaluation',
  ],
  'scripts/fuzz': ['src', 'test/fuzzing', 'scripts/typescript-loader.ts'],
  'scripts/soak': ['src', 'test/support', 'scripts/typescript-loader.ts'],
  'scripts/torture': ['src', 'test/support', 'scripts/typescript-loader.ts'],
  'scripts/screenshot': ['src', 'test/support', 'scripts/typescript-loader.ts'],
  'scripts/train-embedding': ['src', 'test/support', 'scripts/json-lines.ts'],
  scripts: ['src'],
};

/** Packages that are large or may be replaced, and where alone they may be imported. */
const homes: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:hnswlib-node|@langchain\/community)(?:\/|$)/u,
    ['src/archive/vector-graph.ts', 'scripts/bench'],
  ],
  [
    /^(?:langchain|@langchain\/[^/]+)(?:\/|$)/u,
    [
      'src/embedding',
      'src/retrieval',
      'src/answering',
      'src/archive/vector-graph.ts',
      'src/answer-over.ts',
      'src/wenbao.ts',
      'scripts/bench',
    ],
  ],
  [/^telegraf(?:\/|$)/u, ['src/surfaces/telegram']],
  [/^preact(?:\/|$)/u, ['src/evaluation/reports/page/app']],
  [
    /^better-sqlite3(?:\/|$)/u,
    ['src/archive', 'src/chat', 'src/storage', 'src/surfaces/telegram/store', 'scripts/bench'],
  ],
];

const mayReadEnvironment = ['scripts', 'src/config.ts', 'src/surfaces/terminal/text/screen.ts'];
const sources = [...sourcesBelow('src'), ...sourcesBelow('scripts')];

describe('the sources', () => {
  it('are found', () => {
    expect(sources.length).toBeGreaterThan(80);
  });

  it('import only what lies below them', () => {
    expect(sources.flatMap(upwardImports)).toEqual([]);
  });

  it('import each guarded package only in its home', () => {
    expect(sources.flatMap(strayPackages)).toEqual([]);
  });

  it('read the environment only where settings are read', () => {
    expect(sources.flatMap(environmentReaders)).toEqual([]);
  });

  it('have no file that says nothing of its content by its name', () => {
    expect(sources.flatMap(vagueNames)).toEqual([]);
  });

  it('let the scripts of one surface load no other', () => {
    expect(filesLoadedBy('scripts/ask.ts', sources)).not.toContainEqual(
      expect.stringContaining('surfaces/telegram'),
    );
    expect(filesLoadedBy('scripts/bot.ts', sources)).not.toContainEqual(
      expect.stringMatching(/surfaces\/terminal\/(?!command-line|text\/printable)/u),
    );
  });
});

describe('a bad example', () => {
  it.each([
    ['src/language/terms.ts', "import { chunkArticle } from '../corpus/chunk.ts';"],
    ['src/language/terms.ts', "import type { Chunk } from '../corpus/chunk.ts';"],
    ['src/corpus/chunk.ts', "export { rank } from '../answering/reader.ts';"],
    ['src/corpus/chunk.ts', "const reader = await import('../answering/reader.ts');"],
    ['src/corpus/chunk.ts', "let reader: import('../answering/reader.ts').Reader;"],
    ['src/embedding/model.ts', "import { openArchive } from '../archive/open.ts';"],
    ['src/archive/build.ts', "import { readConfig } from '../config.ts';"],
    ['src/answering/reader.ts', "import { Conversations } from '../chat/conversation.ts';"],
    ['src/wenbao.ts', "export { Conversations } from './chat/conversation.ts';"],
    ['src/app.ts', "import { runRepl } from './surfaces/terminal/repl/repl.ts';"],
    ['src/surfaces/terminal/repl/repl.ts', "import { runBot } from '../../telegram/bot.ts';"],
    ['src/surfaces/terminal/text/wrap.ts', "import '../answer/format.ts';"],
    ['src/surfaces/terminal/keyboard/typed-keys.ts', "import '../repl/repl.ts';"],
    [
      'src/surfaces/terminal/repl/repl.ts',
      "import { openArchive } from '../../../archive/open.ts';",
    ],
    ['src/surfaces/telegram/bot.ts', "import { readConfig } from '../../config.ts';"],
    ['src/surfaces/telegram/store/bot-store.ts', "import '../messages/taps.ts';"],
    ['src/surfaces/telegram/messages/taps.ts', "import '../outgoing/sender.ts';"],
    ['src/surfaces/telegram/outgoing/sender.ts', "import '../incoming/update.ts';"],
    ['src/surfaces/telegram/incoming/update.ts', "import '../desk/desk.ts';"],
    ['src/surfaces/telegram/desk/desk.ts', "import '../bot.ts';"],
    ['src/surfaces/telegram/desk/desk.ts', "import '../../../archive/archive.ts';"],
    ['src/browsing/places.ts', "import type { Answer } from '../answering/answer.ts';"],
    ['src/browsing/browser.ts', "import '../surfaces/telegram/messages/taps.ts';"],
    ['src/chat/conversation.ts', "import '../browsing/browser.ts';"],
    ['src/storage/sqlite.ts', "import '../archive/database.ts';"],
    ['src/config/address.ts', "import { readConfig } from '../config.ts';"],
    ['src/app.ts', "import { url } from './config/address.ts';"],
    ['src/evaluation/running/ask-all.ts', "import '../../answering/reader.ts';"],
    ['src/evaluation/measures/support.ts', "import '../../answering/verify/verify.ts';"],
    ['src/evaluation/measures/facts.ts', "import { judge } from '../judging/judge.ts';"],
    ['src/evaluation/records/run-file.ts', "import '../reports/table.ts';"],
    ['src/errors.ts', "import './config.ts';"],
    ['src/corpus/chunk.ts', "import { run } from '../../scripts/ask.ts';"],
    ['src/corpus/chunk.ts', "import { articleOf } from '../../test/support/indexed.ts';"],
    ['src/attic/old.ts', "import '../errors.ts';"],
  ])('of an import is caught in %s: %s', (path, text) => {
    expect(upwardImports({ path, text })).toHaveLength(1);
  });

  it.each([
    [
      'src/archive/article-store.ts',
      "import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';",
    ],
    ['src/archive/article-store.ts', "import hnswlib from 'hnswlib-node';"],
    ['src/chat/memory.ts', "import type { BaseMessage } from '@langchain/core/messages';"],
    ['src/surfaces/terminal/repl/repl.ts', "import { initChatModel } from 'langchain';"],
    ['src/app.ts', "import { Telegraf } from 'telegraf';"],
    ['src/surfaces/terminal/repl/repl.ts', "import Database from 'better-sqlite3';"],
    ['src/surfaces/telegram/desk/desk.ts', "import Database from 'better-sqlite3';"],
    ['src/browsing/places.ts', "import Database from 'better-sqlite3';"],
  ])('of a package is caught in %s: %s', (path, text) => {
    expect(strayPackages({ path, text })).toHaveLength(1);
  });

  it.each([
    ['src/chat/memory.ts', 'const key = process.env.OPENAI_API_KEY;'],
    ['src/chat/memory.ts', "const key = process['env'];"],
    ['src/chat/memory.ts', 'const { env } = process;'],
    ['src/chat/memory.ts', "import { env } from 'node:process';"],
    ['src/surfaces/terminal/text/screen.ts', 'const width = process.env.COLUMNS;'],
  ])('of reading the environment is caught in %s: %s', (path, text) => {
    expect(environmentReaders({ path, text })).not.toEqual([]);
  });

  it('of a comment or a string that speaks of these things is none', () => {
    const text = "// import '../chat/x.ts'; process.env\nconst help = 'process.env';";
    const source = { path: 'src/corpus/chunk.ts', text };
    expect([...upwardImports(source), ...environmentReaders(source)]).toEqual([]);
  });

  it.each(['src/corpus/utils.ts', 'src/types.ts', 'src/chat/index.ts'])(
    'of a vague name is caught: %s',
    (path) => {
      expect(vagueNames({ path, text: '' })).toEqual([path]);
    },
  );
});

function sourcesBelow(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): Source[] => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.(?:tsx?|mjs)$/u.test(entry.name)
      ? [{ path, text: readFileSync(join(path), 'utf8') }]
      : [];
  });
}

const importsKnown = new WeakMap<Source, readonly string[]>();

/** Everything that a file imports, also types alone and at run time. */
function importsOf(source: Source): readonly string[] {
  const names = importsKnown.get(source) ?? readImports(source);
  importsKnown.set(source, names);
  return names;
}

function readImports(source: Source): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = moduleNameOf(node);
    if (named && ts.isStringLiteralLike(named)) names.push(named.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return names;
}

function moduleNameOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return node.arguments[0];
  }
  return undefined;
}

const parsed = new WeakMap<Source, ts.SourceFile>();

/** To parse all sources takes longer than all that is asked of them. */
function parse(source: Source): ts.SourceFile {
  const { path, text } = source;
  const file = parsed.get(source) ?? ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  parsed.set(source, file);
  return file;
}

function upwardImports(source: Source): string[] {
  return localImportsOf(source)
    .filter((target) => !isAllowed(source.path, target))
    .map((target) => `${source.path} imports ${target}`);
}

/** The files of this project that a file imports, by their paths from the root. */
function localImportsOf(source: Source): string[] {
  return importsOf(source)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(source.path), name));
}

function isAllowed(path: string, target: string): boolean {
  const room = Object.keys(mayImport).find((candidate) => isWithin(path, candidate));
  if (room === undefined) return false;
  return [room, ...(mayImport[room] ?? [])].some((allowed) => isWithin(target, allowed));
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function strayPackages(source: Source): string[] {
  return importsOf(source)
    .filter((name) => {
      const [, places] = homes.find(([pattern]) => pattern.test(name)) ?? [];
      return places && !places.some((place) => isWithin(source.path, place));
    })
    .map((name) => `${source.path} imports ${name}`);
}

/** The whole environment may be handed on where one variable of it may be read. */
function environmentReaders(source: Source): string[] {
  const { path } = source;
  const isSetting = mayReadEnvironment.some((place) => isWithin(path, place));
  const found: string[] = [];
  const visit = (node: ts.Node, parent?: ts.Node): void => {
    if (isEnvironment(node)) {
      const name = parent && ts.isPropertyAccessExpression(parent) ? parent.name.text : '';
      const isAllowedName = !path.startsWith('src/surfaces') || ['', 'NO_COLOR'].includes(name);
      if (!isSetting || !isAllowedName) found.push(`${path} reads the environment ${name}`.trim());
    }
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(parse(source));
  return found;
}

function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression);
  if (ts.isVariableDeclaration(node)) {
    return (
      ts.isObjectBindingPattern(node.name) &&
      node.initializer !== undefined &&
      isProcess(node.initializer) &&
      node.name.elements.some(({ name, propertyName }) =>
        [name, propertyName].some((part) => part && ts.isIdentifier(part) && part.text === 'env'),
      )
    );
  }
  return ts.isImportDeclaration(node) && /^['"](?:node:)?process['"]$/u.test(moduleText(node));
}

function isProcess(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'process';
}

function moduleText({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? `'${moduleSpecifier.text}'` : '';
}

function vagueNames({ path }: Source): string[] {
  const isVague =
    path.startsWith('src/') && /\/(?:utils?|types?|index|helpers?)\.tsx?$/u.test(path);
  return isVague ? [path] : [];
}

/** All files of the project that are loaded with one, directly or through others. */
function filesLoadedBy(path: string, all: readonly Source[]): string[] {
  const loaded = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const source = all.find((candidate) => candidate.path === next);
    if (!source || loaded.has(next)) continue;
    loaded.add(next);
    waiting.push(...localImportsOf(source));
  }
  return [...loaded];
}
