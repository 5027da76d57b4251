import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recipe } from '../../../scripts/train-embedding/recipe.ts';
import { type TrainingFiles, trainEmbedding } from '../../../scripts/train-embedding/train.ts';
import { pick, seededRandom } from '../../support/random.ts';

/** A recipe that is done within a second, but takes more steps than lie between two checkpoints. */
export const tinyRecipe: Recipe = {
  seed: 1,
  dimensions: 3,
  vocabularySize: 60,
  buckets: 8,
  steps: 300,
  batchSize: 8,
  temperature: 0.1,
  learningRate: 0.1,
  questionShare: 0.2,
  openingShare: 0.2,
  keptShare: 0.1,
  passageUnits: 30,
};

/** A word that only the held-out document holds, and one that many others hold. */
export const heldOutWord = '鲸鱼';
export const commonWord = '煤矿';

const heldOutId = 'd0';
const documents = 30;
/** What is written about in one article, so that there is something to learn. */
const topics = [
  [commonWord, '公司', '利润', '增长'],
  ['医院', '护士', '病人', '药品'],
  ['学校', '学生', '老师', '考试'],
  ['铁路', '火车', '车站', '旅客'],
  ['球队', '比赛', '冠军', '教练'],
  ['银行', '贷款', '利率', '存款'],
];

/** Writes news, questions and the list of what is held out into a folder. */
export async function writeTinyFiles(folder: string): Promise<TrainingFiles> {
  const random = seededRandom(7);
  const sentence = (topic: readonly string[]) =>
    `${Array.from({ length: 8 }, () => pick(random, topic)).join('')}。`;
  const text = (topic: readonly string[]) =>
    Array.from({ length: 6 }, () => sentence(topic)).join('');
  const news = Array.from({ length: documents }, (_, index) => ({
    id: `d${index}`,
    text: `${index === 0 ? `${heldOutWord}游泳。`.repeat(20) : commonWord}${text(pick(random, topics))}`,
  }));
  const questions = topics.map((topic, index) => ({
    q: `${sentence(topic)}是多少？`,
    p: `${text(topic)}答案是${index}。${text(topic)}`,
    a: `答案是${index}`,
  }));
  const files = filesIn(folder);
  await writeRecords(files.news, news);
  await writeRecords(files.questions, questions);
  await writeRecords(files.heldOutQueries, [{ question: '？', relevant: [heldOutId] }]);
  return files;
}

function filesIn(folder: string): TrainingFiles {
  const weights = join(folder, 'weights.bin');
  return {
    news: join(folder, 'news.jsonl'),
    heldOutQueries: join(folder, 'queries.jsonl'),
    questions: join(folder, 'questions.jsonl'),
    weights,
    checkpoint: `${weights}.checkpoint`,
  };
}

export async function writeRecords(path: string, records: readonly object[]): Promise<void> {
  await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

/** Trains on the files, and gives the file that was written. */
export async function train(
  files: TrainingFiles,
  changes: Partial<Recipe> = {},
  tell: (line: string) => void = () => undefined,
): Promise<Buffer> {
  await trainEmbedding(files, { ...tinyRecipe, ...changes }, tell);
  return readFile(files.weights);
}
