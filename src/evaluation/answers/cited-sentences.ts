import { splitSentences } from '../../language/sentences.ts';
import type { GivenStatement } from './given-answer.ts';

/** One number to a marker, for `[2024]` is mostly the year of a document's number. */
const markerNumber = '[1-9]\\d{0,2}';
const markerText = `[\\[［【]\\s*${markerNumber}(?:\\s*[,，、]\\s*${markerNumber})*\\s*[\\]］】]`;
/** With the blanks before it, looked for from the first of them on: a run of them may be long. */
const marker = new RegExp(`(?<![^\\S\\n])[^\\S\\n]*${markerText}`, 'gu');
const leadingMarkers = new RegExp(`^(?:\\s*${markerText})+`, 'u');
const word = /[\p{L}\p{N}]/u;

/**
 * The sentences of an answer with the numbers of what they cite, as ALCE reads them (Gao et al. 2023,
 * https://arxiv.org/abs/2305.14627): all markers in a sentence are its own, wherever they stand.
 * Those right behind its full stop belong to it too. Read are `[1]`, `[1,2]`, `[1][2]`, `【1】` and
 * their full-width forms, with numbers from 1 to 999; anything else in brackets is text. What holds
 * no word is no statement.
 */
export function citedSentences(text: string): GivenStatement[] {
  const statements: { text: string; markers: number[] }[] = [];
  for (const sentence of sentencesWithMarkers(text)) {
    const markers = [...new Set(markersIn(sentence))];
    const plain = withoutMarkers(sentence);
    if (word.test(plain)) statements.push({ text: plain, markers });
  }
  return statements;
}

/** Sentence by sentence, the markers behind a full stop with the sentence that it ends. */
function sentencesWithMarkers(text: string): string[] {
  const sentences: string[] = [];
  let end = 0;
  for (const span of splitSentences(text)) {
    const sentence = text.slice(span.start, span.end);
    const isOnNewLine = text.slice(end, span.start).includes('\n');
    const behind = markersBehind(sentence, isOnNewLine);
    const previous = sentences.pop();
    if (previous !== undefined) sentences.push(previous + behind);
    sentences.push(previous === undefined ? sentence : sentence.slice(behind.length));
    end = span.end;
  }
  return sentences;
}

/**
 * The markers at the start of a sentence that belong to the one before; at the start of a line they
 * do where nothing follows them, else the line may be one of a list of sources.
 */
function markersBehind(sentence: string, isOnNewLine: boolean): string {
  const [behind = ''] = leadingMarkers.exec(sentence) ?? [];
  return isOnNewLine && word.test(sentence.slice(behind.length)) ? '' : behind;
}

function markersIn(sentence: string): number[] {
  const markers = sentence.match(marker) ?? [];
  return markers.flatMap((each) => each.match(/\d+/gu) ?? []).map(Number);
}

function withoutMarkers(sentence: string): string {
  return sentence.replace(marker, '').trim();
}
