import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { benchEmbedding } from './bench/embedding.ts';
import { benchHostile, type HostileBenchOptions } from './bench/hostile.ts';
import { benchPackages } from './bench/packages.ts';
import { parseSetNames, setNames } from './bench/retrieval/question-set.ts';
import { benchRetrieval, type RetrievalOptions } from './bench/retrieval/retrieval.ts';
import { benchScale, type ScaleOptions } from './bench/scale/scale.ts';
import { parseSizes } from './bench/scale/sizes.ts';
import { benchSegmentation, type SegmentationBenchOptions } from './bench/segmentation.ts';
import { benchStartup } from './bench/startup.ts';
import { benchSupport } from './bench/support.ts';
import { benchTelegram } from './bench/telegram.ts';
import { benchWriting } from './bench/writing.ts';

const defaultArchives = join(tmpdir(), 'wenbao-bench');

/** Those that are always done to the end. */
const measurements: Readonly<Record<string, (command: Command) => Promise<void>>> = {
  segmentation: (command) => benchSegmentation(segmentationOptions(command)),
  retrieval: (command) => benchRetrieval(retrievalOptions(command)),
  embedding: (command) => benchEmbedding(command.opts<BenchOptions>()),
  writing: benchWriting,
  telegram: benchTelegram,
  startup: benchStartup,
  support: benchSupport,
  packages: benchPackages,
  hostile: (command) => benchHostile(hostileOptions(command)),
};

await runMain(async () => {
  const command = createCommand(
    'npm run bench --',
    '测量规模（scale）、检索（retrieval）、分篇（segmentation）、内置的嵌入模型（embedding）、语言模型作答（writing）、Telegram 机器人（telegram）、启动（startup）、评测引用的指标（support）、恶意的版面（hostile），或依赖包的大小（packages）。',
  )
    .argument(
      '[what]',
      'scale、retrieval、segmentation、embedding、writing、telegram、startup、support、hostile 或 packages',
      'scale',
    )
    .option('--sizes <list>', '规模：测多少篇文档，用逗号隔开，all 是全部', '1000,10000,all')
    .option(
      '--documents <file>',
      '规模、嵌入：文档，.jsonl 或 .jsonl.gz',
      '../shared/bench/news-docs.jsonl.gz',
    )
    .option(
      '--queries <file>',
      '规模：问题，.jsonl 或 .jsonl.gz',
      '../shared/bench/news-queries.jsonl.gz',
    )
    .option('--peer-limit-minutes <n>', '规模：每个同类最多测几分钟', '10')
    .option('--write', '规模：合成的或部分的文档也写入 docs/benchmarks.md')
    .option('--sets <list>', '检索：测哪几组题，用逗号隔开', setNames.join(','))
    .option('--limit <n>', '检索：每组最多几题，均匀抽取；不写时全部')
    .option('--halves', '检索：按题号分成 choose、report 两半，分别列出')
    .option('--archives <dir>', '检索：存放各题库档案的文件夹，下次可再用', defaultArchives)
    .option('--json <file>', '检索：把每题的排名写入此文件，每行一题')
    .option('--pages <n>', '分篇：生成多少个版面', '500')
    .option('--first-seed <n>', '分篇：第一个随机种子', '10001')
    .option('--stories <file>', '分篇：新闻正文，.jsonl 或 .jsonl.gz；不写时用 seeds 里的报道')
    .option('--only <words>', '恶意的版面：只测名称含有这些字的')
    .option('--files <n>', '恶意的版面：只测这么多个一行的文件，再测一次未变的');
  if (!parseArguments(command, process.argv)) return 0;
  const [what = 'scale'] = command.args;
  if (what === 'scale') return benchScale(scaleOptions(command));
  const measure = measurements[what];
  if (!measure) throw usageError(command, `不会测量“${what}”。`);
  await measure(command);
  return 0;
});

interface BenchOptions {
  readonly sizes: string;
  readonly documents: string;
  readonly queries: string;
  readonly peerLimitMinutes: string;
  readonly write?: boolean;
  readonly sets: string;
  readonly limit?: string;
  readonly halves?: boolean;
  readonly archives: string;
  readonly json?: string;
  readonly pages: string;
  readonly firstSeed: string;
  readonly stories?: string;
  readonly only?: string;
  readonly files?: string;
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

function retrievalOptions(command: Command): RetrievalOptions {
  const { sets, limit, halves, archives, json } = command.opts<BenchOptions>();
  const names = parseSetNames(sets);
  if (!names) throw usageError(command, `--sets 可用 ${setNames.join('、')}，不是“${sets}”。`);
  return {
    sets: names,
    archives,
    halves: halves ?? false,
    ...(limit === undefined ? {} : { limit: parseCount(command, '--limit', limit) }),
    ...(json === undefined ? {} : { json }),
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

function hostileOptions(command: Command): HostileBenchOptions {
  const { only, files } = command.opts<BenchOptions>();
  return {
    ...(only === undefined ? {} : { only }),
    ...(files === undefined ? {} : { files: parseCount(command, '--files', files) }),
  };
}
