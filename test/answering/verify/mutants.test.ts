import { describe, expect, it } from 'vitest';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { findPersons } from '../../../src/corpus/persons.ts';
import { seedPages } from '../../corpus/samples.ts';
import { between, pick, type Random, seededRandom } from '../../support/random.ts';
import * as more from './more-mutations.ts';
import * as mutations from './mutations.ts';
import {
  answered,
  computed,
  datedAnswers,
  exactFigures,
  proofOf,
  quoting,
  sentenceCitations,
  seriesOf,
  shortAnswers,
  type TrueAnswer,
} from './true-answers.ts';

const articles = (await seedPages()).flatMap((page) => page.articles);
const citations = sentenceCitations(articles);
const figures = citations.flatMap(exactFigures);
const random = seededRandom(20_240_812);

const whole = citations.map(quoting);
const short = citations.flatMap(shortAnswers);
const dated = citations.flatMap(datedAnswers);
const reckoned = figures.flatMap((from) =>
  figures
    .filter((to) => to !== from && to.unit === from.unit)
    .flatMap((to) => computed(from, to) ?? []),
);
const twoSources = Array.from({ length: 400 }, () => withTwoSources(random));
const overTime = figures.flatMap((figure) => {
  const alike = figures.filter(({ unit }) => unit === figure.unit);
  return alike.length < 3 ? [] : [seriesOf([figure, pick(random, alike), pick(random, alike)])];
});
const all = [...whole, ...short, ...dated, ...reckoned.slice(0, 600)];

const compared = whole.filter(({ answer }) =>
  /同比|增长|下降/u.test(answer.statements[0]?.text ?? ''),
);

const pool: more.Pool = {
  names: [...new Set(citations.flatMap(({ quote }) => findPersons(quote)).map(({ name }) => name))],
  characters: [...new Set(citations.map(({ quote }) => quote).join(''))].filter((character) =>
    /\p{Script=Han}/u.test(character),
  ),
};

/** How many mutants of each kind are made, and of what. */
const kinds: Readonly<
  Record<string, readonly [number, mutations.Mutation, readonly TrueAnswer[]]>
> = {
  'a digit changed': [1300, mutations.digitChanged, all],
  'a digit added': [800, mutations.digitAdded, all],
  'a digit dropped': [700, mutations.digitDropped, all],
  'a decimal point moved': [600, mutations.pointMoved, all],
  'a unit changed': [800, mutations.unitChanged, all],
  'a modifier added or dropped': [300, mutations.modifierChanged, [...whole, ...short]],
  'a comparison turned': [150, mutations.comparisonChanged, compared],
  'a name replaced': [800, more.nameReplaced(pool), [...whole, ...short]],
  "a name's character changed": [1000, more.nameCharacterChanged(pool), [...whole, ...short]],
  "a word's character changed": [600, more.wordChanged(pool), [...whole, ...short, ...dated]],
  'a year, month, day or period changed': [1000, more.dateChanged, all],
  'a marker that leads nowhere': [200, more.markerLost, all],
  'a marker of another source': [300, more.markerChanged, twoSources],
  'two markers swapped': [300, more.markersSwapped, twoSources],
  "a citation's lines changed": [200, more.linesChanged, all],
  "a citation's date changed": [200, more.issueDateChanged, all],
  "a citation's source or titles changed": [200, more.sourceChanged, all],
  "a citation's quotation changed": [300, more.quoteChanged(pool), all],
  "a citation's span moved": [200, more.spanMoved, all],
  'a computation changed': [500, more.computationChanged, reckoned],
  'a series changed': [200, more.seriesChanged, overTime],
};
const attemptsEach = 40;

describe('a true answer of the seed pages', () => {
  it.each([
    ['that quotes a sentence', whole],
    ['that says it in few words first', short],
    ['that names the year of a period', dated],
    ['that was computed', reckoned],
    ['that cites two sources', twoSources],
    ['that gives a figure over time', overTime],
  ])('%s is never rejected', (_, answers) => {
    expect(answers.length).toBeGreaterThan(50);
    const rejected = answers.filter(({ answer }) => !isSupported(answer));
    expect(rejected.map(({ answer }) => answer.statements)).toEqual([]);
  });
});

describe('of false answers made from true ones', () => {
  let made = 0;
  let missed = 0;

  it.each(Object.entries(kinds))('those with %s are caught', (_, [count, mutate, subjects]) => {
    const mutants = makeMutants(count, mutate, subjects);
    const passed = mutants.filter((mutant) => isSupported(mutant));
    made += mutants.length;
    missed += passed.length;
    expect(mutants.length).toBe(count);
    expect(passed.length / count).toBeLessThanOrEqual(0.005);
  });

  it('at least 999 in 1000 are caught', () => {
    expect(made).toBeGreaterThanOrEqual(10_000);
    expect(missed / made).toBeLessThanOrEqual(0.001);
  });
});

function makeMutants(count: number, mutate: mutations.Mutation, subjects: readonly TrueAnswer[]) {
  const mutants = [];
  for (let attempt = 0; attempt < count * attemptsEach && mutants.length < count; attempt++) {
    const mutant = mutate(random, pick(random, subjects));
    if (mutant) mutants.push(mutant);
  }
  return mutants;
}

function isSupported(answer: TrueAnswer['answer']): boolean {
  return verifyAnswer(answer, articles, { wordsMustStand: true }).isSupported;
}

/** Two statements, quoted or short, that cite a source each. */
function withTwoSources(from: Random): TrueAnswer {
  const [one, other] = [pick(from, short), pick(from, short)].map(({ answer }) => answer);
  const [first] = one?.citations ?? [];
  const [second] = other?.citations ?? [];
  if (!first || !second) throw new Error('There is no short answer.');
  const both = [first, { ...second, marker: 2 }];
  const said = between(from, 0, 1) === 0 ? proofOf(first) : { ...one?.statements[0], markers: [1] };
  const text = said.text ?? '';
  return answered([{ text, markers: [1] }, ...both.slice(1).map(proofOf)], both);
}
