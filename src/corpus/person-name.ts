import type { Span } from '../language/span.ts';
import { matchAt } from '../language/sticky.ts';
import {
  address,
  longName,
  notNames,
  particlesAfterName,
  shortName,
  verbsAfterName,
  weakParticlesAfterName,
} from './name-words.ts';

const longNameAt = new RegExp(longName, 'uy');
const shortNameAt = new RegExp(shortName, 'uy');
const titleAt = new RegExp(address, 'uy');
const markAt = /$|[^\p{Script=Han}]/uy;
const boundaryAt = new RegExp(`${verbsAfterName}|[${particlesAfterName}]`, 'uy');
/** A verb of two or more characters, which no name reaches into: 韩明｜来到, not 韩明来｜到. */
const wholeVerbAt = new RegExp(
  verbsAfterName
    .split('|')
    .filter(({ length }) => length > 1)
    .join('|'),
  'uy',
);
const weakBoundaryAt = new RegExp(`[${weakParticlesAfterName}]`, 'uy');
const endsInParticle = new RegExp(`[${particlesAfterName}]$`, 'u');

/** Whether a name that ends here is followed by what may follow a name: a mark, a verb, a particle. */
export function endsName(text: string, at: number): boolean {
  return isAt(markAt, text, at) || isAt(boundaryAt, text, at) || isAt(weakBoundaryAt, text, at);
}

/**
 * The end of the name that begins at an offset: a surname with one or two more characters, and then a mark or a word
 * by which names are followed. Of 张明率调研组 the name is 张明, of 王小云主持 it is 王小云.
 */
export function readName(text: string, at: number): number | undefined {
  const short = matchAt(shortNameAt, text, at);
  if (short === undefined || notNames.has(short)) return undefined;
  if (isAt(titleAt, text, at + short.length - 1)) return undefined;
  const end = at + short.length;
  if (isAt(wholeVerbAt, text, end)) return end;
  const long = matchAt(longNameAt, text, at);
  if (long !== undefined && isLongName(text, at, long)) return at + long.length;
  return endsName(text, end) ? end : undefined;
}

function isLongName(text: string, at: number, long: string): boolean {
  return !notNames.has(long) && !endsInParticle.test(long) && endsName(text, at + long.length);
}

/** The names of a list joined by 、 that begins at an offset. */
export function readNames(text: string, at: number): Span[] {
  const names: Span[] = [];
  let start = at;
  for (let end = readName(text, start); end !== undefined; end = readName(text, start)) {
    names.push({ start, end });
    if (text.charAt(end) !== '、') break;
    start = end + 1;
  }
  return names;
}

function isAt(expression: RegExp, text: string, at: number): boolean {
  return matchAt(expression, text, at) !== undefined;
}
