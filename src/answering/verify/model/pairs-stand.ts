import type { CitedSource } from '../cited-source.ts';
import { clausesOf } from '../comparable.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

const sentenceMark = /[。!?;\n]/u;
/** 甲、乙分别就丙、丁作汇报 */
const respectively = /[,]?分别(?:就|围绕|对|为|以|从|向|在|到|赴|是)?/u;
const between = /[、和与及]/u;
const piece = 3;
const leastItem = 2;
/** 以农耕为定位的甲村 */
const positioned =
  /以(?<what>[^,。;]{2,24})为(?<as>\p{Script=Han}{2,4})的(?<whose>\p{Script=Han}{2,8}?)(?=[,。;、和等]|$)/gu;
const position =
  /(?<whose>\p{Script=Han}{2,8})以(?<what>[^,。;]{2,24})为(?<as>\p{Script=Han}{2,4})/gu;

/** Who is said to go with what, in the order of print. */
interface Pairs {
  readonly owners: readonly string[];
  readonly things: readonly string[];
}

/** Whether a statement leaves to each what its sources give to each in turn (甲、乙分别就丙、丁作汇报), or as its 定位. */
export function pairsStand({ text, sources }: ModelStatement): boolean {
  return (
    sources.flatMap(pairsOf).every((pairs) => keepsPairs(text, pairs)) &&
    positionsStand(text, sources)
  );
}

const pairsOf = perSource((source: CitedSource): readonly Pairs[] => {
  const { comparable } = source;
  return clausesOf(comparable, sentenceMark).flatMap(({ start, end }) => {
    const sentence = comparable.slice(start, end);
    const word = respectively.exec(sentence);
    if (!word) return [];
    const before = sentence.slice(0, word.index);
    const [clause = ''] = sentence.slice(word.index + word[0].length).split(',');
    return [personsIn(before, source), itemsOf(before.split(',').at(-1) ?? '')].flatMap((owners) =>
      pairUp(owners, clause),
    );
  });
});

function personsIn(text: string, { persons }: CitedSource): readonly string[] {
  const found = persons.map(({ name }) => ({ name, at: text.indexOf(name) }));
  return found
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name);
}

function itemsOf(text: string, mark: RegExp = between): readonly string[] {
  return text.split(mark).filter((item) => item.length >= leastItem);
}

function pairUp(owners: readonly string[], clause: string): readonly Pairs[] {
  const all = [itemsOf(clause, /、/u), itemsOf(clause)];
  const things = all.find((items) => items.length === owners.length);
  return owners.length > 1 && things ? [{ owners, things }] : [];
}

/** Whether owners and things that a statement names by turns go together as printed. */
function keepsPairs(text: string, { owners, things }: Pairs): boolean {
  const named = [
    ...owners.map((owner, index) => ({ index, isOwner: true, at: text.indexOf(owner) })),
    ...things.map((thing, index) => ({ index, isOwner: false, at: placeOf(thing, things, text) })),
  ]
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  const takesTurns = named.every(({ isOwner }, at) => isOwner !== named[at - 1]?.isOwner);
  if (!takesTurns || named.length < 4 || named.length % 2 > 0) return true;
  return named.every(({ index }, at) => at % 2 === 0 || index === named[at - 1]?.index);
}

/** Where a statement has the first piece of a thing that none of the others has. */
function placeOf(thing: string, things: readonly string[], text: string): number {
  const others = things.filter((other) => other !== thing);
  for (let at = 0; at + piece <= thing.length; at += 1) {
    const part = thing.slice(at, at + piece);
    const place = others.some((other) => other.includes(part)) ? -1 : text.indexOf(part);
    if (place >= 0) return place;
  }
  return -1;
}

function positionsStand(text: string, sources: readonly CitedSource[]): boolean {
  const printed = sources.flatMap(({ comparable }) => [...comparable.matchAll(positioned)]);
  return [...text.matchAll(position)].every(({ groups: said }) => {
    const same = printed.filter(
      ({ groups }) => groups?.what === said?.what && groups?.as === said?.as,
    );
    const isOthers = same.every(({ groups }) => !said?.whose?.endsWith(groups?.whose ?? ''));
    const isPaired = printed.some(({ groups }) => said?.whose?.endsWith(groups?.whose ?? '|'));
    return same.length === 0 || !isOthers || !isPaired;
  });
}
