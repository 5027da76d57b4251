import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSources } from '../../src/app.ts';
import type { Article } from '../../src/corpus/article.ts';
import { isNamed } from '../../src/evaluation/answers/article-names.ts';
import { holds } from '../../src/evaluation/answers/meant-article.ts';
import { type Case, readCases } from '../../src/evaluation/cases/cases.ts';
import { caseKinds, kindLabel } from '../../src/evaluation/cases/kinds.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'test/qa');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort();
const casesByFile = new Map(files.map((name) => [name, readCases([join(folder, name)])]));
const cases = [...casesByFile.values()].flat();

/** The articles over which the questions are asked. */
let articles: readonly Article[] = [];

beforeAll(async () => {
  const read: Article[] = [];
  for await (const result of readSources(join(project, 'seeds'))) {
    if ('articles' in result) read.push(...result.articles);
  }
  articles = read;
});

/** The articles that a case may be answered from. */
function articlesOf({ expect }: Case): Article[] {
  return namesIn(expect).flatMap(articlesNamed);
}

function namesIn(expected: Case['expect']): readonly string[] {
  return expected.refuse ? [] : (expected.articles ?? []);
}

function factsIn(expected: Case['expect']): readonly (readonly string[])[] {
  return expected.refuse ? [] : (expected.facts ?? []);
}

function articlesNamed(name: string): Article[] {
  return articles.filter((article) => isNamed(article, name));
}

function isPrinted(alternatives: readonly string[], within: readonly Article[]): boolean {
  return within.some((article) => alternatives.some((text) => holds(article, text)));
}

describe('the scripted test set', () => {
  test('goes together over all its files', () => {
    expect(readCases(files.map((name) => join(folder, name)))).toHaveLength(cases.length);
  });

  test('has at least 300 cases, of every kind', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    const kinds = new Set(cases.map(({ kind }) => kind));
    expect(caseKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test('asks about each story of the pages at least twice', () => {
    const asked = cases.flatMap((one) => [...new Set(articlesOf(one))]);
    const timesAsked = (article: Article) => asked.filter((one) => one === article).length;
    expect(articles.length).toBeGreaterThanOrEqual(43);
    const rare = articles.filter((article) => timesAsked(article) < 2);
    expect(rare.map(({ id }) => id)).toEqual([]);
  });

  test('has conversations of five turns, and every first turn can be understood by itself', () => {
    const sessions = new Map<string, Case[]>();
    for (const one of cases) {
      if (one.session === undefined) continue;
      sessions.set(one.session, [...(sessions.get(one.session) ?? []), one]);
    }
    const turns = [...sessions.values()];
    expect(turns.filter(({ length }) => length === 5).length).toBeGreaterThanOrEqual(8);
    expect(turns.filter(([first]) => first?.kind === 'followup')).toEqual([]);
  });

  test('names only articles that exist, and one at a time in conversations, attacks and traps', () => {
    const named = cases.flatMap(({ id, expect }) => namesIn(expect).map((name) => ({ id, name })));
    expect(named.filter(({ name }) => articlesNamed(name).length === 0)).toEqual([]);
    const exact = named.filter(({ id }) => /^(?:con|att|trap)-/u.test(id));
    expect(exact.length).toBeGreaterThan(100);
    expect(exact.filter(({ name }) => articlesNamed(name).length !== 1)).toEqual([]);
  });

  test('expects no fact that none of its articles prints, unless it is tagged computed', () => {
    const missing = cases.flatMap((one) => {
      if (one.tags.includes('computed')) return [];
      const named = articlesOf(one);
      const absent = factsIn(one.expect).filter((fact) => !isPrinted(fact, named));
      return absent.map((fact) => `${one.id}: ${fact.join(' / ')}`);
    });
    expect(missing).toEqual([]);
  });

  test('quotes evidence that its pages print', () => {
    const quoted = cases.flatMap(({ id, expect }) =>
      (expect.refuse ? [] : (expect.evidence ?? [])).map((quote) => ({ id, quote })),
    );
    expect(quoted.length).toBeGreaterThan(100);
    expect(quoted.filter(({ quote }) => !isPrinted([quote], articles))).toEqual([]);
  });

  test('hides no character in a file: what cannot be seen stands as an escape', () => {
    const invisible = /(?![\n])[\p{Cf}\p{Cc}\u{e0000}-\u{e007f}]/u;
    const faulty = files.filter((name) => invisible.test(readFileSync(join(folder, name), 'utf8')));
    expect(faulty).toEqual([]);
    expect(cases.some(({ question }) => invisible.test(question))).toBe(true);
  });

  test('is counted rightly in its card, by file and kind', () => {
    const card = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(tableIn(card)).toBe(countTable());
  });
});

/** The table of counts, as the card has to show it. */
function countTable(): string {
  const names = files.map((name) => name.replace('.jsonl', ''));
  const header = ['kind', 'label', ...names, 'all'];
  const rows = caseKinds.map((kind) => [`\`${kind}\``, kindLabel(kind), ...counts(kind)]);
  const lines = [header, header.map(() => '---'), ...rows, ['all', '', ...counts()]];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Of each file, then of all. */
function counts(kind?: Case['kind']): string[] {
  const lists = [...casesByFile.values(), cases];
  return lists.map((list) => {
    const { length } = kind === undefined ? list : list.filter((one) => one.kind === kind);
    return length === 0 ? '' : `${length}`;
  });
}

/** The table of a text that begins with the kinds. */
function tableIn(text: string): string {
  return /^\| kind \|.*(?:\n\|.*)*/mu.exec(text)?.[0] ?? '';
}
