import { fileURLToPath } from 'node:url';
import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
} from '../src/surfaces/terminal/command-line.ts';
import { chosenRecipe } from './train-embedding/recipe.ts';
import { trainEmbedding } from './train-embedding/train.ts';

const shippedWeights = fileURLToPath(
  new URL('../src/embedding/builtin/weights.bin', import.meta.url),
);

await runMain(async () => {
  const command = createCommand('npm run train --', '训练内置的嵌入模型；中断后再次运行会接着做。')
    .option('--news <file>', '新闻，.jsonl 或 .jsonl.gz', '../shared/bench/news-docs.jsonl.gz')
    .option(
      '--held-out <file>',
      '测试题，其中的有关文档不用于训练',
      '../shared/bench/news-queries.jsonl.gz',
    )
    .option('--questions <file>', '问题与段落', '../shared/train/question-passage.jsonl.gz')
    .option('--weights <file>', '写到哪里', shippedWeights)
    .option('--seed <n>', '随机种子', String(chosenRecipe.seed))
    .option('--steps <n>', '训练多少步', String(chosenRecipe.steps))
    .option('--dimensions <n>', '向量的维数', String(chosenRecipe.dimensions))
    .option('--vocabulary <n>', '有自己向量的字词数', String(chosenRecipe.vocabularySize));
  if (!parseArguments(command, process.argv)) return 0;
  const options = command.opts<TrainOptions>();
  const count = (flag: string, value: string) => parseCount(command, flag, value);
  const recipe = {
    ...chosenRecipe,
    seed: count('--seed', options.seed),
    steps: count('--steps', options.steps),
    dimensions: count('--dimensions', options.dimensions),
    vocabularySize: count('--vocabulary', options.vocabulary),
  };
  const files = {
    news: options.news,
    heldOutQueries: options.heldOut,
    questions: options.questions,
    weights: options.weights,
    checkpoint: `${options.weights}.checkpoint`,
  };
  await trainEmbedding(files, recipe, (line) => process.stderr.write(`${line}\n`));
  return 0;
});

interface TrainOptions {
  readonly news: string;
  readonly heldOut: string;
  readonly questions: string;
  readonly weights: string;
  readonly seed: string;
  readonly steps: string;
  readonly dimensions: string;
  readonly vocabulary: string;
}
