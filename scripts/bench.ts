import type { Command } from 'commander';
import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { benchRetrieval } from './bench/retrieval.ts';
import { benchScale, type ScaleOptions } from './bench/scale/scale.ts';
import { parseSizes } from './bench/scale/sizes.ts';
import { benchSegmentation, type SegmentationBenchOptions } from './bench/segmentation.ts';

await runMain(async () => {
  const command = createCommand(
    'npm run bench --',
    '测量规模（scale）、检索（retrieval）或分篇（segmentation）。',
  )
    .argument('[what]', 'scale、retrieval 或 segmentation', 'scale')
    .option('--sizes <list>', '规模：测多少篇文档，用逗号隔开，all 是全部', '1000,10000,all')
    .option(
      '--documents <file>',
      '规模：文档，.jsonl 或 .jsonl.gz',
      '../shared/bench/news-docs.jsonl.gz',
    )
    .option(
      '--queries <file>',
      '规模：问题，.jsonl 或 .jsonl.gz',
      '../shared/bench/news-queries.jsonl.gz',
    )
    .option('--peer-limit-minutes <n>', '规模：每个同类最多测几分钟', '10')
    .option('--write', '规模：合成的或部分的文档也写入 docs/benchmarks.md')
    .option('--pages <n>', '分篇：生成多少个版面', '500')
    .option('--first-seed <n>', '分篇：第一个随机种子', '10001')
    .option('--stories <file>', '分篇：新闻正文，.jsonl 或 .jsonl.gz；不写时用 seeds 里的报道');
  if (!parseArguments(command, process.argv)) return 0;
  const [what = 'scale'] = command.args;
  if (what === 'scale') return benchScale(scaleOptions(command));
  if (what === 'segmentation') await benchSegmentation(segmentationOptions(command));
  else if (what === 'retrieval') await benchRetrieval();
  else throw usageError(command, `不会测量“${what}”。`);
  return 0;
});

interface BenchOptions {
  readonly sizes: string;
  readonly documents: string;
  readonly queries: string;
  readonly peerLimitMinutes: string;
  readonly write?: boolean;
  readonly pages: string;
  readonly firstSeed: string;
  readonly stories?: string;
}

function scaleOptions(command: Command): ScaleOptions {
  const { sizes, documents, queries, peerLimitMinutes, write } = command.opts<BenchOptions>();
  const parsedSizes = parseSizes(sizes);
  if (!parsedSizes) throw usageError(command, `--sizes 应写成 1000,10000,all，不是“${sizes}”。`);
  return {
    sizes: parsedSizes,
    documents,
    queries,
    peerLimitMinutes: parseCount(command, '--peer-limit-minutes', peerLimitMinutes),
    write: write ?? false,
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
  };
}

function segmentationOptions(command: Command): SegmentationBenchOptions {
  const { pages, firstSeed, stories } = command.opts<BenchOptions>();
  return {
    pages: parseCount(command, '--pages', pages),
    firstSeed: parseCount(command, '--first-seed', firstSeed),
    ...(stories === undefined ? {} : { stories }),
  };
}
