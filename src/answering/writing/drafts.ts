import { splitSentences } from '../../language/sentences.ts';
import { unseenCharacters } from '../../language/unseen.ts';

/** A sentence as a model wrote it: its words, and the numbers of the passages that it cites. */
export interface Draft {
  readonly text: string;
  readonly markers: readonly number[];
}

/** [1], 【1】, [1, 2], [1-3], [^1], [片段1]. */
const marker =
  /[[［【]\s*\^?(?:片段|编号)?\s*(\d{1,3}(?:\s*[-–—~至,，、]\s*\d{1,3})*)\s*[\]］】]/gu;
/** Without any of these no sentence has ended, and the text need not be read again with each piece. */
const mayEndSentence = /[。！？!?…\n]|\.\s*[[［【]/u;
/** What is not meant to be seen, and digits in other widths. */
const unseen = /[^\P{C}\n\t]/gu;
const wideDigit = /(?![0-9〇])\p{N}/gu;
const leadingMarkers = new RegExp(`^(?:\\s*${marker.source})+`, 'u');
/** May become a marker with the next piece. */
const unfinishedMarker = /[[［【][^[［【\]］】\n]{0,16}$/u;
/** Markdown, which no surface shows: emphasis, headings, the signs before the items of a list. */
const emphasis = /\*{1,3}|`+|^#{1,6}\s+|<\/?[a-z][^<>]{0,40}>|\|/giu;
/** [^1]: …, a row of dashes. */
const markupLine = /^(?:\[\^\d{1,3}\][:：].*|[\s|:–—-]+)$/u;
/** 如[1]所述, without the number. */
const pointer =
  /(?:正?如|根?据|见|参见)(?=(?:所述|所示|所说|显示)?[，,。]|$)(?:所述|所示|所说|显示)?[，,]?/gu;
const bullet = /^(?:[-*•·]\s+|\d{1,2}[.)]\s+|\d{1,2}[、．](?!\d))/u;
/** The full stop of another language ends a sentence where a marker follows it. */
const foreignStop = /\.(?=\s*[[［【]\d)/gu;
const emptyBrackets = /[（(]\s*(?:(?:出处|来源|见|参见)[:：]?)?\s*[）)]|\[\s*\]|【\s*】/gu;

/** Reads a model's text as it comes and gives its sentences, each once it is complete. */
export class DraftReader {
  #text = '';

  /** The sentences that a further piece completes: what follows them has begun. */
  take(piece: string): Draft[] {
    this.#text += piece
      .replaceAll(unseen, '')
      .replaceAll(unseenCharacters, '')
      .replaceAll(wideDigit, (digit) => digit.normalize('NFKC'));
    if (!mayEndSentence.test(this.#text)) return [];
    const settled = this.#text.replace(unfinishedMarker, '');
    const found = draftsIn(settled);
    const last = found.at(-1);
    if (!last || found.length === 1) return [];
    this.#text = this.#text.slice(last.start);
    return found.slice(0, -1).map(({ draft }) => draft);
  }

  /** What is left when the text is over. */
  end(): Draft[] {
    const found = draftsIn(this.#text);
    this.#text = '';
    return found.map(({ draft }) => draft);
  }
}

interface FoundDraft {
  readonly draft: Draft;
  /** Where in the text its sentence begins. */
  readonly start: number;
}

/** Sentences with the markers that stand in or right behind them. */
function draftsIn(text: string): FoundDraft[] {
  const found: FoundDraft[] = [];
  let leading: readonly number[] = [];
  for (const { start, end } of splitSentences(text.replaceAll(foreignStop, '。'))) {
    const sentence = text.slice(start, end);
    if (markupLine.test(sentence)) continue;
    const before = leadingMarkers.exec(sentence)?.[0] ?? '';
    const last = found.pop();
    // Markers at the beginning of a sentence stand behind the full stop of the one before.
    if (last) found.push(withMarkers(last, markersIn(before)));
    else leading = [...leading, ...markersIn(before)];
    const rest = sentence.slice(before.length);
    const words = plainText(rest);
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const own = last ? markersIn(rest) : [...new Set([...leading, ...markersIn(rest)])];
    found.push({
      start: last ? start + before.length : start,
      draft: { text: words, markers: own },
    });
    leading = [];
  }
  return found;
}

function withMarkers({ draft, start }: FoundDraft, more: readonly number[]): FoundDraft {
  return { start, draft: { ...draft, markers: [...new Set([...draft.markers, ...more])] } };
}

function markersIn(text: string): number[] {
  const numbers = [...text.matchAll(marker)].flatMap(([, digits = '']) =>
    digits.split(/[,，、]/u).flatMap(numbersOf),
  );
  return [...new Set(numbers)];
}

/** 1-3 means all three; a longer range is taken for its ends. */
function numbersOf(digits: string): number[] {
  const [first = 0, last = first] = digits.split(/[-–—~至]/u).map(Number);
  const count = last - first + 1;
  if (count < 2 || count > mostInRange) return [...new Set([first, last])];
  return Array.from({ length: count }, (_, index) => first + index);
}

const mostInRange = 8;

function plainText(sentence: string): string {
  const words = sentence.replaceAll(marker, '');
  return (words === sentence ? words : words.replaceAll(pointer, ''))
    .replaceAll(emphasis, '')
    .replace(bullet, '')
    .replaceAll(emptyBrackets, '')
    .replace(/\s+(?=[。！？!?]*$)/u, '')
    .trim();
}
