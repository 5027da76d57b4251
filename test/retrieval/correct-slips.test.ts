import { describe, expect, it, onTestFinished } from 'vitest';
import { inMemoryArchive } from '../../src/archive/open.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import { type Corrected, correctSlips } from '../../src/retrieval/correct-slips.ts';
import { articleOf, builtinSettings, putArticle } from '../support/indexed.ts';

const story =
  '渔业协会在青河成立，选出会长项虹，常委会参加。养殖规模扩大，政银担座谈会召开。前期工作完成。';

async function corrected(question: string, ...paragraphs: readonly string[]): Promise<Corrected> {
  const archive = await inMemoryArchive(builtinSettings);
  onTestFinished(() => archive.close());
  for (const [index, paragraph] of paragraphs.entries()) {
    await putArticle(archive, articleOf(`第${index}篇`, paragraph));
  }
  await archive.commit();
  return correctSlips(analyseQuestion(question), archive);
}

describe('a question with a slip of typing', () => {
  it.each([
    ['渔业鞋会的会长是谁？', '鞋会', '协会', '渔业协会的会长是谁?'],
    ['养殖规摸多大？', '规摸', '规模', '养殖规模多大?'],
  ])('is read as the archive has it: %s', async (asked, typed, meant, text) => {
    const { question, corrections } = await corrected(asked, story);
    expect(corrections).toEqual([[typed, meant]]);
    expect(question.text).toBe(text);
  });

  it('is analysed anew, so that the right word is what it is about', async () => {
    const { question } = await corrected('渔业鞋会的会长是谁？', story);
    expect(question).toEqual(analyseQuestion('渔业协会的会长是谁？'));
  });
});

describe('a question without a slip', () => {
  it.each([
    '渔业协会的会长是谁？',
    '养殖规模多大？',
    '项虹是谁？',
    '你好',
    '',
    '2024年GDP是多少？',
  ])('is left as it is: %s', async (asked) => {
    const question = analyseQuestion(asked);
    expect(await corrected(asked, story)).toEqual({ question, corrections: [] });
  });

  it('is left as it is in an empty archive', async () => {
    const { corrections } = await corrected('渔业鞋会的会长是谁？');
    expect(corrections).toEqual([]);
  });

  it('is not corrected at characters that stand beside any word', async () => {
    const { corrections } = await corrected('前一个季度怎么样？', `${story}潜移默化。`);
    expect(corrections).toEqual([]);
  });
});
