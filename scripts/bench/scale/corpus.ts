import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { recordSchema } from '../../../src/corpus/record.ts';
import { readLines, writeRecords } from '../../json-lines.ts';
import { type BenchQuestion, readQuestions } from './questions.ts';
import {
  questionedDocuments,
  readMaterial,
  type SyntheticMaterial,
  syntheticDocument,
  syntheticQuestion,
} from './synthetic.ts';

/** A document as it is measured: only what the archive reads of it. */
export interface CorpusDocument {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
}

/** What is measured on. */
export interface Corpus {
  /** What it is, in English for the report. */
  readonly description: string;
  readonly isSynthetic: boolean;
  readonly questions: readonly BenchQuestion[];
  documents(): AsyncIterable<CorpusDocument>;
  /** Ten documents that are not in the corpus, another ten for each number. */
  newPage(number: number): CorpusDocument[];
}

/** The first documents of a corpus in a folder of sources, with the questions for them. */
export interface Prefix {
  readonly documents: number;
  readonly characters: number;
  readonly sourceFolder: string;
  readonly documentsPath: string;
  readonly questionsPath: string;
  readonly firstQuestion: string;
}

const seedsPath = 'seeds';
/** As many as the real corpus has. */
const syntheticDocuments = 69_377;
const syntheticQuestions = 400;
const documentsOfPage = 10;
const firstNewDocument = 10_000_000;

/** Opens the corpus in files, or makes a synthetic one where they are absent. */
export async function openCorpus(documentsPath: string, questionsPath: string): Promise<Corpus> {
  const material = await readMaterial(seedsPath);
  const newPage = (number: number) =>
    Array.from({ length: documentsOfPage }, (_, index) =>
      syntheticDocument(material, firstNewDocument + number * documentsOfPage + index),
    );
  if (!existsSync(documentsPath) || !existsSync(questionsPath)) {
    return { ...syntheticCorpus(material), newPage };
  }
  return {
    description: `${documentsPath}, questions of ${questionsPath}`,
    isSynthetic: false,
    questions: await readQuestions(questionsPath),
    documents: () => readDocuments(documentsPath),
    newPage,
  };
}

function syntheticCorpus(material: SyntheticMaterial): Omit<Corpus, 'newPage'> {
  const asked = questionedDocuments(syntheticDocuments, syntheticQuestions);
  return {
    description: 'SYNTHETIC articles made of the sentences and words of seeds/',
    isSynthetic: true,
    questions: asked.map((index) => syntheticQuestion(material, index)),
    documents: async function* () {
      for (let index = 0; index < syntheticDocuments; index++) {
        yield syntheticDocument(material, index);
      }
    },
  };
}

async function* readDocuments(path: string): AsyncGenerator<CorpusDocument> {
  for await (const line of readLines(path)) {
    const { id, text, date } = recordSchema.parse(JSON.parse(line));
    yield { id, text, ...(date ? { date } : {}) };
  }
}

/** Writes the first `size` documents, or all of fewer, into a folder of sources. */
export async function writePrefix(corpus: Corpus, size: number, folder: string): Promise<Prefix> {
  const sourceFolder = join(folder, 'sources');
  const documentsPath = join(sourceFolder, 'documents.jsonl');
  const questionsPath = join(folder, 'questions.jsonl');
  await mkdir(sourceFolder, { recursive: true });
  const ids = new Set<string>();
  let characters = 0;
  const counted = async function* () {
    for await (const document of corpus.documents()) {
      if (ids.size === size) return;
      ids.add(document.id);
      characters += document.text.length;
      yield document;
    }
  };
  await writeRecords(documentsPath, counted());
  const questions = questionsFor(corpus, ids);
  await writeRecords(questionsPath, questions);
  const firstQuestion = questions[0]?.question ?? '';
  const paths = { sourceFolder, documentsPath, questionsPath };
  return { documents: ids.size, characters, ...paths, firstQuestion };
}

/** All questions; of their relevant documents those that are there. */
function questionsFor({ questions }: Corpus, ids: ReadonlySet<string>): BenchQuestion[] {
  return questions.map(({ question, relevant }) => ({
    question,
    relevant: relevant.filter((id) => ids.has(id)),
  }));
}
