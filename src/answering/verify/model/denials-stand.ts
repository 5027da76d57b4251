import type { Span } from '../../../language/span.ts';
import { clausesOf } from '../comparable.ts';
import { denialsIn } from './denials.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

/** What a denial denies begins so near behind it. */
const scopeChars = 10;
/** So many characters behind a denial tell what it denies. */
const deniedChars = 3;
/** Between a denial and the thing that is not used: 不用农药. */
const mostDoneChars = 2;
/** Words that refuse a thing without a denial. */
const refusing = /[禁拒零免停戒]|远离|避免|防止|减少|替代|代替/u;
/** The words that say what is done or how it is; a thing may be named elsewhere as well. */
const telling = /^(?:v|vn|vd|vi|a|ad|an|i|l)$/u;

/** A clause of a source with its denials. */
interface PrintedClause {
  readonly text: string;
  readonly denials: readonly Span[];
}

/**
 * Whether a statement denies what its sources deny, and nothing else: each of its denials stands there before the same
 * words, and what it affirms is not printed behind a denial alone.
 */
export function denialsStand(statement: ModelStatement): boolean {
  const printed = statement.sources.flatMap(printedClausesOf);
  return statement.clauses.every((clause) => clauseStands(statement, clause, printed));
}

const printedClausesOf = perSource(({ comparable }) => readClauses(comparable));

function readClauses(text: string): PrintedClause[] {
  return clausesOf(text).map(({ start, end }) => {
    const clause = text.slice(start, end);
    return { text: clause, denials: denialsIn(clause) };
  });
}

function clauseStands(
  statement: ModelStatement,
  clause: Span,
  printed: readonly PrintedClause[],
): boolean {
  const text = statement.text.slice(clause.start, clause.end);
  const denials = denialsIn(text);
  if (denials.length === 0) {
    return (
      !isDeniedInPrint(statement, clause, printed) &&
      !isCutFromDenial(text, printed) &&
      !isDoneWithDenied(statement, clause, printed)
    );
  }
  return denials.every((denial) => {
    const span = { start: clause.start + denial.start, end: clause.start + denial.end };
    return isDeniedAlike(statement, clause, span, printed);
  });
}

/** Whether a denial of the statement is one of the sources. */
function isDeniedAlike(
  { text, words }: ModelStatement,
  clause: Span,
  denial: Span,
  printed: readonly PrintedClause[],
): boolean {
  const asSaid = [
    text.slice(denial.start, Math.min(denial.end + 2, clause.end)),
    text.slice(Math.max(clause.start, denial.start - 1), Math.min(denial.end + 1, clause.end)),
  ].filter(({ length }) => length > denial.end - denial.start + 1);
  if (printed.some((other) => asSaid.some((piece) => other.text.includes(piece)))) return true;
  const within = words.filter(
    ({ word, start, end }) => start >= clause.start && end <= clause.end && word.length > 1,
  );
  const denied = within.find(({ start }) => start >= denial.end)?.word;
  if (denied !== undefined && printed.some((other) => other.text.includes(denied))) {
    return printed.some((other) => isDenied(denied, other));
  }
  const denying = printed.filter(({ denials }) => denials.length > 0);
  return denying.some((other) => within.some(({ word }) => other.text.includes(word)));
}

function isDenied(word: string, { text, denials }: PrintedClause): boolean {
  const at = text.indexOf(word);
  return at >= 0 && denials.some(({ end }) => end <= at && at - end <= scopeChars);
}

/** Whether a word that a clause without denial has stands in the sources only behind a denial. */
function isDeniedInPrint(
  { words }: ModelStatement,
  clause: Span,
  printed: readonly PrintedClause[],
): boolean {
  return words
    .filter(({ start, end }) => start >= clause.start && end <= clause.end)
    .filter(({ word, tag }) => word.length > 1 && telling.test(tag))
    .some(({ word }) => {
      const naming = printed.filter(({ text }) => text.includes(word));
      return naming.length > 0 && naming.every((other) => isDenied(word, other));
    });
}

/** Whether something is done with a thing that the sources name only right behind a denial: 使用农药 for 不用农药. */
function isDoneWithDenied(
  { words, text }: ModelStatement,
  clause: Span,
  printed: readonly PrintedClause[],
): boolean {
  if (refusing.test(text.slice(clause.start, clause.end))) return false;
  return words.some(({ word, tag, start }, index) => {
    const deed = words[index - 1];
    const isWithin = start > clause.start && start < clause.end && word.length > 1;
    if (!isWithin || tag !== 'n' || deed?.end !== start || !/^v/u.test(deed.tag)) return false;
    const naming = printed.filter((other) => other.text.includes(word));
    return (
      naming.some((other) => isDeniedDeed(deed.word, word, other)) &&
      !naming.some((other) => isAffirmed(deed.word, word, other))
    );
  });
}

/** Whether a clause denies right before the thing a verb that shares a character with the deed. */
function isDeniedDeed(deed: string, thing: string, { text, denials }: PrintedClause): boolean {
  const at = text.indexOf(thing);
  return denials.some(({ end }) => {
    const done = text.slice(end, at);
    return end < at && done.length <= mostDoneChars && sharesCharacter(done, deed);
  });
}

function isAffirmed(deed: string, thing: string, { text, denials }: PrintedClause): boolean {
  return denials.length === 0 && sharesCharacter(text.slice(0, text.indexOf(thing)), deed);
}

function sharesCharacter(one: string, other: string): boolean {
  return Array.from(other).some((character) => one.includes(character));
}

/** Whether a clause has the words that a denial is printed right before, without it. */
function isCutFromDenial(said: string, printed: readonly PrintedClause[]): boolean {
  return printed.some(({ text, denials }) =>
    denials.some(({ end }) => {
      const denied = text.slice(end, end + deniedChars);
      if (denied.length < deniedChars || !said.includes(denied)) return false;
      return printed.every((other) => {
        const at = other.text.indexOf(denied);
        return at < 0 || other.denials.some((denial) => denial.end === at);
      });
    }),
  );
}
