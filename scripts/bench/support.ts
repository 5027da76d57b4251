import { readConfig } from '../../src/config.ts';
import type { GivenAnswer } from '../../src/evaluation/answers/given-answer.ts';
import { citationScores, premiseOf } from '../../src/evaluation/measures/citations.ts';
import { supports } from '../../src/evaluation/measures/support.ts';
import { formatTable } from '../../src/evaluation/reports/table.ts';
import { askAll } from '../../src/evaluation/running/ask-all.ts';
import { toTaggedWords } from '../../src/language/terms.ts';
import { openUpToDate } from '../../src/update-archive.ts';
import { askerOf } from '../evaluation/askers.ts';
import { readTestSet } from '../evaluation/test-set.ts';

/** A statement that its citations support. */
interface Supported {
  readonly text: string;
  readonly premise: string;
}

/** What makes a statement say something else; it may leave one alone that has nothing of the sort. */
type Change = (text: string) => string;

const changes: Readonly<Record<string, Change>> = {
  'the first digit': (text) => text.replace(/\d/u, otherDigit),
  'the last digit': (text) => text.replace(/\d(?=\D*$)/u, otherDigit),
  '万 for 亿, 亿 for 万': (text) =>
    text.replace(/(?<=\d)[万亿]/u, (scale) => (scale === '万' ? '亿' : '万')),
  'a year, one less': (text) => text.replace(/20\d\d(?=年)/u, (year) => `${Number(year) - 1}`),
  "a person's name": (text) => withWordChanged(text, 'nr', '欧阳新'),
  "a place's name": (text) => withWordChanged(text, 'ns', '云岭'),
  '没有 before a verb': (text) => withWordChanged(text, 'v', undefined),
};

/**
 * Asks the reader the test set, and prints how many of its statements the measure of citations takes for
 * supported, and how many of those no longer once they say something else. The reader's statements are
 * verified, so that the first figure should be high; the second tells whether the measure sees anything.
 */
export async function benchSupport(): Promise<void> {
  const { cases } = readTestSet();
  const { app } = await openUpToDate(readConfig(process.env));
  const asker = askerOf(app, true);
  const asked = await askAll(cases, [asker.ask]).finally(() => app.close());
  const answers = asked.flatMap((each) =>
    'given' in each && each.given.status === 'answered' ? [each.given] : [],
  );
  process.stdout.write(`${supportTable(answers)}\n\n${changeTable(answers)}\n`);
}

function supportTable(answers: readonly GivenAnswer[]): string {
  const scores = answers.flatMap(
    (given) => citationScores(given.statements, premisesOf(given)) ?? [],
  );
  const whole = (name: 'recall' | 'precision') => scores.filter((each) => each[name] === 1).length;
  return formatTable([
    ['answers', 'recall 1', 'precision 1'],
    [`${scores.length}`, `${whole('recall')}`, `${whole('precision')}`],
  ]);
}

function changeTable(answers: readonly GivenAnswer[]): string {
  const supported = answers.flatMap(supportedIn);
  const rows = Object.entries(changes).map(([name, change]) => {
    const changed = supported.flatMap(({ text, premise }) => {
      const other = change(text);
      return other === text ? [] : [{ text: other, premise }];
    });
    return [name, ...counts(changed)];
  });
  const swapped = supported.map(({ text }, at) => ({
    text,
    premise: premiseFarFrom(at, supported),
  }));
  const header = ['change', 'statements', 'no longer supported'];
  return formatTable([header, ...rows, ['citations of another answer', ...counts(swapped)]]);
}

function counts(changed: readonly Supported[]): [string, string] {
  const caught = changed.filter(({ text, premise }) => !supports(premise, text)).length;
  return [`${changed.length}`, `${caught}`];
}

function supportedIn(given: GivenAnswer): Supported[] {
  const premises = premisesOf(given);
  return given.statements
    .map(({ text, markers }) => {
      const cited = markers.flatMap((marker) => premises.get(marker) ?? []);
      return { text, premise: cited.join('。\n') };
    })
    .filter(({ text, premise }) => supports(premise, text));
}

function premisesOf({ citations }: GivenAnswer): ReadonlyMap<number, string> {
  return new Map(citations.map((citation) => [citation.marker, premiseOf(citation)]));
}

/** Far enough in the test set to be about something else, mostly. */
const distance = 101;

function premiseFarFrom(at: number, all: readonly Supported[]): string {
  return all[(at + distance) % all.length]?.premise ?? '';
}

function otherDigit(digit: string): string {
  return `${(Number(digit) + 3) % 10}`;
}

/** Puts a word in place of the first of a part of speech, or 没有 before it. */
function withWordChanged(text: string, wanted: string, replacement: string | undefined): string {
  const found = toTaggedWords(text).find(
    ({ word, tag }) => tag === wanted && word.length > 1 && text.includes(word),
  );
  return found ? text.replace(found.word, replacement ?? `没有${found.word}`) : text;
}
