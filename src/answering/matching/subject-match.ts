// src/answering/matching: how a text holds the words of a question, and which bodies it names.

import type { Question } from '../../language/question.ts';
import { synonymsOf } from '../../language/synonyms.ts';

/** A piece of a word, or of the question's running text, counts from so many characters on. */
const minPieceChars = 2;
/** What pieces of a word, or another word for it, count beside the whole. */
const partialWeight = 0.9;
const synonymWeight = 0.85;
/** What a word counts whose characters stand in the text with others between: 经开区 for 经济开发区. */
const shortenedWeight = 0.8;

/**
 * To which degree a normalised text holds each word of a question's subject, from 0 to 1. A word
 * that was cut wrongly is held where the question's characters stand in the text all the same.
 */
export function degreesIn(text: string, { subject, subjectText }: Question): number[] {
  const covered = coveredCharacters(subjectText, text);
  let searchFrom = 0;
  return subject.map(({ word }) => {
    const at = subjectText.indexOf(word, searchFrom);
    if (at >= 0) searchFrom = at + word.length;
    const inRunningText = at < 0 ? 0 : meanOf(covered, at, at + word.length);
    return Math.max(heldDegree(word, text), partialWeight * inRunningText);
  });
}

/** To which degree a normalised text holds one word: whole, by another word, in its long form, or its longest piece. */
export function heldDegree(word: string, text: string): number {
  if (text.includes(word)) return 1;
  if (synonymsOf(word).some((other) => text.includes(other))) return synonymWeight;
  return Math.max(longestPiece(word, text), isShortened(word, text) ? shortenedWeight : 0);
}

/** Whether a text holds the long name of which a word is the short one; pairs fit too much. */
function isShortened(word: string, text: string): boolean {
  if (!/^[\u4e00-\u9fff]{3,6}$/u.test(word)) return false;
  return new RegExp(Array.from(word).join('[\u4e00-\u9fff]{0,2}'), 'u').test(text);
}

/** The share of a word that its longest piece in the text makes up. */
function longestPiece(word: string, text: string): number {
  for (let length = word.length - 1; length >= minPieceChars; length--) {
    for (let start = 0; start + length <= word.length; start++) {
      const piece = word.slice(start, start + length);
      if (text.includes(piece)) return (partialWeight * length) / word.length;
    }
  }
  return 0;
}

/** For each character of `running` whether it stands in `text` together with a neighbour. */
function coveredCharacters(running: string, text: string): boolean[] {
  const covered = Array.from({ length: running.length }, () => false);
  for (let start = 0; start + minPieceChars <= running.length; start++) {
    if (!text.includes(running.slice(start, start + minPieceChars))) continue;
    covered.fill(true, start, start + minPieceChars);
  }
  return covered;
}

function meanOf(covered: readonly boolean[], from: number, to: number): number {
  return covered.slice(from, to).filter(Boolean).length / Math.max(1, to - from);
}
