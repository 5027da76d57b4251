import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ChunkId, SearchHit } from '../../src/archive/archive.ts';
import type { EmbeddedArchive } from '../../src/archive/embedded.ts';
import { inMemoryArchive } from '../../src/archive/open.ts';
import type { Article } from '../../src/corpus/article.ts';
import { type EmbeddingModel, openEmbeddingModel } from '../../src/embedding/model.ts';
import { WenbaoError } from '../../src/errors.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import {
  ArchiveRetriever,
  type Passage,
  type RetrieveOptions,
} from '../../src/retrieval/retriever.ts';
import { archiveOf } from '../answering/bridge.ts';
import { articleOf, builtinSettings, pageOf, putArticle } from '../support/indexed.ts';

const lighthouseText =
  '白沙港灯塔经过十四个月修缮后重新点亮，塔身加固了三层石墙，夜间射程由十五海里增加到二十二海里，往来渔船的船长们都说从此回港心里踏实。守塔人把换下的旧灯器送进了渔村陈列馆，孩子们周末可以登上塔顶看海，听老水手讲风浪里的故事。';

function printed(headline: string, paragraph: string, day: string, publication = '海角晚报') {
  return articleOf(headline, paragraph, { publication, date: { date: day, precision: 'day' } });
}

const lighthouse = printed('白沙港灯塔重新点亮', lighthouseText, '2023-05-04');
const reprint = printed('灯塔亮了', `据本报消息，${lighthouseText}`, '2023-05-06', '山城早报');
const orchard = printed(
  '杏花坡果园引进滴灌',
  '杏花坡果园今年引进滴灌设备，每亩果树用水少了四成，果农在山脚新栽梨苗1800株。',
  '2023-04-11',
);
// Nothing but the dates of their issues tells these years' stories apart.
const allHarvests = Array.from({ length: 12 }, (_, index) => 2012 + index).map((year) =>
  articleOf('柳溪县粮食喜获丰收', '全县粮食总产量又创新高，增产靠的是良种和农机。', {
    source: `丰收${year}.txt`,
    date: { date: `${year}-12-20`, precision: 'day' },
  }),
);
const harvests = allHarvests.slice(-3);
const others = ['集市开张', '小学运动会', '邮局搬家', '剧团下乡'].map((headline, index) =>
  printed(headline, `${headline}，来了${index + 20}人，大家都很高兴。`, '2022-03-01'),
);

async function ask(
  question: string,
  articles: readonly Article[],
  options?: RetrieveOptions,
): Promise<Passage[]> {
  const { retriever } = await archiveOf(...articles);
  return retriever.retrieve(analyseQuestion(question), options);
}

const headlinesOf = (passages: readonly Passage[]) =>
  passages.map(({ article }) => article.headline);

describe('the passages for a question', () => {
  it('begin with the one that answers, and fall in the scores of their best sentences', async () => {
    const passages = await ask('杏花坡果园新栽了多少株梨苗？', [lighthouse, ...others, orchard]);
    expect(passages[0]?.article).toEqual(orchard);
    const { span } = passages[0]?.sentences[0] ?? {};
    expect(orchard.text.slice(span?.start, span?.end)).toContain('1800株');
    const scores = passages.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(passages.map(({ sentences }) => sentences[0]?.score)).toEqual(scores);
  });

  it('are the same whenever the same is asked, and whichever archive holds the same', async () => {
    const articles = [lighthouse, reprint, orchard, ...harvests, ...others];
    const { retriever } = await archiveOf(...articles);
    const question = '2021年柳溪县粮食产量怎样？';
    const passages = await retriever.retrieve(analyseQuestion(question));
    expect(await retriever.retrieve(analyseQuestion(question))).toEqual(passages);
    expect(await ask(question, articles)).toEqual(passages);
  });

  it('are as many as asked for at most: the best of all', async () => {
    const articles = [lighthouse, orchard, ...harvests, ...others];
    const all = await ask('柳溪县粮食总产量是多少？', articles);
    expect(all).toHaveLength(articles.length);
    const two = await ask('柳溪县粮食总产量是多少？', articles, { limit: 2 });
    expect(two).toEqual(all.slice(0, 2));
    expect(await ask('柳溪县粮食总产量是多少？', articles, { limit: 0 })).toEqual([]);
  });

  it.each([
    { filter: { publication: '山城早报' } },
    { filter: { within: { first: '2023-05-05', last: '2023-05-31' } } },
  ])('are only of those articles that pass $filter', async (options) => {
    const passages = await ask('白沙港灯塔何时点亮？', [lighthouse, reprint, orchard], options);
    expect(passages.map(({ article }) => article)).toEqual([reprint]);
  });

  it('hold both prints of the best story, or put one behind others where it is asked', async () => {
    const { retriever } = await archiveOf(lighthouse, reprint, orchard, ...others);
    const question = analyseQuestion('白沙港灯塔的射程是多少海里？');
    const all = await retriever.retrieve(question);
    const prints = all.slice(0, 2);
    const twice = [lighthouse.headline, reprint.headline];
    expect(headlinesOf(prints).toSorted()).toEqual(twice.toSorted());
    const once = await retriever.retrieve(question, { countsReprintsOnce: true });
    const [best, second] = prints;
    expect(once).toEqual([best, ...all.slice(2), second]);
    const few = await retriever.retrieve(question, { countsReprintsOnce: true, limit: 3 });
    expect(few).toEqual(once.slice(0, 3));
  });

  it.each([2012, 2017, 2023])('begin with the issue of %i if that year is named', async (year) => {
    const [first] = await ask(`${year}年柳溪县粮食产量怎样？`, allHarvests, { limit: 1 });
    expect(first?.article.date?.date).toBe(`${year}-12-20`);
  });

  it('are found though a word was typed as another that sounds the same', async () => {
    const { archive } = await archiveOf(...others, lighthouse, orchard);
    const byTermsAlone = new ArchiveRetriever({ archive, model: failing(() => unreachable) });
    const passages = await byTermsAlone.retrieve(analyseQuestion('果元在哪里？'));
    expect(headlinesOf(passages)).toEqual([orchard.headline]);
  });

  it('tell their ranks and scores in the searches that found them', async () => {
    const { archive, retriever } = await archiveOf(lighthouse, orchard, ...others);
    const byTerms = vi.spyOn(archive, 'searchTerms');
    const byVector = vi.spyOn(archive, 'searchVectors');
    const passages = await retriever.retrieve(analyseQuestion('杏花坡果园新栽了多少株梨苗？'));
    const [lexical, nearest] = [
      await byTerms.mock.results[0]?.value,
      await byVector.mock.results[0]?.value,
    ];
    for (const { chunkId, found } of passages) {
      expect(found).toEqual({
        ...inRanking(lexical, chunkId, ['termRank', 'termScore']),
        ...inRanking(nearest, chunkId, ['vectorRank', 'vectorScore']),
      });
    }
    expect(passages.map(({ found }) => found.termRank)).toEqual([
      1,
      ...others.map(() => undefined),
      undefined,
    ]);
    expect(passages.map(({ found }) => found.vectorRank).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('tell no rank by a vector where there was none', async () => {
    const { archive } = await archiveOf(orchard);
    const byTermsAlone = new ArchiveRetriever({ archive, model: failing(() => unreachable) });
    const [passage] = await byTermsAlone.retrieve(analyseQuestion('果园在哪里？'));
    expect(passage?.found).toEqual({ termRank: 1, termScore: expect.any(Number) });
  });

  it('come by their vectors where no term is known; none come where nothing is asked', async () => {
    expect(await ask('Xyzzy？', [lighthouse, orchard])).toHaveLength(2);
    expect(await ask('Xyzzy？', [])).toEqual([]);
    expect(await ask('？', [lighthouse, orchard])).toEqual([]);
  });
});

/** Rank and score of a chunk under these names; nothing where the ranking lacks it. */
function inRanking(
  ranking: readonly SearchHit[] | undefined,
  chunk: ChunkId,
  [rank, score]: readonly [rank: string, score: string],
): object {
  const at = ranking?.findIndex(({ chunkId }) => chunkId === chunk) ?? -1;
  return at < 0 ? {} : { [rank]: at + 1, [score]: ranking?.[at]?.score };
}

const unreachable = new WenbaoError('model', '连不上嵌入模型。', '请检查网络。');

/** The built-in model, but each question fails with an error. */
function failing(fail: () => unknown): EmbeddingModel {
  class FailingEmbeddings extends FakeEmbeddings {
    override async embedQuery(): Promise<number[]> {
      throw fail();
    }
  }
  return { ...openEmbeddingModel('builtin'), embeddings: new FailingEmbeddings() };
}

describe('an embedding model that fails', () => {
  const question = analyseQuestion('白沙港灯塔的射程是多少海里？');

  async function retrieverWith(model: EmbeddingModel): Promise<ArchiveRetriever> {
    const { archive } = await archiveOf(lighthouse, orchard, ...others);
    return new ArchiveRetriever({ archive, model });
  }

  it('leaves the terms to find passages, and tells why', async () => {
    const retriever = await retrieverWith(failing(() => unreachable));
    const onModelFailure = vi.fn();
    const passages = await retriever.retrieve(question, { onModelFailure });
    expect(headlinesOf(passages)).toEqual([lighthouse.headline]);
    expect(onModelFailure.mock.calls).toEqual([[unreachable]]);
    expect(await retriever.retrieve(question)).toEqual(passages);
  });

  it.each([
    { name: 'of another kind', error: new WenbaoError('config', '设置不对。', '请改。') },
    { name: 'of the program', error: new TypeError('no function') },
  ])('with an error $name is not passed over', async ({ error }) => {
    const retriever = await retrieverWith(failing(() => error));
    const onModelFailure = vi.fn();
    await expect(retriever.retrieve(question, { onModelFailure })).rejects.toBe(error);
    expect(onModelFailure).not.toHaveBeenCalled();
  });

  it('because the question was stopped gives the reason for that', async () => {
    const reason = new Error('stopped by the reader');
    const controller = new AbortController();
    const fail = () => {
      controller.abort(reason);
      return unreachable;
    };
    const retriever = await retrieverWith(failing(fail));
    const onModelFailure = vi.fn();
    const { signal } = controller;
    await expect(retriever.retrieve(question, { signal, onModelFailure })).rejects.toBe(reason);
    expect(onModelFailure).not.toHaveBeenCalled();
  });

  it('is not even asked by a question that was stopped before', async () => {
    const fail = vi.fn(() => unreachable);
    const retriever = await retrieverWith(failing(fail));
    const reason = new Error('stopped by the reader');
    const signal = AbortSignal.abort(reason);
    await expect(retriever.retrieve(question, { signal })).rejects.toBe(reason);
    expect(fail).not.toHaveBeenCalled();
  });
});

describe('an archive that changes while it is searched', () => {
  /** What is found if the archive is changed before each reading. */
  async function changing(change: (archive: EmbeddedArchive) => Promise<void>) {
    const archive = await inMemoryArchive(builtinSettings);
    onTestFinished(() => archive.close());
    for (const article of [lighthouse, orchard, ...others]) await putArticle(archive, article);
    await archive.commit();
    const read = archive.passages.bind(archive);
    const passages = vi.spyOn(archive, 'passages').mockImplementation(async (ids) => {
      await change(archive);
      await archive.commit();
      return read(ids);
    });
    const retriever = new ArchiveRetriever({ archive, model: openEmbeddingModel('builtin') });
    const found = await retriever.retrieve(analyseQuestion('白沙港灯塔的射程是多少海里？'));
    return { found, readings: passages.mock.calls.length };
  }

  it('is searched again when a page was replaced before it was read', async () => {
    const replacement = { ...lighthouse, section: '要闻' };
    let isReplaced = false;
    const { found, readings } = await changing(async (archive) => {
      if (!isReplaced) await putArticle(archive, replacement);
      isReplaced = true;
    });
    expect(found[0]?.article).toEqual(replacement);
    expect(readings).toBe(2);
  });

  it('gives what is left when a page was removed before it was read', async () => {
    const { found, readings } = await changing((archive) => archive.removePage(pageOf(lighthouse)));
    expect(found).toHaveLength(1 + others.length);
    expect(headlinesOf(found)).not.toContain(lighthouse.headline);
    expect(readings).toBe(2);
  });

  it('is not searched for ever, but gives what could be read last', async () => {
    const { found, readings } = await changing((archive) => putArticle(archive, lighthouse));
    expect(found.map(({ article }) => article)).toEqual(
      expect.arrayContaining([orchard, ...others]),
    );
    expect(found).toHaveLength(1 + others.length);
    expect(readings).toBe(3);
  });
});
