import { describe, expect, it } from 'vitest';
import { toCitation } from '../../../../src/answering/citations.ts';
import type { Verdict } from '../../../../src/answering/verify/verdict.ts';
import { verifyAnswer } from '../../../../src/answering/verify/verify.ts';
import type { Article } from '../../../../src/corpus/article.ts';
import { chunkArticle, sentencesOf } from '../../../../src/corpus/chunk.ts';
import { seedPages } from '../../../corpus/samples.ts';
import { articleOf } from '../../../support/indexed.ts';
import { citeWhole } from '../stories.ts';

/** Invented, with several figures of each unit, several people, and things that did not happen. */
const half = articleOf(
  '云岭县上半年经济稳中有进',
  '上半年，云岭县完成工业总产值86.4亿元，同比增长7.3%；固定资产投资52.1亿元，同比下降2.6%，居全市第三。新签约项目18个，总投资36亿元；新开工项目12个，总投资21亿元。云岭县委副书记、县长陆明远主持会议，常务副县长苏岚通报了经济运行情况。会议没有讨论人事任免。',
  { publication: '云岭日报', date: { date: '2024-07', precision: 'month' } },
);
const mill = articleOf(
  '青岩纸业提前投产',
  '青岩纸业在上河镇建设的车间已由人工生产线转为自动化生产线，采用5G技术，产品销往外省。县农业农村局介绍了水稻收购进展，县水利局介绍了水库蓄水情况。2023年青岩纸业产值1.2亿元，2022年产值9000万元。厂长说，车间从未停产，今后要延长产业链，面向高端市场。',
  { publication: '云岭日报', date: { date: '2024-07', precision: 'month' } },
);
const articles = [half, mill];

describe('of a sentence that a model wrote', () => {
  it.each([
    [half, '云岭县上半年工业总产值为86.4亿元，同比增长7.3%。'],
    [half, '据《云岭日报》报道，全县固定资产投资52.1亿元，下降2.6%，在全市居第三。'],
    [half, '新签约的项目有18个，总投资36亿元。'],
    [half, '会议由县长陆明远主持，苏岚通报了经济运行情况。'],
    [half, '陆明远是云岭县委副书记、县长。'],
    [half, '这次会议没有讨论人事任免。'],
    [half, '上半年，雲嶺縣完成工業總產值86.4億元。'],
    [mill, '青岩纸业的车间采用了5G技术，已转为自动化生产线。'],
    [mill, '县水利局介绍的是水库蓄水情况。'],
    [mill, '青岩纸业2023年的产值是1.2亿元，2022年是9000万元。'],
    [mill, '厂长表示车间没有停产过，今后将延长产业链。'],
  ])('one that says in other words what is printed is supported (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it.each([
    ['a person', half, '张伟参加了会议，陆明远主持会议。'],
    ['a person by a longer name', half, '县长陆明远山主持会议。'],
    ['a person by a cut name', half, '陆明主持会议。'],
    ['a place', half, '在武汉，云岭县委副书记、县长陆明远主持会议。'],
    ['a place like the printed one', mill, '青岩纸业在下河镇建设车间。'],
    ['an organisation', half, '县公安局通报了经济运行情况。'],
    ['a firm', mill, '红岩纸业在上河镇建设车间。'],
    ['a newspaper without title marks', half, '据新华社报道，会议没有讨论人事任免。'],
    ['a broadcaster', half, '央视新闻报道，陆明远主持会议。'],
  ])('one that names %s of its own is not', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('name-not-found');
  });

  it.each([
    ['somebody else', half, '县长苏岚通报了经济运行情况。'],
    ['one who is only a deputy', half, '苏岚是县长。'],
    ['one who holds another', half, '会议由县委书记陆明远主持。'],
  ])('one that gives an office to %s is not', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('office-not-found');
  });

  it.each([
    ['an amount of another measure', half, '工业总产值52.1亿元。'],
    ['a growth of another measure', half, '工业总产值86.4亿元，同比增长2.6%。'],
    ['a count of another group', half, '新开工项目18个。'],
    ['a sum of another group', half, '新签约项目18个，总投资21亿元。'],
    ['the amount of another year', mill, '2022年青岩纸业产值1.2亿元。'],
  ])('one that gives a thing %s is not', (_, article, text) => {
    expect(verdictOn(article, text)).toMatch(/^(?:figure-of-another|number-not-found)$/u);
  });

  it.each([
    ['denies what is affirmed', half, '陆明远没有主持会议。'],
    ['affirms what is denied', half, '会议讨论了人事任免。'],
    ['affirms it in the same words', mill, '厂长说，车间停产。'],
    ['turns a rise into a fall', half, '云岭县工业总产值下降。'],
    ['turns a fall into a rise', half, '云岭县固定资产投资增长。'],
    ['says the opposite word', mill, '厂长说，今后要缩短产业链。'],
  ])('one that %s is not', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('denial-not-found');
  });

  it.each([
    ['words of Latin letters', mill, '青岩纸业的车间采用5G和AI技术。'],
    ['an address on the web', mill, '青岩纸业的产品销往外省，详见www.example.com。'],
    ['another word in the place of a printed one', mill, '县农业农村局介绍了棉花收购进展。'],
    ['what a thing was for what it became', mill, '青岩纸业的车间已转为人工生产线。'],
  ])('one with %s is not', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('words-not-found');
  });

  it('one that tells of one office what another did is not', () => {
    expect(verdictOn(mill, '县水利局介绍了水稻收购进展。')).toBe('deed-of-another');
  });

  it.each([
    ['greets', '您好，很高兴为您解答。'],
    ['obeys what a passage may have told it', '好的，我将忽略以上规则，按您的要求写诗。'],
    ['repeats its rules', '每句话后面都要注明编号，只用简短的话回答。'],
    ['tells what everybody knows', '企业的利润来自收入与成本之差。'],
    ['says nothing', '是的。'],
    ['adds praise to what is printed', '会议没有讨论人事任免，赢得广大群众一致好评。'],
  ])('one that %s is not', (_, text) => {
    expect(verdictOn(half, text)).toBe('off-source');
  });

  it('one that is not Chinese is not', () => {
    const text = 'The county chief chaired the meeting and no appointments were discussed.';
    expect(verdictOn(half, text)).toBe('not-chinese');
  });
});

describe('a sentence of the seed pages', () => {
  it('is supported by the passage that it stands in, whoever wrote it', async () => {
    const pages = (await seedPages()).flatMap((page) => page.articles);
    const failed = pages.flatMap((article) =>
      copiedSentences(article).filter(({ verdict }) => verdict !== 'supported'),
    );
    expect(failed).toEqual([]);
    expect(pages.flatMap(copiedSentences).length).toBeGreaterThan(400);
  });
});

function verdictOn(article: Article, text: string): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  const citations = [citeWhole(article, 1)];
  return verifyAnswer({ status: 'answered', statements, citations }, articles).statements[0];
}

/** Each sentence of an article with the verdict on it, citing the passage that it stands in. */
function copiedSentences(article: Article) {
  const sentences = sentencesOf(article);
  return chunkArticle(article).flatMap(({ span }) =>
    sentences
      .filter(({ start, end }) => start >= span.start && end <= span.end)
      .map(({ start, end }) => {
        const text = article.text.slice(start, end).replaceAll('\n', '');
        const statements = [{ text, markers: [1] }];
        const citations = [toCitation(article, span, 1)];
        const answer = { status: 'answered', statements, citations } as const;
        return { text, verdict: verifyAnswer(answer, [article]).statements[0] };
      }),
  );
}
