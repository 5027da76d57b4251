import { z } from 'zod';
import { WenbaoError } from '../../src/errors.ts';
import { normalizeText } from '../../src/language/normalize.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { readLines } from '../json-lines.ts';

/** A question, a passage that answers it, and the answer as it stands there; all normalised. */
export interface QuestionPassage {
  readonly question: string;
  readonly passage: string;
  readonly answer: string;
}

const queryRecord = z.object({ relevant: z.array(z.string()) });
const newsRecord = z.object({ id: z.string(), text: z.string() });
const pairRecord = z.object({ q: z.string(), p: z.string(), a: z.string() });

/** The ids of the documents that some question of a test set is about. */
export async function readHeldOut(queriesPath: string): Promise<Set<string>> {
  const heldOut = new Set<string>();
  for await (const { relevant } of readRecords(queriesPath, queryRecord)) {
    for (const id of relevant) heldOut.add(id);
  }
  return heldOut;
}

/** The normalised sentences of each news article that is not held out. */
export async function* readNews(
  path: string,
  heldOut: ReadonlySet<string>,
): AsyncGenerator<readonly string[]> {
  for await (const { id, text } of readRecords(path, newsRecord)) {
    if (heldOut.has(id)) continue;
    yield splitSentences(text)
      .map(({ start, end }) => normalizeText(text.slice(start, end)))
      .filter(({ length }) => length > 1);
  }
}

/** Questions with the passages that answer them. */
export async function* readQuestionPassages(path: string): AsyncGenerator<QuestionPassage> {
  for await (const { q, p, a } of readRecords(path, pairRecord)) {
    yield { question: normalizeText(q), passage: normalizeText(p), answer: normalizeText(a) };
  }
}

/** The records of a `.jsonl` file. @throws WenbaoError for a file or a record that cannot be read */
async function* readRecords<Shape extends z.ZodRawShape>(
  path: string,
  schema: z.ZodObject<Shape>,
): AsyncGenerator<z.output<z.ZodObject<Shape>>> {
  let count = 0;
  for await (const line of readReadableLines(path)) {
    count += 1;
    yield parseRecord(line, schema, `${path} 的第 ${count} 条`);
  }
}

async function* readReadableLines(path: string): AsyncGenerator<string> {
  try {
    yield* readLines(path);
  } catch (cause) {
    const remedy = '请检查路径，它应是 .jsonl 或 .jsonl.gz 文件。';
    throw new WenbaoError('source', `${path} 读不了。`, remedy, { cause });
  }
}

function parseRecord<Shape extends z.ZodRawShape>(
  line: string,
  schema: z.ZodObject<Shape>,
  place: string,
): z.output<z.ZodObject<Shape>> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    const remedy = `每行应是一个带 ${Object.keys(schema.shape).join('、')} 的 JSON 对象。`;
    throw new WenbaoError('source', `${place}不对。`, remedy, { cause });
  }
}
