import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, Answered } from '../../../../src/answering/answer.ts';
import type { Reply } from '../../../../src/chat/reply.ts';
import { WenbaoError } from '../../../../src/errors.ts';
import { formatExplanation } from '../../../../src/surfaces/terminal/answer/explain/explain.ts';
import {
  formatAnswer,
  formatFailure,
  formatQuotes,
  formatRemarks,
} from '../../../../src/surfaces/terminal/answer/format.ts';
import { formatRejection } from '../../../../src/surfaces/terminal/build/build-report.ts';
import { type Look, lookOf, plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { answered, citation } from '../../../support/scripted-assistant.ts';
import { asTerminal } from '../streams.ts';

const address = 'file:///pages/003.txt';
/** Colours by which this program styles, and links to the one address that it was given. */
const ours =
  /\u001b\[(?:1|2|22|31|32|33|36|39|7|27)m|\u001b\]8;;(?:file:\/\/\/pages\/003\.txt)?\u001b\\/g;
const unsafe = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const sequences = [
  '\u001b[31m',
  '\u001b[2J',
  '\u009b2J',
  '\u001b]8;;http://x\u001b\\',
  '\u009d8;;http://x\u009c',
  '\u001b]0;',
  '\u001bP',
  '\u001bc',
  '\u0007',
  '\u0000',
  '\r',
  '\b',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ud83d',
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...sequences, '\u001b', '[', ']', ';', '\\', '字', '。', ' ', '\n', '1m'),
    )
    .map((parts) => parts.join('')),
);

beforeEach(() => {
  vi.stubEnv('FORCE_HYPERLINK', '1');
  vi.stubEnv('NO_COLOR', '');
});
afterEach(() => vi.unstubAllEnvs());

test('nothing that a terminal obeys comes from outside, whatever an answer holds', () => {
  const coloured = lookOf(asTerminal(new PassThrough()), { TERM: 'xterm' });
  const looks: readonly Look[] = [plainLook, { ...plainLook, width: 30 }, coloured];
  fc.assert(
    fc.property(hostile, fc.constantFrom(...looks), (outside, look) => {
      const display = { addressOf: () => address };
      const reply = replyOf(outside);
      const shown = [
        formatAnswer(reply.answer, look, display),
        formatAnswer(refusalOf(reply.answer, outside), look, display),
        formatQuotes(reply.answer, look, display),
        formatExplanation(outside, reply, look),
        ...formatRemarks('', reply, look),
        formatFailure(new WenbaoError('archive', outside, outside), look),
        formatFailure(new Error(outside), look),
        formatRejection({ source: outside, line: 3, reason: outside }),
      ];
      for (const text of shown)
        expect(look === coloured ? text.replace(ours, '') : text).not.toMatch(unsafe);
    }),
    { numRuns: 200 },
  );
});

test('an address that could end its link is none', () => {
  const look = lookOf(asTerminal(new PassThrough()), { TERM: 'xterm' });
  expect(look.link('甲', address)).toBe(`\u001b]8;;${address}\u001b\\甲\u001b]8;;\u001b\\`);
  for (const bad of ['file:///a\u001b\\', 'file:///a\u0007', 'file:///a b', 'file:///甲', 'a', ''])
    expect(look.link('甲', bad)).toBe('甲');
});

/** A reply in which everything that may come from outside is this text. */
function replyOf(outside: string): Reply & { readonly answer: Answered } {
  const source = citation({
    headline: outside,
    publication: outside,
    section: outside,
    source: outside,
    date: outside,
    quote: outside,
  });
  return {
    question: outside,
    notice: outside,
    elapsedMs: 1,
    answer: {
      ...answered(outside, source),
      confidence: 'likely',
      remark: outside,
      series: [1, 2, 3].map((value) => ({ label: outside, printed: outside, value, marker: 1 })),
    },
    explanation: {
      question: outside,
      kind: 'figure',
      terms: [outside],
      corrections: [[outside, outside]],
      periods: [outside],
      passages: [{ ...source, score: 1, isQuoted: true }],
      answeredBy: 'model',
      heldBack: [{ text: outside, reason: 'uncited', outcome: 'quoted' }],
      steps: [],
    },
  };
}

function refusalOf(nearest: Answered, outside: string): Answer {
  return { status: 'abstained', reason: outside, searched: outside, nearest };
}
