import { foldForComparison } from '../../language/normalize.ts';
import type { CitedSource } from './cited-source.ts';

/** Titles and words in quotation marks; straight marks only where each has its partner. */
const quoted = /《([^《》]+)》|“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|‘([^‘’]+)’/gu;
const straight = /"([^"]+)"/gu;
const omission = /…+|\.{3,}/u;
/** A quotation may end before its sentence does, or with the mark of the sentence that quotes it. */
const outerMarks = /^[，。；：、！？,.;:!?\s]+|[，。；：、！？,.;:!?\s]+$/gu;

/** Whether each title and each quoted word of a text stands in a source, omissions (……) aside. */
export function quotationsStand(text: string, sources: readonly CitedSource[]): boolean {
  return quotationsIn(text)
    .flatMap((quotation) => quotation.split(omission))
    .map((piece) => foldForComparison(piece.replace(outerMarks, '')))
    .every((piece) => sources.some(({ folded }) => folded.includes(piece)));
}

function quotationsIn(text: string): string[] {
  const isPaired = (text.match(/"/gu)?.length ?? 0) % 2 === 0;
  const matches = [...text.matchAll(quoted), ...(isPaired ? text.matchAll(straight) : [])];
  return matches.map((groups) => groups.slice(1).find((group) => group !== undefined) ?? '');
}
