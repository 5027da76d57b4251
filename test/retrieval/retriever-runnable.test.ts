import { RunnableLambda } from '@langchain/core/runnables';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { inMemoryArchive } from '../../src/archive/open.ts';
import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { WenbaoError } from '../../src/errors.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import { ArchiveRetriever } from '../../src/retrieval/retriever.ts';
import { archiveOf, bridge, tea } from '../answering/bridge.ts';
import { articleOf, builtinSettings, putArticle } from '../support/indexed.ts';

const unreachable = new WenbaoError('model', '连不上嵌入模型。', '请检查网络。');

describe('LangChain’s way to ask', () => {
  const text = '青河大桥全长多少公里？';

  it('gives the same passages as documents that say where they come from', async () => {
    const paged = { ...bridge, section: '要闻' };
    const { retriever } = await archiveOf(paged, tea);
    const passages = await retriever.retrieve(analyseQuestion(text));
    const documents = await retriever.invoke(text);
    expect(documents.map(({ pageContent }) => pageContent)).toEqual(
      passages.map(({ chunk }) => chunk.text),
    );
    expect(documents[0]?.id).toBe(`${paged.id}:0`);
    expect(documents[0]?.metadata).toEqual({
      articleId: paged.id,
      headline: '青河大桥建成通车',
      publication: '青河日报',
      section: '要闻',
      date: '2024-08-12',
      datePrecision: 'day',
      source: paged.source,
      lines: [2, 2],
      span: { start: 9, end: bridge.text.length },
      score: passages[0]?.score,
    });
  });

  it('leaves out of the metadata what is not known', async () => {
    const { retriever } = await archiveOf(articleOf('大桥通车', '青河大桥建成通车，全长3.6公里。'));
    const [document] = await retriever.invoke(text);
    const known = ['articleId', 'headline', 'lines', 'score', 'source', 'span'];
    expect(Object.keys(document?.metadata ?? {}).toSorted()).toEqual(known);
  });

  it('embeds questions by the model that the archive was opened with, unless told', async () => {
    const fail = vi.fn(() => unreachable);
    const archive = await inMemoryArchive({ ...builtinSettings, model: failing(fail) });
    onTestFinished(() => archive.close());
    await putArticle(archive, bridge);
    await archive.commit();
    expect(await new ArchiveRetriever({ archive }).invoke('Xyzzy？')).toEqual([]);
    expect(fail).toHaveBeenCalledOnce();
    const model = openEmbeddingModel('builtin');
    expect(await new ArchiveRetriever({ archive, model }).invoke('Xyzzy？')).toHaveLength(1);
    expect(fail).toHaveBeenCalledOnce();
  });

  it('tells its callbacks of beginning and end, or of the failure', async () => {
    const heard: string[] = [];
    const callbacks = [
      {
        handleRetrieverStart: (_: unknown, question: string) => void heard.push(question),
        handleRetrieverEnd: (documents: readonly unknown[]) =>
          void heard.push(`${documents.length}`),
        handleRetrieverError: (error: Error) => void heard.push(error.message),
      },
    ];
    const { archive } = await archiveOf(bridge, tea);
    const model = openEmbeddingModel('builtin');
    const listening = new ArchiveRetriever({ archive, model, callbacks, limit: 1 });
    await listening.invoke(text);
    const signal = AbortSignal.abort(new Error('stopped by the reader'));
    await expect(listening.invoke(text, { signal })).rejects.toThrow('stopped by the reader');
    const silent = new ArchiveRetriever({ archive, model });
    await silent.invoke(text, { callbacks });
    expect(heard).toEqual([text, '1', text, 'stopped by the reader', text, '2']);
  });

  it('stops the embedding model with its own signal alone, also within a chain', async () => {
    const model = neverAnswering();
    const { archive } = await archiveOf(bridge);
    const retriever = new ArchiveRetriever({ archive, model });
    const chain = RunnableLambda.from((question: string) => question).pipe(retriever);
    const reason = new Error('stopped by the reader');
    const controllers = [new AbortController(), new AbortController()];
    const asked = controllers.map(({ signal }, index) =>
      (index === 0 ? chain : retriever).invoke(text, { signal }).catch((error: unknown) => error),
    );
    await vi.waitUntil(() => model.signals.length === 2);
    expect(model.signals.filter((signal) => signal?.aborted)).toEqual([]);
    controllers[1]?.abort(reason);
    expect(await asked[1]).toBe(reason);
    expect(model.signals.filter((signal) => signal?.aborted)).toHaveLength(1);
    controllers[0]?.abort(reason);
    expect(await asked[0]).toBe(reason);
    expect(model.signals.filter((signal) => signal?.aborted)).toHaveLength(2);
  });

  it('stops when LangChain’s time limit is over', async () => {
    const { archive } = await archiveOf(bridge);
    const retriever = new ArchiveRetriever({ archive, model: neverAnswering() });
    await expect(retriever.invoke(text, { timeout: 1 })).rejects.toThrow(/timeout/u);
  });
});

/** The built-in model, but each question waits until it is stopped. */
function neverAnswering() {
  const signals: (AbortSignal | undefined)[] = [];
  class WaitingEmbeddings extends FakeEmbeddings {
    override async embedQuery(_: string, signal?: AbortSignal): Promise<number[]> {
      signals.push(signal);
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      throw unreachable;
    }
  }
  return { ...openEmbeddingModel('builtin'), embeddings: new WaitingEmbeddings(), signals };
}

/** The built-in model, but each question fails with an error. */
function failing(fail: () => unknown) {
  class FailingEmbeddings extends FakeEmbeddings {
    override async embedQuery(): Promise<number[]> {
      throw fail();
    }
  }
  return { ...openEmbeddingModel('builtin'), embeddings: new FailingEmbeddings() };
}
