import { accessSync, constants, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UnitFinder } from '../../src/embedding/builtin/units.ts';
import { type EmbeddingWeights, encodeWeights } from '../../src/embedding/builtin/weights.ts';
import { WenbaoError } from '../../src/errors.ts';
import { Checkpoint } from './checkpoint.ts';
import { TrainingCorpus } from './corpus.ts';
import { PairSampler, tooLittleText } from './pairs.ts';
import { quantize } from './quantize.ts';
import type { Recipe } from './recipe.ts';
import { readHeldOut, readNews, readQuestionPassages } from './sources.ts';
import { Training } from './training.ts';
import { UnitVectors } from './unit-vectors.ts';
import { WordCounter } from './vocabulary.ts';

/** The files that are learned from, and those that are written. */
export interface TrainingFiles {
  readonly news: string;
  /** Its relevant documents are left out. */
  readonly heldOutQueries: string;
  readonly questions: string;
  readonly weights: string;
  readonly checkpoint: string;
}

const stepsPerCheckpoint = 250;
const stepsPerReport = 50;

/** Learns the built-in embedding and writes its file; goes on where it was interrupted. */
export async function trainEmbedding(
  files: TrainingFiles,
  recipe: Recipe,
  tell: (line: string) => void,
): Promise<void> {
  ensureWritable(files.weights);
  const heldOut = await readHeldOut(files.heldOutQueries);
  tell(`读取新闻，留出 ${heldOut.size} 篇，选词……`);
  const vocabulary = await chooseVocabulary(files, heldOut, recipe);
  if (vocabulary.length === 0) throw tooLittleText();
  const finder = new UnitFinder(vocabulary, recipe.buckets);
  const corpus = await readCorpus(files, heldOut, finder);
  tell(`${corpus.articleCount} 篇新闻，${corpus.questions.count} 个问题，${finder.size} 个单位。`);
  const vectors = new UnitVectors(finder.size, recipe.dimensions);
  const checkpoint = new Checkpoint(files.checkpoint, { recipe, files, vocabulary });
  const done = checkpoint.restore(vectors);
  if (done === 0) vectors.initialize(initialLengths(corpus), recipe.seed);
  const training = new Training(recipe, new PairSampler(corpus, recipe), vectors, finder);
  run(training, recipe.steps, done, (step) => checkpoint.save(step, vectors), tell);
  writeWeights(files.weights, quantize(vectors, vocabulary, recipe.buckets));
  checkpoint.remove();
}

async function chooseVocabulary(
  files: TrainingFiles,
  heldOut: ReadonlySet<string>,
  { vocabularySize }: Recipe,
): Promise<string[]> {
  const counter = new WordCounter();
  for await (const sentences of readNews(files.news, heldOut)) {
    for (const sentence of sentences) counter.add(sentence);
  }
  for await (const { question, passage } of readQuestionPassages(files.questions)) {
    counter.add(question);
    counter.add(passage);
  }
  return counter.choose(vocabularySize);
}

async function readCorpus(
  files: TrainingFiles,
  heldOut: ReadonlySet<string>,
  finder: UnitFinder,
): Promise<TrainingCorpus> {
  const corpus = new TrainingCorpus(finder);
  for await (const sentences of readNews(files.news, heldOut)) corpus.addArticle(sentences);
  for await (const pair of readQuestionPassages(files.questions)) corpus.addQuestion(pair);
  return corpus;
}

/** Keeps the lengths of the rarest units near 2. */
const idfDivisor = 5;

/** A unit tells the more the fewer articles hold it (inverse document frequency). */
function initialLengths({ frequencies, articleCount }: TrainingCorpus): Float32Array {
  return Float32Array.from(
    frequencies,
    (frequency) => Math.log((articleCount + 1) / (frequency + 1)) / idfDivisor,
  );
}

function run(
  training: Training,
  steps: number,
  done: number,
  save: (step: number) => void,
  tell: (line: string) => void,
): void {
  const startedAt = performance.now();
  for (let step = done + 1; step <= steps; step++) {
    const { loss, accuracy } = training.take(step);
    if (step % stepsPerCheckpoint === 0) save(step);
    if (step % stepsPerReport !== 0) continue;
    const msPerStep = (performance.now() - startedAt) / (step - done);
    const minutesLeft = Math.ceil((msPerStep * (steps - step)) / 60_000);
    tell(
      `第 ${step}/${steps} 步，损失 ${loss.toFixed(3)}，找对 ${(100 * accuracy).toFixed(1)}%，约剩 ${minutesLeft} 分钟`,
    );
  }
}

/** Whatever it dies of, the file is the old one or the new one. */
function writeWeights(path: string, weights: EmbeddingWeights): void {
  writeFileSync(`${path}.new`, encodeWeights(weights));
  renameSync(`${path}.new`, path);
}

/** Says at once, not after the training, that its result has no place. */
function ensureWritable(path: string): void {
  const folder = dirname(path);
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const remedy = '请建好这个文件夹，或用 --weights 另选地方。';
    throw new WenbaoError('usage', `不能写入文件夹 ${folder}。`, remedy, { cause });
  }
}
