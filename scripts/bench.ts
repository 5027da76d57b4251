import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { benchRetrieval } from './bench/retrieval.ts';
import { benchSegmentation } from './bench/segmentation.ts';

await runMain(async () => {
  const command = createCommand('npm run bench --', '测量检索（retrieval）或分篇（segmentation）。')
    .argument('[what]', 'retrieval 或 segmentation', 'retrieval')
    .option('--pages <n>', '分篇：生成多少个版面', '500')
    .option('--first-seed <n>', '分篇：第一个随机种子', '10001')
    .option('--stories <file>', '分篇：新闻正文，.jsonl 或 .jsonl.gz；不写时用 seeds 里的报道');
  if (!parseArguments(command, process.argv)) return 0;
  const [what = 'retrieval'] = command.args;
  const { pages, firstSeed, stories } = command.opts<BenchOptions>();
  const options = {
    pages: parseCount(command, '--pages', pages),
    firstSeed: parseCount(command, '--first-seed', firstSeed),
    ...(stories === undefined ? {} : { stories }),
  };
  if (what === 'segmentation') await benchSegmentation(options);
  else if (what === 'retrieval') await benchRetrieval();
  else throw usageError(command, `不会测量“${what}”。`);
  return 0;
});

interface BenchOptions {
  readonly pages: string;
  readonly firstSeed: string;
  readonly stories?: string;
}
