import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/archive/archive-error.ts';
import { createBrowser } from '../../src/browsing/archive-browser.ts';
import type { ArchiveBrowser } from '../../src/browsing/browser.ts';
import type { Article } from '../../src/corpus/article.ts';
import { archiveOf } from '../answering/bridge.ts';
import { articleOf } from '../support/indexed.ts';

const dated = (date: string) => ({
  date: {
    date,
    precision: (['year', 'month', 'day'] as const)[date.split('-').length - 1] ?? 'day',
  },
});
const opening = articleOf('生态渔港开港', '码头有三座，总投资12.5亿元。', dated('2023-05-01'));
const plan = articleOf('明年计划公布', '生态渔港二期明年动工，投资5亿元。', dated('2024-08-12'));
const visit = articleOf('专家考察码头', '专家看了生态渔港。', dated('2024-08'));
const review = articleOf('这一年', '生态\u3000渔港开了港，引来MAINLAND公司。', dated('2024'));
const letter = articleOf('读者来信', '我喜欢生态渔港。');
const trees = articleOf('生态林种树', '渔港以外都种了树，用上了ＡＩ技术。', dated('2025-01-01'));
const all = [letter, trees, review, visit, plan, opening];

describe('the stories that mention some words', () => {
  it('have the words in their headline first, then the newest, and the undated last', async () => {
    expect(await mentioning('生态渔港')).toEqual([opening, plan, visit, review, letter].map(idOf));
  });

  it.each([
    ['生态　渔港', [opening, plan, visit, review, letter]],
    ['生態漁港', [opening, plan, visit, review, letter]],
    ['渔港二期', [plan]],
    ['5亿元', [plan]],
    ['１２．５亿元', [opening]],
    ['ai', [trees]],
    ['mainland', [review]],
    ['渔港生态', []],
    ['开港码头', []],
    ['没有的词', []],
    ['渔', []],
    ['的', []],
    ['', []],
    [' 　\n', []],
    ['？！', []],
    ['生态渔港'.repeat(6), []],
    ['" OR 渔港 NOT "', []],
  ])('hold %j as it stands', async (words, expected) => {
    expect(await mentioning(words)).toEqual(expected.map(idOf));
  });

  it('are as many as wanted, and all are counted', async () => {
    const browser = await browserOf(...all);
    for (const [limit, ids] of [
      [2, [opening.id, plan.id]],
      [0, []],
      [-1, []],
    ] as const) {
      const { stories, ...counted } = await browser.mentioning('生态渔港', limit);
      expect(stories.map(({ articleId }) => articleId)).toEqual(ids);
      expect(counted).toEqual({ total: 5 });
    }
  });

  it('may be more than were counted where there are very many', async () => {
    const many = Array.from({ length: 201 }, (_, index) =>
      articleOf(`第${index + 1}期`, '渔港今天有船。', { source: `${index + 1}.txt` }),
    );
    const browser = await browserOf(...many);
    expect(await browser.mentioning('渔港', 1)).toMatchObject({ total: 200, mayHaveMore: true });
    expect(await browser.mentioning('第7期', 1)).toMatchObject({ total: 1 });
  });

  it('print the words, whatever run of their text is sought', async () => {
    const browser = await browserOf(...all);
    const printed = all.map(({ id, text }) => ({ id, text: text.replaceAll(/\s/gu, '') }));
    const words = fc
      .constantFrom(...printed.map(({ text }) => text))
      .chain((text) =>
        fc
          .tuple(fc.nat(text.length), fc.integer({ min: 2, max: 20 }))
          .map(([start, length]) => text.slice(start, start + length)),
      );
    await fc.assert(
      fc.asyncProperty(words, async (sought) => {
        fc.pre(/^\p{Script=Han}{2,}$/u.test(sought));
        const { stories } = await browser.mentioning(sought, 10);
        for (const { articleId } of stories) {
          expect(printed.find(({ id }) => id === articleId)?.text).toContain(sought);
        }
      }),
    );
  });

  it('reject as the archive does', async () => {
    const refused = new ArchiveError({ message: () => '没有档案。', remedy: () => '请先建立。' });
    const browser = createBrowser(() => Promise.reject(refused));
    await expect(browser.mentioning('渔港', 1)).rejects.toBe(refused);
  });
});

async function mentioning(words: string): Promise<string[]> {
  const { stories } = await (await browserOf(...all)).mentioning(words, 10);
  return stories.map(({ articleId }) => articleId);
}

async function browserOf(...articles: readonly Article[]): Promise<ArchiveBrowser> {
  const { archive } = await archiveOf(...articles);
  return createBrowser((work) => work(archive));
}

function idOf({ id }: Article): string {
  return id;
}
