import type { Finding, SentenceReading } from '../finding.ts';
import type { NamedPerson } from './named-persons.ts';

/**
 * One person with the offices printed beside the name in brackets, 张明（市委副书记、市长）; several
 * without, joined by 、, unless they are told apart by their offices. Nothing for nobody.
 */
export function personsFinding(
  sentence: SentenceReading,
  persons: readonly NamedPerson[],
  fit: number,
  keepsOffices = false,
): Finding | undefined {
  const distinct = persons.filter(
    ({ name }, at) => persons.findIndex((other) => other.name === name) === at,
  );
  if (distinct.length === 0) return undefined;
  const hasOffices = distinct.length === 1 || keepsOffices;
  const spans = distinct.flatMap(({ span, offices }) => [
    span,
    ...(hasOffices ? offices.map(({ span: own }) => own) : []),
  ]);
  return {
    text: distinct
      .map((person) => (hasOffices ? withOffices(sentence, person) : person.name))
      .join('、'),
    spans: spans.toSorted((a, b) => a.start - b.start),
    fit: Math.min(1, fit),
  };
}

function withOffices({ article }: SentenceReading, { name, offices }: NamedPerson): string {
  const start = offices[0]?.span.start;
  const end = offices.at(-1)?.span.end;
  if (start === undefined || end === undefined) return name;
  return `${name}（${article.text.slice(start, end)}）`;
}
