import fc from 'fast-check';
import { EntryLines } from '../../../src/surfaces/terminal/keyboard/entry-lines.ts';
import { graphemeAt, graphemeBefore } from '../../../src/surfaces/terminal/keyboard/graphemes.ts';
import { openHistory } from '../../../src/surfaces/terminal/keyboard/history-file.ts';
import { toPastedLine } from '../../../src/surfaces/terminal/keyboard/pasted-line.ts';
import { type Typed, TypedKeys } from '../../../src/surfaces/terminal/keyboard/typed-keys.ts';
import { anyBytes, chunksOf } from '../arbitraries/bytes.ts';
import { fragment, hostileText, mixOf } from '../arbitraries/text.ts';
import { check, checkSame } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const keyboard = 'src/surfaces/terminal/keyboard/';
const scratch = new ScratchFolder();
/** What no text that was typed may hold. */
const obeyed = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u;

const sequence = fc.constantFrom(
  ...[
    '\u001b',
    '\u001b[',
    '\u001b[A',
    '\u001b[1;5C',
    '\u001bOH',
    '\u001b[200~',
    '\u001b[201~',
    '\u001b[3~',
  ],
  ...[
    '\u001b\u001b[A',
    '\u001b]11;rgb:0/0/0\u0007',
    '\u001b]0;',
    '\u001bP1',
    '\u001b\\',
    '\u001b[?62;c',
    '\u001b[M !!',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\u007f',
    '\u0003',
    '\u0004',
    '\u0015',
    '\u001b[99999999999999999999~',
    '\u001b[[A',
  ],
);

/** What is typed, pasted and kept of it. */
export const keyboardTargets = [
  fuzzTarget({
    name: 'keys',
    files: [`${keyboard}typed-keys.ts`],
    promise:
      'In any pieces, typed text holds nothing that a terminal obeys, and no more text comes than was sent.',
    inputs: (longestChars) => {
      const typed = mixOf(fc.oneof(sequence, sequence, fragment), longestChars);
      return chunksOf(
        fc.oneof(
          typed.map((text): Uint8Array => Buffer.from(text)),
          anyBytes(longestChars),
        ),
      );
    },
    holds: (chunks) => {
      const typed: Typed[] = [];
      const keys = new TypedKeys((each) => typed.push(each));
      for (const chunk of chunks) keys.write(Buffer.from(chunk));
      keys.end();
      const texts = typed.flatMap((each) => ('text' in each ? [each.text] : []));
      check(
        texts.every((text) => text !== '' && !obeyed.test(text)),
        `typed ${JSON.stringify(texts)}`,
      );
      const sent = Buffer.concat(chunks).toString();
      check(texts.join('').length <= sent.length, 'more than was sent');
    },
  }),
  fuzzTarget({
    name: 'pasted text',
    files: ['pasted-line', 'join-lines', 'graphemes'].map((name) => `${keyboard}${name}.ts`),
    promise:
      'A paste is one line without anything that a terminal obeys; each cursor has a character on either side or none.',
    inputs: hostileText,
    holds: (text) => {
      const line = toPastedLine(text);
      check(!obeyed.test(line), `pasted ${JSON.stringify(line)}`);
      for (const cursor of [0, 1, line.length - 1, line.length].filter((each) => each >= 0)) {
        const [before, behind] = [graphemeBefore(line, cursor), graphemeAt(line, cursor)];
        check(
          line.slice(0, cursor).endsWith(before) && line.slice(cursor).startsWith(behind),
          'cursor',
        );
      }
    },
  }),
  fuzzTarget({
    name: 'entries over several lines',
    files: [`${keyboard}entry-lines.ts`],
    promise:
      'Lines become entries without white space around them, or are waited for; dropping begins anew.',
    inputs: () => {
      const line = fc.oneof(
        fc.constantFrom('"""', '”“"', '\\', '＼ ', '大桥\\', '"""多长', '？"""', ''),
        fragment,
      );
      return fc.array(
        line.map((text) => text.replace(/\n/gu, ' ')),
        { maxLength: 8 },
      );
    },
    holds: (lines) => {
      const entries = new EntryLines();
      for (const line of lines) {
        const entry = entries.add(line);
        checkSame(entries.isBegun, entry === undefined, 'begun');
        checkSame(entry?.trim(), entry, 'entry');
      }
      entries.drop();
      checkSame(entries.add('完'), '完', 'anew');
    },
  }),
  fuzzTarget({
    name: 'history file',
    files: [`${keyboard}history-file.ts`],
    promise:
      'Any file gives at most its lines that can be shown, each once; an entry that is added comes back last.',
    quickShare: 0.4,
    inputs: (longestChars) => fc.tuple(anyBytes(longestChars), fragment),
    holds: ([bytes, entry]) => {
      const path = scratch.write('history', bytes);
      const { entries, add } = openHistory(path);
      checkSame(new Set(entries).size, entries.length, 'entries');
      check(
        entries.every((line) => !obeyed.test(line) && /\S/u.test(line)),
        'an entry',
      );
      add(`加${entry}`);
      const isKept = !/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufffd]/u.test(entry);
      if (isKept) check(openHistory(path).entries.at(-1)?.startsWith('加') === true, 'not kept');
    },
    close: async () => scratch.remove(),
  }),
];
