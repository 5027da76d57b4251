import fc from 'fast-check';
import {
  dates,
  inheritedNames,
  marks,
  markup,
  numbers,
  oddities,
  questionWords,
  units,
  words,
} from './fragments.ts';

/** One piece of a text of any kind. */
export const fragment = fc.oneof(
  { arbitrary: fc.constantFrom(...words), weight: 5 },
  { arbitrary: fc.constantFrom(...numbers), weight: 4 },
  { arbitrary: fc.constantFrom(...units), weight: 3 },
  { arbitrary: fc.constantFrom(...dates), weight: 4 },
  { arbitrary: fc.constantFrom(...questionWords), weight: 2 },
  { arbitrary: fc.constantFrom(...marks), weight: 5 },
  { arbitrary: fc.constantFrom(...markup), weight: 2 },
  { arbitrary: fc.constantFrom(...oddities), weight: 2 },
  { arbitrary: fc.constantFrom(...inheritedNames), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 4 }), weight: 1 },
);

/**
 * Texts from outside: grammar-like mixes of the pieces, any UTF-16, and few pieces repeated up to
 * `longestChars`, on which an expression that backtracks would take for ever.
 */
export function hostileText(longestChars: number): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: mixOf(fragment, longestChars), weight: 12 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: Math.min(80, longestChars) }), weight: 2 },
    { arbitrary: repeated(longestChars), weight: 2 },
    { arbitrary: fc.constantFrom('', ' ', '\n', '\0', '\ud800', '。', '1'), weight: 1 },
  );
}

/** Up to forty pieces of one kind or another. */
export function mixOf(piece: fc.Arbitrary<string>, longestChars: number): fc.Arbitrary<string> {
  return fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('').slice(0, longestChars));
}

/** A question as people ask them, or as nobody does. */
export function hostileQuestion(longestChars: number): fc.Arbitrary<string> {
  const asked = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...questionWords),
    fc.constantFrom(...dates),
    fc.constantFrom('？', '，', '、', '和', '的', '比', '呢', '青河大桥', '粮食总产量'),
    fragment,
  );
  return fc.oneof(
    {
      arbitrary: fc
        .array(asked, { minLength: 1, maxLength: 10 })
        .map((pieces) => pieces.join('').slice(0, longestChars)),
      weight: 4,
    },
    { arbitrary: hostileText(longestChars), weight: 1 },
  );
}

function repeated(longestChars: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.array(fragment, { minLength: 1, maxLength: 3 }),
      fc.nat({ max: longestChars }),
      fragment,
    )
    .map(([before, pieces, length, behind]) => {
      const unit = pieces.join('') || '。';
      return before + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + behind;
    });
}

/** A text cut into pieces of one unit and more, as a stream brings it. */
export function cutUp(text: string): fc.Arbitrary<string[]> {
  return fc
    .uniqueArray(fc.nat({ max: Math.max(0, text.length) }), { maxLength: 12 })
    .map((places) => {
      const ends = [...places.toSorted((a, b) => a - b), text.length];
      return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
    });
}

/** A hostile text with one way to cut it up. */
export function piecesOf(arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return arbitrary.chain(cutUp);
}
