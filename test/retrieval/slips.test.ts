import { describe, expect, it, onTestFinished } from 'vitest';
import type { ArticleSearch } from '../../src/archive/archive.ts';
import { inMemoryArchive } from '../../src/archive/open.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import { doubtfulPieces, expandTerms, readSlips } from '../../src/retrieval/slips.ts';
import { articleOf, builtinSettings, putArticle } from '../support/indexed.ts';

async function archiveOf(...paragraphs: readonly string[]): Promise<ArticleSearch> {
  const archive = await inMemoryArchive(builtinSettings);
  onTestFinished(() => archive.close());
  for (const [index, paragraph] of paragraphs.entries()) {
    await putArticle(archive, articleOf(`第${index}篇`, paragraph));
  }
  await archive.commit();
  return archive;
}

const fishing = '渔业协会在青河成立，选出会长，常委会参加。养殖规模扩大，政银担座谈会召开。';
const company = '青河公司的利润增长，会议在公园召开。';

async function expanded(question: string, ...paragraphs: readonly string[]) {
  return expandTerms(analyseQuestion(question), await archiveOf(...paragraphs));
}

describe('terms for a question', () => {
  it.each([
    { slip: 'a word that sounds the same', question: '渔业鞋会的会长是谁？', terms: ['协会'] },
    { slip: 'a near sound in a longer word', question: '增银担是什么？', terms: ['政银担'] },
    { slip: 'characters in another order', question: '常会委参加了吗？', terms: ['常委会'] },
    { slip: 'half of a word', question: '养殖规摸多大？', terms: ['规模'] },
  ])('are added for $slip', async ({ question, terms }) => {
    expect(await expanded(question, fishing, company)).toEqual(terms);
  });

  it('are the words of the archive where a question is cut otherwise', async () => {
    const question = { content: '说青河的会', terms: ['说青', '河'] };
    expect(await expandTerms(question, await archiveOf(company))).toEqual(['青河']);
  });

  it.each([
    '渔业协会的会长是谁？',
    '公司的利润增长了多少？',
    '你好',
    '',
    '2024年GDP是多少？',
    '会议在公园召开了吗？',
  ])('are its own where each word is known: %s', async (question) => {
    expect(await expanded(question, fishing, company)).toEqual([]);
  });

  it('do not come of an ordinary word but for a word that stands all over the archive', async () => {
    const once = ['法制办公室成立。', ...Array.from({ length: 30 }, () => company)];
    expect(await expanded('有什么法治？', ...once)).toEqual([]);
    expect(await expanded('有什么法治？', '法制办公室成立。')).toEqual(['法制']);
  });

  it('do not come of two characters that only nearly sound alike, nor of unlike ones', async () => {
    expect(await expanded('金合在哪里？', '青河通车，经河而过。')).toEqual([]);
    expect(await expanded('谐慧是什么？', fishing)).toEqual([]);
  });

  it('are at most four', async () => {
    const archive = await archiveOf('规模、协会、政银担、会长、公园、公司');
    const question = analyseQuestion('规摸、鞋会、正银担、会张、工园、公丝是什么？');
    expect(await expandTerms(question, archive)).toHaveLength(4);
  });

  it('are given with the piece of the question that they were read from', async () => {
    const archive = await archiveOf(fishing);
    const slips = await readSlips(analyseQuestion('渔业鞋会的会长是谁？'), archive);
    expect([...slips]).toEqual([['鞋会', ['协会']]]);
  });

  it('are none in an empty archive', async () => {
    expect(await expanded('渔业鞋会的会长是谁？')).toEqual([]);
  });
});

describe('the doubtful pieces of a question', () => {
  it('are runs of two to five characters outside its known words', () => {
    expect(doubtfulPieces('渔业鞋会会长', ['渔业', '会长'])).toEqual(['鞋会']);
    expect(doubtfulPieces('一二三四五六', [])).toContain('一二三四五');
    expect(doubtfulPieces('一二三四五六', [])).not.toContain('一二三四五六');
  });

  it('do not reach over particles, marks, digits and spaces', () => {
    expect(doubtfulPieces('甲的乙，丙3丁 戊a己', [])).toEqual([]);
  });

  it('are not those of known words of one character alone', () => {
    expect(doubtfulPieces('鞋会', ['鞋', '会'])).toEqual(['鞋会']);
  });

  it('are bounded, however long the text', () => {
    const text = Array.from({ length: 3_000 }, (_, at) => String.fromCharCode(0x4e10 + at)).join(
      '',
    );
    expect(doubtfulPieces(text, []).length).toBeLessThanOrEqual(100);
  });
});
