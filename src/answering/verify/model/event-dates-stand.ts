import type { DateExpression } from '../../../language/dates.ts';
import { offsetsOf } from '../../../language/shared-characters.ts';
import type { Span } from '../../../language/span.ts';
import type { CitedSource } from '../cited-source.ts';
import { clausesOf } from '../comparable.ts';
import { longestPrinted, type ModelStatement } from './model-statement.ts';
import {
  lastBefore,
  overlaps,
  printedPeriods,
  readPeriods,
  type ToldPeriods,
} from './told-periods.ts';

/** So many characters with a verb tell what happened. */
const eventChars = 6;
/** So many right behind a date tell what it is the date of. */
const besideChars = 4;
const clauseMarks = /[,;。!?\n]/u;
const sentenceMark = /[。!?\n]/u;
const verb = /^v/u;
/** Verbs that jieba takes for nouns. */
const nounLikeVerb = /^(?:总结|部署|计划|规划|小结|回顾|展望)$/u;
const link = /^[的在]?/u;
const onlyLink = /^[的在]?$/u;
/** Names of those of whom much may be told, in any year. */
const named = /^(?:ns|nr|nrt|nrfg|nt|nz|x)$/u;

/**
 * Whether what a statement tells of a period is printed of it: not where every standing of the same words has another
 * date before it in its sentence, or such a date right beside it.
 */
export function eventDatesStand(statement: ModelStatement): boolean {
  const read = statement.sources.map((source) => ({
    source,
    said: readPeriods(statement.text, source.issue),
  }));
  const dates = read[0]?.said.own ?? [];
  return dates.every((_, index) => {
    const pieces = piecesOf(statement, read[0]?.said, index);
    return pieces.every((piece) => {
      const places = read.flatMap(({ source, said }) => placesOf(piece, said.own[index], source));
      return places.length === 0 || places.some((isAlike) => isAlike);
    });
  });
}

/** Words of a statement that a date is said of, and where in print their date stands. */
interface Piece {
  readonly words: string;
  readonly at: 'behind' | 'before' | 'governed';
}

function piecesOf(
  statement: ModelStatement,
  said: ToldPeriods | undefined,
  index: number,
): Piece[] {
  const date = said?.own[index];
  if (!said || !date) return [];
  const { text } = statement;
  const next = said.own[index + 1]?.start ?? text.length;
  const events = clausesOf(text, clauseMarks)
    .map(({ start, end }) => ({ start: Math.max(start, date.end), end }))
    .filter(({ start, end }) => start < end && (end <= next || start === date.end))
    .filter(({ start }) => !sentenceMark.test(text.slice(date.end, start)))
    .map(({ start, end }) =>
      longestPrinted(text, { start, end: Math.min(end, next) }, statement.sources),
    )
    .filter((span) => span.end - span.start >= eventChars && hasVerb(span, statement));
  return [
    ...events.map(({ start, end }) => ({ words: text.slice(start, end), at: 'governed' }) as const),
    ...besideOf(date, statement),
  ];
}

function hasVerb({ start, end }: Span, { words }: ModelStatement): boolean {
  return words.some(
    (word) => word.start >= start && word.end <= end && word.word.length > 1 && verb.test(word.tag),
  );
}

/** The words right beside a date: what is of the date behind it, and what is done with it before it. */
function besideOf(date: DateExpression, statement: ModelStatement): Piece[] {
  const { text, words } = statement;
  const from = date.end + (link.exec(text.slice(date.end))?.[0].length ?? 0);
  const behind = text.slice(from, from + besideChars);
  const first = words.find(({ start }) => start === from);
  const isNamed = first !== undefined && named.test(first.tag);
  const deed = words.findLast(
    ({ end, word, tag }) =>
      end <= date.start && word.length > 1 && (verb.test(tag) || nounLikeVerb.test(word)),
  );
  const lead = deed ? text.slice(deed.start, date.start) : '';
  return [
    ...(behind.length === besideChars && !isNamed && !clauseMarks.test(behind)
      ? [{ words: behind, at: 'behind' } as const]
      : []),
    ...(lead !== '' && !clauseMarks.test(lead) && lead.length <= eventChars
      ? [{ words: lead, at: 'before' } as const]
      : []),
  ];
}

/** For each standing of the words that has a date whether it is that of the statement; true of one that has none. */
function placesOf(
  { words, at }: Piece,
  said: DateExpression | undefined,
  source: CitedSource,
): boolean[] {
  if (!said) return [];
  const { text, own } = printedPeriods(source);
  const found: boolean[] = [];
  for (const start of offsetsOf(words, text)) {
    const date = dateAt(text, { start, end: start + words.length }, at, own);
    if (date) found.push(overlaps(said, date));
    else if (at === 'governed') found.push(true);
    else if (at === 'behind') {
      const governing = lastBefore(text, start, own);
      if (governing && overlaps(said, governing)) found.push(true);
    }
  }
  return found;
}

function dateAt(
  text: string,
  { start, end }: Span,
  at: Piece['at'],
  own: readonly DateExpression[],
): DateExpression | undefined {
  if (at === 'before') return own.find((date) => date.start === end);
  if (at === 'governed') return lastBefore(text, start, own);
  return own.find((date) => date.end <= start && onlyLink.test(text.slice(date.end, start)));
}
