import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/answering/verify/verdict.ts';
import { verifyAnswer } from '../../../../src/answering/verify/verify.ts';
import type { Article } from '../../../../src/corpus/article.ts';
import { articleOf } from '../../../support/indexed.ts';
import { citeWhole } from '../stories.ts';

const issue = {
  publication: '云岭日报',
  date: { date: '2024-07', precision: 'month' },
} as const;

/** Invented, with several places, bodies and things of one kind. */
const canal = articleOf(
  '云岭县巡查水利设施',
  '在北沙镇清水渠，县长陆明远沿渠检查，询问了灌溉情况。随后在南溪镇石桥村，陆明远走访了粮食加工厂。县水利局在礼堂开会，各乡镇在食堂用餐。他说，要发扬实干作风，少说多干、埋头苦干，切实抓好水库除险加固。',
  issue,
);
const tour = articleOf(
  '文艺巡演走进东江',
  '本次系列活动第四站在东江万福广场举行，现场热闹。此前的演出在东江吉祥广场举行过两场。甲木公司、乙林公司、丙岩公司等3家企业申报成功，丁川公司正在准备材料。会议要求，谋划要“深”，聚焦主业；入统要“细”，核准数据。',
  issue,
);
const meeting = articleOf(
  '河西区部署防汛工作',
  '7月8日，河西区委常委会召开会议，听取水库除险加固进展汇报，研究部署防汛抗旱工作。区委书记张立群主持会议。区长周敏介绍了排涝泵站建设情况。',
  issue,
);

describe('a word of the print that a model puts in the place of another', () => {
  it.each([
    ['a place', canal, '在南溪镇清水渠，陆明远沿渠检查。'],
    ['a place at the end of a clause', canal, '随后在南溪镇石桥村，陆明远走访了清水渠。'],
    ['a room for another', canal, '县水利局在食堂开会。'],
    ['a square like the printed one', tour, '系列活动第四站在东江吉祥广场举行，现场热闹。'],
    ['a firm of a list', tour, '甲木公司、乙林公司、丁川公司等3家企业申报成功。'],
    ['a quoted word of one character', tour, '会议要求，谋划要“细”，聚焦主业。'],
    ['two quoted words', tour, '会议要求谋划要“细”、入统要“深”。'],
    ['two characters of a phrase', canal, '他说，要发扬实干作风，多说少干、埋头苦干。'],
  ])('is found: %s', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('words-not-found');
  });

  it.each([
    ['a place', canal, '在北沙镇清水渠，陆明远沿渠检查。'],
    ['another place', canal, '陆明远在南溪镇石桥村走访了粮食加工厂。'],
    ['a subject of the sentence before', canal, '陆明远询问了灌溉情况，走访了粮食加工厂。'],
    ['a shortened list', tour, '甲木公司、丙岩公司等3家企业申报成功。'],
    ['a list in another order', tour, '丙岩公司、甲木公司、乙林公司等3家企业申报成功。'],
    ['a list without its end', tour, '申报成功的有甲木公司、乙林公司等3家企业。'],
    ['clauses in another order', tour, '现场热闹，系列活动第四站在东江万福广场举行。'],
    ['words of the headline', canal, '云岭县巡查水利设施时，县长陆明远沿渠检查清水渠。'],
    ['the quoted words', tour, '会议要求谋划要“深”、入统要“细”。'],
    ['the phrases in another order', canal, '他说，要埋头苦干、少说多干。'],
    ['somebody by the office', canal, '在北沙镇清水渠，县长沿渠检查，询问了灌溉情况。'],
  ])('is not seen where a true sentence has %s', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it('is found between any two towns of a report', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'北南东西上下'), {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(names, ([one = '', other = '']) => {
        const text = `在${one}沙镇清水渠，陆明远沿渠检查。随后，陆明远到${other}沙镇走访粮食加工厂。`;
        const article = articleOf('云岭县巡查水利设施', text, issue);
        const said = (town: string) => `在${town}沙镇清水渠，陆明远沿渠进行检查。`;
        expect(verdictOn(article, said(one))).toBe('supported');
        expect(verdictOn(article, said(other))).not.toBe('supported');
      }),
    );
  });
});

describe('an ordinal', () => {
  it.each([
    ['这是系列活动的第四站，现场热闹。'],
    ['第四站在东江万福广场举行，现场热闹。'],
    ['活动第四站是在东江万福广场举行的。'],
  ])('stands whatever word is printed behind it (%s)', (text) => {
    expect(verdictOn(tour, text)).toBe('supported');
  });

  it.each([
    ['another number', '这是系列活动的第三站，现场热闹。'],
    ['another counter', '这是系列活动的第四场，现场热闹。'],
    ['the rank alone', '系列活动排名第四，现场热闹。'],
  ])('does not stand with %s', (_, text) => {
    expect(verdictOn(tour, text)).toBe('number-not-found');
  });
});

describe('what is told of a noun behind 的', () => {
  it('is not told of the person before it', () => {
    const text =
      '由区委书记张立群主持的河西区委常委会会议听取了水库除险加固进展汇报，研究部署防汛抗旱工作。';
    expect(verdictOn(meeting, text)).toBe('supported');
  });

  it('leaves what the person did theirs', () => {
    expect(verdictOn(meeting, '张立群介绍了排涝泵站建设情况。')).toBe('deed-of-another');
    expect(verdictOn(meeting, '张立群介绍的是排涝泵站建设情况。')).toBe('deed-of-another');
  });
});

function verdictOn(article: Article, text: string): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  const citations = [citeWhole(article, 1)];
  return verifyAnswer({ status: 'answered', statements, citations }, [article]).statements[0];
}
