import { Readable } from 'node:stream';
import fc from 'fast-check';
import { readAskArguments } from '../../../src/surfaces/terminal/ask-command.ts';
import { createCommand, parseCount } from '../../../src/surfaces/terminal/command-line.ts';
import { idOf, parseJson, toRequest } from '../../../src/surfaces/terminal/lines/json-request.ts';
import { readLines, readText } from '../../../src/surfaces/terminal/lines/read-lines.ts';
import {
  completeCommand,
  describeUnknown,
  readCommand,
} from '../../../src/surfaces/terminal/repl/commands.ts';
import { escapeMarkdown } from '../../../src/surfaces/terminal/repl/markdown-escape.ts';
import { fileAddresses } from '../../../src/surfaces/terminal/text/file-addresses.ts';
import { toJsonLine } from '../../../src/surfaces/terminal/text/json-line.ts';
import { toPrintable, toPrintableLine } from '../../../src/surfaces/terminal/text/printable.ts';
import { wrapText } from '../../../src/surfaces/terminal/text/wrap.ts';
import { anyBytes, chunksOf } from '../arbitraries/bytes.ts';
import { mutatedJson } from '../arbitraries/json.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const terminal = 'src/surfaces/terminal/';
const request = {
  id: 'q1',
  question: '大桥多长？',
  session: 's',
  documents: [{ id: 1, text: '大桥长3.6公里。', title: '大桥', date: '2024-08-12' }],
};
const argument = fc.oneof(
  fc.constantFrom(
    '--json',
    '--jsonl',
    '--retrieve',
    '--no-sources',
    '--explain',
    '--archive',
    '--',
    '-V',
    '--js',
  ),
  fc.constantFrom(
    '3',
    '0',
    '101',
    '-5℃',
    '--retrieve=7',
    '--archive=',
    '/help',
    '大桥多长？',
    '-x',
    '',
  ),
  fragment,
);

/** What a terminal, a pipe or a command line brings, and text that is to be shown there. */
export const terminalTargets = [
  fuzzTarget({
    name: 'arguments',
    files: [`${terminal}ask-command.ts`, `${terminal}command-line.ts`],
    promise:
      'Any arguments ask for something that goes together, or are complained of in two sentences.',
    inputs: () => fc.tuple(fc.array(argument, { maxLength: 5 }), fc.boolean(), fc.boolean()),
    holds: ([typed, input, output]) => {
      const asksForText = typed.some(
        (each) => /^-(?:-help|h|-version|V)/u.test(each) || /^-[A-Za-z]*[hV]/u.test(each),
      );
      if (asksForText) return;
      const read = orComplaint(() =>
        readAskArguments(['node', 'ask', ...typed], '1.0.0', { input, output }),
      );
      if (read?.mode.kind === 'question') check(read.mode.question.trim() !== '', 'no question');
      if (read?.mode.kind === 'passages')
        check(read.mode.limit >= 1 && read.mode.limit <= 100, 'limit');
    },
  }),
  fuzzTarget({
    name: 'counts',
    files: [`${terminal}command-line.ts`],
    promise: 'A count is a whole number from 1 to the most that may be, or complained of.',
    inputs: () =>
      fc.tuple(
        fc.oneof(fc.integer().map(String), fc.double().map(String), fragment),
        fc.integer({ min: 1, max: 1_000_000_000 }),
      ),
    holds: ([typed, most]) => {
      const count = orComplaint(() => parseCount(createCommand('x', 'x'), '--n', typed, most));
      if (count === undefined) return;
      check(Number.isSafeInteger(count) && count >= 1 && count <= most, `count ${count}`);
      checkSame(String(count), typed, 'count');
    },
  }),
  fuzzTarget({
    name: 'JSON requests',
    files: [`${terminal}lines/json-request.ts`],
    promise:
      'A line is a question with documents of different ids, or complained of; its id is given back if it has one.',
    inputs: () => mutatedJson(request, { id: 7, question: '谁？' }),
    holds: (line) => {
      const value = orComplaint(() => parseJson(line));
      const id = idOf(value);
      check(id === null || typeof id === 'string' || Number.isSafeInteger(id), 'an id');
      const read = orComplaint(() => toRequest(value));
      if (!read) return;
      check(read.question.trim() !== '', 'no question');
      const ids = read.documents?.map((document) => document.id) ?? [];
      checkSame(new Set(ids).size, ids.length, 'ids');
    },
  }),
  fuzzTarget({
    name: 'lines of a pipe',
    files: [`${terminal}lines/read-lines.ts`],
    promise: 'In any chunks the same lines come, none with a line break in it.',
    inputs: (longestChars) => chunksOf(anyBytes(longestChars)),
    holds: async (chunks) => {
      const whole = Buffer.concat(chunks);
      const lines: string[] = [];
      for await (const line of readLines(Readable.from(chunks))) lines.push(line);
      check(
        lines.every((line) => !line.includes('\n')),
        'a line break',
      );
      checkSame(await readText(Readable.from([whole])), lines.join('\n'), 'text');
    },
  }),
  fuzzTarget({
    name: 'commands of a conversation',
    files: [`${terminal}repl/commands.ts`],
    promise:
      'A line names a command or none; what is told of it can be shown, and a completion goes on the line.',
    inputs: () => {
      const begun = fc.constantFrom(
        '/open',
        '/ope',
        '/报道',
        '／帮助',
        '/',
        '/date',
        '/help',
        '/e',
        '/HELP',
      );
      return fc.oneof(
        fc
          .tuple(begun, fc.constantFrom('', ' ', '\u3000'), fragment)
          .map((parts) => parts.join('')),
        hostileText(80),
      );
    },
    holds: (line) => {
      const call = readCommand(line);
      checkSame(call?.argument.trim(), call?.argument, 'argument');
      const told = describeUnknown(line);
      checkSame(toPrintableLine(told), told, 'told');
      if (/\s/u.test(line) || !line.startsWith('/')) return;
      const begun = toPrintableLine(line).toLowerCase();
      for (const name of completeCommand(line, noDesk())) check(name.startsWith(begun), name);
    },
  }),
  fuzzTarget({
    name: 'text for a terminal',
    files: ['printable', 'json-line', 'wrap', 'file-addresses'].map(
      (name) => `${terminal}text/${name}.ts`,
    ),
    promise:
      'Shown text has nothing that a terminal obeys, twice the same; wrapping drops white space alone; JSON comes back.',
    inputs: (longestChars) => fc.tuple(hostileText(longestChars), fc.integer({ min: 2, max: 60 })),
    holds: ([text, width]) => {
      const shown = toPrintable(text);
      check(!/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(shown), 'a control character');
      checkSame(toPrintable(shown), shown, 'shown twice');
      checkSame(wrapText(shown, width).replace(/\s/gu, ''), shown.replace(/\s/gu, ''), 'wrapped');
      const json = toJsonLine({ text });
      check(!/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u.test(json), 'a control character in JSON');
      checkSame(JSON.parse(json), { text }, 'JSON');
      const address = fileAddresses('test/fuzzing')(text);
      check(address === undefined || address.includes('/test/fuzzing/'), `outside: ${address}`);
    },
  }),
  fuzzTarget({
    name: 'text for Markdown',
    files: [`${terminal}repl/markdown-escape.ts`],
    promise: 'A line stays one line, and each mark of Markdown in it is escaped.',
    inputs: (longestChars) => hostileText(longestChars).map((text) => text.replace(/\n/gu, ' ')),
    holds: (line) => {
      const escaped = escapeMarkdown(line);
      check(!escaped.includes('\n'), 'a line break');
      check(!/(?<!\\)(?:\\\\)*[*_[\]<>`|]/u.test(escaped), `unescaped: ${escaped}`);
    },
  }),
];

/** Nothing that completion looks at is there. */
function noDesk(): Parameters<typeof completeCommand>[1] {
  const unused = () => {
    throw new Error('completion of a name needs no desk');
  };
  return new Proxy(Object.create(null), { get: unused });
}
