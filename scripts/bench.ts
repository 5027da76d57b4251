import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';
import { benchRetrieval } from './bench/retrieval.ts';
import { benchSegmentation } from './bench/segmentation.ts';

const defaultStories = '../shared/bench/news-docs.jsonl.gz';

await runMain(async () => {
  const command = createCommand('npm run bench --', '测量检索（retrieval）或分篇（segmentation）。')
    .argument('[what]', 'retrieval 或 segmentation', 'retrieval')
    .option('--pages <n>', '分篇：生成多少个版面', '500')
    .option('--first-seed <n>', '分篇：第一个随机种子', '10001')
    .option('--stories <file>', '分篇：新闻正文，每行一篇的 .jsonl.gz', defaultStories);
  if (!parseArguments(command, process.argv)) return 0;
  const { pages, firstSeed, stories } = command.opts<BenchOptions>();
  if (command.args[0] === 'segmentation') {
    await benchSegmentation({ pages: Number(pages), firstSeed: Number(firstSeed), stories });
  } else {
    await benchRetrieval();
  }
  return 0;
});

interface BenchOptions {
  readonly pages: string;
  readonly firstSeed: string;
  readonly stories: string;
}
