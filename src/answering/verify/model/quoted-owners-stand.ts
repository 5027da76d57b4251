import { findOrganisations } from '../../../corpus/organisations.ts';
import type { CitedSource } from '../cited-source.ts';
import { clausesOf } from '../comparable.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

const quoted = /["“「](?<name>\p{Script=Han}{3,12})["”」]/gu;
const sentenceMark = /[。!?\n]/u;
/** Bodies of one kind in one place begin and end alike: 云岭镇东门社区, 云岭镇西门社区. */
const alike = 2;

interface Sentence {
  readonly text: string;
  readonly bodies: readonly string[];
}

/** Whether a statement tells of no quoted name beside a body, where its sources name it only beside another of the same kind and place. */
export function quotedOwnersStand({ text, sources }: ModelStatement): boolean {
  const names = Array.from(text.matchAll(quoted), ({ groups }) => groups?.name ?? '');
  if (names.length === 0) return true;
  const bodies = bodiesIn(text);
  const sentences = sources.flatMap(sentencesOf);
  return names.every((name) => {
    const about = sentences.filter((sentence) => sentence.text.includes(name));
    return bodies.every((body) => {
      if (about.some((sentence) => sentence.text.includes(body))) return true;
      const others = about.flatMap((sentence) => sentence.bodies);
      return others.every((other) => text.includes(other) || !areAlike(body, other));
    });
  });
}

const sentencesOf = perSource(({ comparable }: CitedSource): readonly Sentence[] =>
  clausesOf(comparable, sentenceMark).map(({ start, end }) => {
    const text = comparable.slice(start, end);
    return { text, bodies: bodiesIn(text) };
  }),
);

function bodiesIn(text: string): string[] {
  return findOrganisations(text).map(({ name }) => name);
}

function areAlike(one: string, other: string): boolean {
  return (
    one !== other &&
    one.slice(0, alike) === other.slice(0, alike) &&
    one.slice(-alike) === other.slice(-alike)
  );
}
