import type { ArticleSearch } from '../archive/archive.ts';
import { analyseQuestion, type Question } from '../language/question.ts';
import { readSlips } from './slips.ts';

/** A question with its slips of typing corrected, and what was taken for what. */
export interface Corrected {
  readonly question: Question;
  /** Pairs of what was typed and what it was taken for. */
  readonly corrections: readonly (readonly [typed: string, meant: string])[];
}

/** Characters that stand beside any word, so that two of them make none: 前｜一. */
const loose = /[一二两三四五六七八九十前后上下中里外内大小多少几个年月日时第每各这那哪去来说做有]/u;

/** A piece of two characters with such a one was cut out of its words rather than mistyped. */
function isLoose(piece: string): boolean {
  return piece.length < 3 && loose.test(piece);
}

/** Reads the words of a question that the archive does not know as the words that they sound like. */
export async function correctSlips(question: Question, archive: ArticleSearch): Promise<Corrected> {
  const slips = await readSlips(question, archive);
  const corrections = [...slips].flatMap(([typed, [meant]]) =>
    meant === undefined || meant === typed || isLoose(typed) ? [] : [[typed, meant] as const],
  );
  if (corrections.length === 0) return { question, corrections };
  const text = corrections.reduce(
    (corrected, [typed, meant]) => corrected.replaceAll(typed, meant),
    question.text,
  );
  return { question: analyseQuestion(text), corrections };
}
