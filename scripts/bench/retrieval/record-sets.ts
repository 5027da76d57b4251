import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recordSchema } from '../../../src/corpus/record.ts';
import { readLines } from '../../json-lines.ts';
import { type QuestionSet, type RetrievalQuestion, withRelevant } from './question-set.ts';

const sharedFolder = '../shared/bench';

const querySchema = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  relevant: z.array(z.string()),
});

/** A text that can be ranked as a whole. */
export interface RankedText {
  readonly id: string;
  readonly text: string;
}

/** The set of questions over a corpus of records; undefined where its files are not there. */
export async function readRecordSet(name: 'news' | 'wiki'): Promise<QuestionSet | undefined> {
  const corpus = join(sharedFolder, `${name}-docs.jsonl.gz`);
  const queries = join(sharedFolder, `${name}-queries.jsonl.gz`);
  if (!existsSync(corpus) || !existsSync(queries)) return undefined;
  const all: RetrievalQuestion[] = [];
  for await (const line of readLines(queries)) {
    const { relevant, ...query } = querySchema.parse(JSON.parse(line));
    const kind = name === 'news' ? newsKindOf(query.id) : '';
    all.push({ ...query, kind, relevant: new Set(relevant) });
  }
  const kinds = name === 'news' ? newsKinds : [];
  return { name, corpus, unit: 'record', kinds, ...withRelevant(all) };
}

const newsKinds = ['1doc', 'event', 'sub'];

const singleQuestion = /^1doc-.*-\d+$/u;

/** Several questions in one, an event in one sentence, or a single one of several, which may lack context. */
function newsKindOf(id: string): string {
  const isKnown = !singleQuestion.test(id);
  return newsKinds.find((kind) => isKnown && id.startsWith(`${kind}-`)) ?? 'sub';
}

/** The records of a corpus with their titles. @throws ZodError for a line that is no record */
export async function* readRecordTexts(corpus: string): AsyncGenerator<RankedText> {
  for await (const line of readLines(corpus)) {
    const { id, title, text } = recordSchema.parse(JSON.parse(line));
    yield { id, text: title ? `${title}\n${text}` : text };
  }
}
