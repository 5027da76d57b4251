import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeEmbeddings, FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ArchiveRetriever,
  analyseQuestion,
  answerText,
  buildArchive,
  createChain,
  describeError,
  type EmbeddingChoice,
  openArchive,
} from '../src/wenbao.ts';
import { temporaryFolder } from './support/indexed.ts';

const bridge = `青河大桥建成通车

本报讯（记者张三）青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。
`;
/** A model of somebody's own: what a text says is how long it is. */
class LengthEmbeddings extends FakeEmbeddings {
  override async embedQuery(text: string): Promise<number[]> {
    return [1, text.length];
  }
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return Promise.all(texts.map((text) => this.embedQuery(text)));
  }
}
const ownModel = { id: 'lengths', embeddings: new LengthEmbeddings() };

const question = '青河大桥全长多少公里？';
const complaint = (work: Promise<unknown>) => work.then(() => '', describeError);

async function place() {
  const folder = await temporaryFolder();
  const seeds = join(folder, 'pages');
  await mkdir(seeds);
  await writeFile(join(seeds, 'bridge.txt'), bridge);
  return { seeds, directory: join(folder, 'archive') };
}

async function openedArchive(choice: EmbeddingChoice = {}) {
  const { seeds, directory } = await place();
  await buildArchive({ seeds, directory, ...choice });
  const archive = await openArchive(directory, choice);
  onTestFinished(() => archive.close());
  return archive;
}

describe('an archive in the library', () => {
  it('is made of a folder of pages, and made again only as far as these changed', async () => {
    const { seeds, directory } = await place();
    const steps: string[] = [];
    const onProgress = ({ stage }: { stage: string }) => void steps.push(stage);
    expect(await buildArchive({ seeds, directory, onProgress })).toMatchObject({
      articles: 1,
      changedFiles: 1,
    });
    expect(steps).toContain('sources');
    await writeFile(
      join(seeds, 'catalog.json'),
      JSON.stringify({ 'bridge.txt': { date: '2024-08-13', precision: 'day' } }),
    );
    expect(await buildArchive({ seeds, directory })).toMatchObject({ changedFiles: 1 });
    const again = await buildArchive({ seeds, directory });
    expect(again).toMatchObject({ unchangedFiles: 1, embeddedChunks: 0 });
    expect(again.covers).toEqual({ first: '2024-08-13', last: '2024-08-13' });
  });

  it('is not begun by a build that was stopped', async () => {
    const { seeds, directory } = await place();
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(buildArchive({ seeds, directory, signal })).rejects.toThrow('stopped');
    expect(await complaint(openArchive(directory))).toMatch(/^还没有建立档案 \S+。/u);
  });

  it('is refused by its name where it is of another model, until it is rebuilt', async () => {
    const { seeds, directory } = await place();
    await buildArchive({ seeds, directory });
    const choice = { embeddingModel: 'ollama:bge-m3' };
    const refusal =
      /^档案 \S+archive 是用别的设置建立的（嵌入模型：现在 ollama:bge-m3，原来 builtin-/u;
    expect(await complaint(openArchive(directory, choice))).toMatch(refusal);
    expect(await complaint(buildArchive({ seeds, directory, ...choice }))).toMatch(refusal);
    const own = { embeddingModel: ownModel };
    await buildArchive({ seeds, directory, ...own, rebuild: true });
    expect(await complaint(openArchive(directory))).toContain('原来 lengths');
  });

  it('may be one of LangChain’s embeddings, by which questions are embedded too', async () => {
    const archive = await openedArchive({ embeddingModel: ownModel });
    expect((await archive.state()).embeddingModel).toBe('lengths');
    expect(archive.dimensions).toBe(2);
    const [document] = await new ArchiveRetriever({ archive }).invoke('Xyzzy？');
    expect(document?.metadata.source).toBe('bridge.txt');
  });

  it('is not made where there are no pages, nor by a model that nobody knows', async () => {
    const { seeds, directory } = await place();
    const nowhere = join(directory, 'nowhere');
    expect(await complaint(buildArchive({ seeds: nowhere, directory }))).toMatch(/^找不到 /u);
    const embeddingModel = 'word2vec';
    expect(await complaint(buildArchive({ seeds, directory, embeddingModel }))).toMatch(
      /^不认识嵌入模型“word2vec”。/u,
    );
  });
});

describe('the chain in the library', () => {
  it('answers with a citation, or says that the archive does not hold it', async () => {
    const chain = createChain({ archive: await openedArchive() });
    const { answer } = await chain.invoke(question);
    if (answer.status !== 'answered') throw new Error(answer.reason);
    expect(answerText(answer)).toContain('3.6公里');
    expect(answer.citations[0]).toMatchObject({ source: 'bridge.txt', lines: [3, 3] });
    expect((await chain.invoke('云岭镇新种茶树多少亩？')).answer.status).toBe('abstained');
  });

  it('answers from what the given retriever finds', async () => {
    const archive = await openedArchive();
    const retriever = new ArchiveRetriever({ archive, limit: 0 });
    expect(await retriever.retrieve(analyseQuestion(question), { limit: 1 })).toHaveLength(1);
    const { answer } = await createChain({ archive, retriever }).invoke(question);
    expect(answer.status).toBe('abstained');
  });

  it('lets a chat model write what its sources hold, and the reader where they do not', async () => {
    const archive = await openedArchive();
    const chatModel = new FakeListChatModel({ responses: ['青河大桥全长3.6公里。[1]'] });
    const { answer } = await createChain({ archive, chatModel }).invoke(question);
    expect(answerText(answer)).toContain('青河大桥全长3.6公里。[1]');
    const liar = new FakeListChatModel({ responses: ['青河大桥全长9公里。[1]'] });
    const read = await createChain({ archive, chatModel: liar }).invoke(question);
    expect(answerText(read.answer)).not.toContain('9公里');
    expect(read.notice).toMatch(/。$/u);
  });
});
