import type { Readable, Writable } from 'node:stream';
import { type Article, linesOf } from '../../../corpus/article.ts';
import type { Chunk } from '../../../corpus/chunk.ts';
import { describeError, WenbaoError } from '../../../errors.ts';
import type { ExitCode } from './exit-code.ts';
import { idOf, type JsonRequest, parseJson, type RequestId, toRequest } from './json-request.ts';
import { type LineResult, writeResults } from './line-results.ts';

/** A stretch of an article that was found for a question; a higher score is better. */
export interface FoundPassage {
  readonly article: Article;
  readonly chunk: Chunk;
  readonly score: number;
}

export interface PassageLinesParts {
  /** The best passages for a question, best first. */
  readonly retrieve: (question: string, limit: number) => Promise<readonly FoundPassage[]>;
  /** So many passages at most for each question. */
  readonly limit: number;
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Writes the passages that are found for one JSON question a line, without answering it. A faulty
 * line gives a reason and no passages, and the run goes on.
 * @returns 0 where every line gave passages, 1 where one gave none, 2 where one failed
 */
export function runPassageLines(parts: PassageLinesParts): Promise<ExitCode> {
  return writeResults(parts, (line) => retrieveLine(line, parts));
}

async function retrieveLine(
  line: string,
  { retrieve, limit }: PassageLinesParts,
): Promise<LineResult> {
  let id: RequestId | null = null;
  try {
    const value = parseJson(line);
    id = idOf(value);
    const found = await retrieve(questionOf(toRequest(value)), limit);
    const result = { id, passages: found.slice(0, limit).map(toJsonPassage) };
    return { result, exitCode: found.length > 0 ? 0 : 1 };
  } catch (error) {
    return { result: { id, passages: [], reason: describeError(error) }, exitCode: 2 };
  }
}

/** The question alone is searched for: what a line says besides would be passed over in silence. */
function questionOf({ question, session, documents }: JsonRequest): string {
  if (session == null && documents == null) return question;
  const field = documents == null ? 'session' : 'documents';
  throw new WenbaoError('usage', `--retrieve 不收字段 ${field}。`, '请去掉这个字段。');
}

function toJsonPassage({ article, chunk, score }: FoundPassage): object {
  return {
    articleId: article.id,
    documentId: article.documentId,
    headline: article.headline ?? null,
    date: article.date?.date ?? null,
    quote: chunk.text,
    lines: linesOf(article, chunk.span),
    score,
  };
}
