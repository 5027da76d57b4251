import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runnable } from '@langchain/core/runnables';
import {
  type Answer,
  ArchiveRetriever,
  answerText,
  buildArchive,
  type Citation,
  createChain,
  openArchive,
  type PassageMetadata,
} from 'wenbao';

const page = `青河大桥建成通车

本报讯（记者张三）青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。
`;
/** What is known of each page, if anything. */
const catalog = {
  'bridge.txt': { publication: '青河日报', date: '2024-08-13', precision: 'day' },
};

const folder = await mkdtemp(join(tmpdir(), 'wenbao-example-'));
try {
  await writeFile(join(folder, 'bridge.txt'), page);
  await writeFile(join(folder, 'catalog.json'), JSON.stringify(catalog));
  await askOver(folder);
} finally {
  await rm(folder, { recursive: true });
}

/** Makes an archive of a folder of pages, and asks it in three ways. */
async function askOver(seeds: string): Promise<void> {
  const directory = join(seeds, '.archive');
  const { articles } = await buildArchive({ seeds, directory });
  console.log(`${articles} article(s)`);
  const archive = await openArchive(directory);
  try {
    const question = '青河大桥全长多少公里？';
    const chain = createChain({ archive });
    const [found, missing] = await chain.batch([question, '云岭镇新种茶树多少亩？']);
    for (const result of [found, missing]) if (result) console.log(describe(result.answer));
    const retriever = new ArchiveRetriever({ archive, limit: 3 });
    console.log(await sourcesBy(retriever).invoke(question));
  } finally {
    await archive.close();
  }
}

/** An answer is told apart by its status: only one that was found has citations of its own. */
function describe(answer: Answer): string {
  if (answer.status === 'abstained') return `abstained: ${answer.reason}`;
  return [answerText(answer), ...answer.citations.map(describeCitation)].join('\n');
}

function describeCitation({ marker, quote, source, lines: [first, last] }: Citation): string {
  return `[${marker}] ${source}:${first}-${last} ${quote}`;
}

/** Somebody's own chain: the retriever is one runnable among others, its metadata is typed. */
function sourcesBy(retriever: ArchiveRetriever): Runnable<string, string[]> {
  return retriever.pipe((documents) => documents.map(({ metadata }) => describePlace(metadata)));
}

function describePlace({ headline, date, source, lines: [first, last] }: PassageMetadata): string {
  return `${headline ?? 'no headline'} (${date ?? 'no date'}), ${source}:${first}-${last}`;
}
