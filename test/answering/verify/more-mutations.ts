import { findPersons } from '../../../src/corpus/persons.ts';
import { foldForComparison } from '../../../src/language/normalize.ts';
import { between, pick } from '../../support/random.ts';
import {
  changeCitation,
  changeStatement,
  evidenceOf,
  type Mutation,
  pickMatch,
  printsWhole,
  replaceSpan,
  textOf,
  withText,
} from './mutations.ts';

/** Names and characters of all pages, for false names. */
export interface Pool {
  readonly names: readonly string[];
  readonly characters: readonly string[];
}

export function nameReplaced({ names }: Pool): Mutation {
  return (random, subject) => {
    const text = textOf(subject);
    const known = findPersons(subject.answer.citations[0]?.quote ?? '').filter(({ name }) =>
      text.includes(name),
    );
    if (known.length === 0) return undefined;
    const { name } = pick(random, known);
    const other = pick(random, names);
    if (evidenceOf(subject.answer).includes(other)) return undefined;
    return withText(subject, text.replace(name, other));
  };
}

export function nameCharacterChanged({ characters }: Pool): Mutation {
  return (random, subject) => {
    const text = textOf(subject);
    const known = findPersons(subject.answer.citations[0]?.quote ?? '').filter(({ name }) =>
      text.includes(name),
    );
    if (known.length === 0) return undefined;
    const { name } = pick(random, known);
    const at = between(random, 0, name.length - 1);
    // Now and then the character is left out.
    const character = random() < 0.15 ? '' : pick(random, characters);
    const other = replaceSpan(name, at, at + 1, character);
    const others = evidenceOf(subject.answer).replaceAll(name, '|');
    if (others.includes(other)) return undefined;
    return withText(subject, text.replace(name, other));
  };
}

/** Any character of a word for another; with those beside it, it stands nowhere in the sources. */
export function wordChanged({ characters }: Pool): Mutation {
  return (random, subject) => {
    const found = pickMatch(
      random,
      subject,
      /(?<=\p{Script=Han})\p{Script=Han}(?=\p{Script=Han})/gu,
    );
    if (!found || subject.answer.statements[0]?.computation) return undefined;
    const { start, end } = found;
    const text = replaceSpan(textOf(subject), start, end, pick(random, characters));
    if (evidenceOf(subject.answer).includes(text.slice(start - 1, end + 1))) return undefined;
    return withText(subject, text);
  };
}

const otherPeriods: Readonly<Record<string, string>> = {
  上半年: '下半年',
  下半年: '上半年',
  今年: '去年',
  去年: '今年',
  一季度: '二季度',
  二季度: '三季度',
  三季度: '四季度',
  七月份: '六月份',
  八月份: '九月份',
};

/** A year, month or day for another one, or a half or quarter of a year. */
export const dateChanged: Mutation = (random, subject) => {
  const periods = Object.keys(otherPeriods).join('|');
  const found = pickMatch(
    random,
    subject,
    new RegExp(`(?<!\\d)(?:\\d{4}(?=年)|\\d{1,2}(?=月|日))|${periods}`, 'gu'),
  );
  if (!found) return undefined;
  const { start, end, match } = found;
  const isNumber = /^\d/u.test(match);
  const number = Number(match) + pick(random, [-3, -2, -1, 1, 2, 3]);
  if (isNumber && number <= 0) return undefined;
  const other = isNumber ? String(number) : (otherPeriods[match] ?? '');
  const text = replaceSpan(textOf(subject), start, end, other);
  const evidence = evidenceOf(subject.answer);
  const changed = other + (isNumber ? text.charAt(start + other.length) : '');
  if (printsWhole(evidence, changed)) return undefined;
  if (/同期|[去今上]年/u.test(evidence) && match.length === 4) return undefined;
  // January to June is the first half of the year.
  const isHalf = /[上下]半年/u.test(evidence) && /[1一元][至到—-]6月/u.test(text);
  return isHalf ? undefined : withText(subject, text);
};

export const markerLost: Mutation = (random, { answer }) => {
  const at = between(random, 0, answer.statements.length - 1);
  const markers = answer.statements[at]?.markers ?? [];
  const other = between(random, answer.citations.length + 1, 99);
  return changeStatement(answer, at, { markers: [...markers.slice(1), other] });
};

/** For answers whose two statements cite a source each: the first cites the other's. */
export const markerChanged: Mutation = (_, { answer }) => {
  const [first, second] = answer.statements;
  const [, other] = answer.citations;
  if (!first || !second || !other) return undefined;
  if (evidenceOf({ ...answer, citations: [other] }).includes(first.text.normalize('NFKC'))) {
    return undefined;
  }
  return changeStatement(answer, 0, { markers: [other.marker] });
};

export const markersSwapped: Mutation = (random, subject) => {
  const changed = markerChanged(random, subject);
  const [first, second] = subject.answer.statements;
  if (!changed || !first || !second) return undefined;
  return changeStatement(changed, 1, { markers: first.markers });
};

export const linesChanged: Mutation = (random, { answer }) => {
  const [first = 1, last = 1] = answer.citations[0]?.lines ?? [];
  const [down, up] = pick(random, [
    [1, 0],
    [0, 1],
    [1, 1],
    [3, 2],
  ] as const);
  return changeCitation(answer, { lines: [first + down, last + up] });
};

export const issueDateChanged: Mutation = (random, { answer }) => {
  const [citation] = answer.citations;
  const { date = '2020-01', datePrecision } = citation ?? {};
  const [year, ...rest] = date.split('-');
  const others = [String(Number(year) + between(random, 1, 3)), ...rest].join('-');
  if (datePrecision === undefined || datePrecision === 'year' || random() < 0.7) {
    return changeCitation(answer, { date: others, datePrecision: datePrecision ?? 'month' });
  }
  return changeCitation(answer, { date: date.slice(0, 4), datePrecision: 'year' });
};

/** Another source, headline, newspaper or section. */
export const sourceChanged: Mutation = (random, { answer }) => {
  const [citation] = answer.citations;
  if (!citation) return undefined;
  const other = between(random, 0, 3);
  if (other === 0) return changeCitation(answer, { source: `${citation.source}.bak` });
  if (other === 1) return changeCitation(answer, { headline: `${citation.headline ?? ''}续` });
  if (other === 2) return changeCitation(answer, { publication: '另一家日报' });
  return changeCitation(answer, { section: `${citation.section ?? ''}2` });
};

export function quoteChanged({ characters }: Pool): Mutation {
  return (random, { answer }) => {
    const [citation] = answer.citations;
    if (!citation) return undefined;
    const at = between(random, 0, citation.quote.length - 1);
    const other = random() < 0.5 ? '' : pick(random, characters);
    const quote = replaceSpan(citation.quote, at, at + 1, other);
    const isSame = foldForComparison(quote) === foldForComparison(citation.quote);
    return isSame ? undefined : changeCitation(answer, { quote });
  };
}

export const spanMoved: Mutation = (random, { answer }) => {
  const [citation] = answer.citations;
  if (!citation) return undefined;
  const { start, end } = citation.span;
  const [down, up] = pick(random, [
    [1, 1],
    [-1, -1],
    [0, -1],
    [1, 0],
    [5, 7],
    [-1e6, 0],
  ] as const);
  return changeCitation(answer, { span: { start: start + down, end: end + up } });
};

/** Of a computed statement: what it says of its own reckoning. */
export const computationChanged: Mutation = (random, { answer }) => {
  const [statement] = answer.statements;
  if (!statement?.computation) return undefined;
  const { text, computation } = statement;
  const { from, to } = computation;
  const [whole, one = '', other = ''] = /^(.*)比(.*)(?=[多少][\d.])/u.exec(text) ?? [];
  const results: readonly Partial<typeof statement>[] = [
    { text: text.replace(/[多少](?=[\d.]+[^多少]*（)/u, (said) => (said === '多' ? '少' : '多')) },
    { text: text.replace('（由两数算出）', '') },
    { text: whole === undefined ? '' : text.replace(whole, `${other}比${one}`) },
    { computation: { from: to, to: from } },
    { computation: { from, to: { ...to, marker: 9 } } },
    { computation: { from: { ...from, printed: `9${from.printed}` }, to } },
  ];
  return changeStatement(answer, 0, pick(random, results));
};

export const seriesChanged: Mutation = (random, { answer }) => {
  const { series = [] } = answer;
  if (series.length === 0) return undefined;
  const at = between(random, 0, series.length - 1);
  const value = series[at];
  if (!value) return undefined;
  const change = pick(random, [
    { value: value.value * 10 },
    { value: value.value + 1 },
    { printed: `1${value.printed}` },
    { label: value.label.replace(/\d{4}/u, (year) => String(Number(year) - 4)) },
    { marker: 99 },
  ]);
  return {
    ...answer,
    series: series.map((other, index) => (index === at ? { ...other, ...change } : other)),
  };
};
