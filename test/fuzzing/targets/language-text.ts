import fc from 'fast-check';
import { cutIntoClauses } from '../../../src/language/clauses.ts';
import { isCodeOrNoise } from '../../../src/language/code-or-noise.ts';
import { toCompactText, toPrintedSpan } from '../../../src/language/compact.ts';
import { isEnglishChat } from '../../../src/language/english-chat.ts';
import {
  foldForComparison,
  foldWithOffsets,
  normalizeText,
} from '../../../src/language/normalize.ts';
import { soundOf } from '../../../src/language/pronunciation.ts';
import { splitSentences } from '../../../src/language/sentences.ts';
import { mayBeTraditional, toSimplified } from '../../../src/language/simplified.ts';
import { toTaggedWords, toTerms } from '../../../src/language/terms.ts';
import { words } from '../arbitraries/fragments.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { check, checkInOrder, checkSame, checkWithin } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const language = 'src/language/';

/** Forms of text and the pieces it is cut into. */
export const languageText = [
  fuzzTarget({
    name: 'sentences',
    files: [`${language}sentences.ts`],
    promise: 'Sentences stand in order and leave out white space alone; none has any at its ends.',
    inputs: hostileText,
    holds: (text) => {
      const spans = splitSentences(text);
      checkInOrder(text, spans);
      const sentences = spans.map(({ start, end }) => text.slice(start, end));
      for (const sentence of sentences) checkSame(sentence.trim(), sentence, 'sentence');
      checkSame(sentences.join('').replace(/\s/gu, ''), text.replace(/\s/gu, ''), 'all sentences');
    },
  }),
  fuzzTarget({
    name: 'clauses',
    files: [`${language}clauses.ts`],
    promise:
      'Pieces follow each other without a gap, none longer than asked for or ending in a surrogate pair.',
    inputs: (longestChars) => fc.tuple(hostileText(longestChars), fc.integer({ min: 2, max: 80 })),
    holds: ([text, most]) => {
      const pieces = cutIntoClauses(text, { start: 0, end: text.length }, most);
      checkSame(pieces.map(({ start, end }) => text.slice(start, end)).join(''), text, 'pieces');
      for (const { start, end } of pieces) {
        check(end - start <= most, `a piece of ${end - start}`);
        const isCut =
          /[\ud800-\udbff]$/.test(text.slice(start, end)) &&
          /^[\udc00-\udfff]/.test(text.slice(end));
        check(!isCut, `a pair is cut at ${end}`);
      }
    },
  }),
  fuzzTarget({
    name: 'normalised text',
    files: [`${language}normalize.ts`, `${language}simplified.ts`],
    promise:
      'Searched text has single spaces only; folding is idempotent and knows where each unit stood.',
    inputs: hostileText,
    holds: (text) => {
      const normalised = normalizeText(text);
      check(
        !/^\s|\s$|\s\s|[^\S ]/u.test(normalised),
        `white space in ${JSON.stringify(normalised)}`,
      );
      const { folded, offsets } = foldWithOffsets(text);
      checkSame(foldForComparison(folded), folded, 'folded twice');
      checkSame(offsets.length, folded.length, 'offsets');
      checkInOrder(
        text,
        offsets.map((start) => ({ start, end: start + 1 })),
      );
      if (mayBeTraditional(text)) toSimplified(text);
    },
  }),
  fuzzTarget({
    name: 'compact text',
    files: [`${language}compact.ts`],
    promise: 'Each unit of a compact text knows where it was printed, in order.',
    inputs: (longestChars) =>
      fc.tuple(hostileText(longestChars), fc.nat({ max: 90 }), fc.nat({ max: 9 })),
    holds: ([printed, at, length]) => {
      const compact = toCompactText(printed);
      const origins = Array.from(compact.origins);
      checkSame(origins.length, compact.text.length, 'origins');
      checkInOrder(
        printed,
        origins.map((start) => ({ start, end: start + 1 })),
      );
      const span = { start: at, end: at + length + 1 };
      if (span.end <= compact.text.length) checkWithin(printed, [toPrintedSpan(compact, span)]);
    },
  }),
  fuzzTarget({
    name: 'terms',
    files: [`${language}terms.ts`, `${language}stop-words.ts`],
    promise:
      'Terms are words without white space, as the index needs them; tagged words make up the text.',
    inputs: hostileText,
    holds: (text) => {
      for (const term of toTerms(text)) check(/^\S+$/u.test(term), `term ${JSON.stringify(term)}`);
      const tagged = toTaggedWords(text).map(({ word }) => word);
      check(
        tagged.every((word) => word !== ''),
        'an empty word',
      );
    },
  }),
  fuzzTarget({
    name: 'pronunciation',
    files: [`${language}pronunciation.ts`],
    promise: 'A word has a sound of one syllable to a character, or none.',
    inputs: () =>
      fc.oneof(
        fc.constantFrom(...words),
        fragment,
        fc
          .array(fc.integer({ min: 0x3400, max: 0x9fff }), { maxLength: 7 })
          .map((codes) => String.fromCodePoint(...codes)),
      ),
    holds: (word) => {
      const sound = soundOf(word);
      if (!sound) return;
      checkSame(sound.exact.split(' ').length, word.length, 'syllables');
      checkSame(sound.folded.split(' ').length, word.length, 'folded syllables');
    },
  }),
  fuzzTarget({
    name: 'code, noise and English chat',
    files: [`${language}code-or-noise.ts`, `${language}english-chat.ts`],
    promise: 'Any message is or is not such a thing, and that is told in time.',
    inputs: (longestChars) =>
      fc.oneof(hostileText(longestChars), fc.string({ unit: 'grapheme-ascii', maxLength: 120 })),
    holds: (text) => {
      const normalised = normalizeText(text);
      check(typeof isCodeOrNoise(normalised) === 'boolean', 'code or noise');
      check(typeof isEnglishChat(normalised) === 'boolean', 'English chat');
    },
  }),
];
