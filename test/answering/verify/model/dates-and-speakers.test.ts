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
const mill = articleOf(
  '青岩纸业开足马力',
  '2023年，青岩纸业实现较快发展，全年销售额约12.6亿元，较2022年增长35%，上缴税收1.8亿元，是2022年的2.5倍；2022年销售额9.3亿元。青岩纸业相关负责人周国安表示，订单已经排满。“我们每天发出4车近15万卷纸。”',
  issue,
);
const county = articleOf(
  '云岭县总结上半年工作',
  '会议听取了2023年全县水利工作完成情况和2024年水利工作目标的报告，总结六月份重点工作，安排七月份重点工作。去年全县新增市场主体2100户；今年一季度新增市场主体500户。上半年，全县签约企业6家；新增投产5家。固定资产投资增长8.2%，高于全市平均水平3个百分点，居全市第二。',
  issue,
);
const farm = articleOf(
  '河东合作社增收',
  '河东合作社坚持不打农药、不施化肥、不用激素，亩产5至8吨，带动3000多户农户增收，村集体收入翻了一番。',
  issue,
);
const speech = articleOf(
  '云岭县部署防汛工作',
  '云岭县委书记陆明远指出，防汛工作进入关键阶段。各乡镇各部门要坚决扛牢责任，迅速查找堤防隐患。要加强值班值守，及时转移受威胁群众。县水利局局长苏岚参加会议。',
  issue,
);
const offices = articleOf(
  '云岭县果业协会换届',
  '县果业协会换届大会选举苏岚为会长、方成为监事长、何田为执行会长。授课人为云岭县委党校副校长、三级主任科员胡晓明与江城师范大学农村研究院副教授、乡村建设中心主任助理丁振华。',
  issue,
);
const articles = [mill, county, farm, speech, offices];

describe('a figure or an event of a period', () => {
  it.each([
    [mill, '青岩纸业2023年全年销售额约12.6亿元，较2022年增长35%。'],
    [mill, '2023年，青岩纸业上缴税收1.8亿元，是2022年的2.5倍。'],
    [mill, '青岩纸业2022年的销售额为9.3亿元。'],
    [county, '2024年上半年，全县签约企业6家，新增投产5家。'],
    [county, '2023年，全县新增市场主体2100户。'],
    [county, '会议总结了六月份重点工作，安排了七月份重点工作。'],
  ])('is supported where the print has the same days for it (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it.each([
    ['a figure', mill, '2022年，青岩纸业全年销售额约12.6亿元。'],
    ['a figure before its date', mill, '青岩纸业销售额约12.6亿元（2022年）。'],
    ['what happened', mill, '2022年，青岩纸业实现较快发展。'],
    ['the basis of a comparison', mill, '2023年，青岩纸业销售额约12.6亿元，较2023年增长35%。'],
    ['a figure of last year', county, '今年一季度，全县新增市场主体2100户。'],
    ['what a report is of', county, '会议听取了2024年全县水利工作完成情况的报告。'],
    ['what is planned', county, '会议总结七月份重点工作。'],
    ['a figure behind a semicolon', county, '去年，新增投产5家。'],
  ])('is not where another day is given to %s', (_, article, text) => {
    expect(verdictOn(article, text)).toMatch(/^(?:figure-of-another|words-not-found)$/u);
  });
});

describe('an amount that is told without a figure, or with part of one', () => {
  it.each([
    [farm, '河东合作社的村集体收入翻番。'],
    [farm, '河东合作社亩产5至8吨。'],
    [farm, '合作社不打农药、不施化肥，也不用激素。'],
    [county, '固定资产投资增长8.2%，高于全市平均水平3个百分点。'],
  ])('is supported as it is printed (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it.each([
    ['another multiple', farm, '河东合作社的村集体收入翻了两番。'],
    ['a half', farm, '河东合作社一半的农户增收。'],
    ['a doubling of another thing', mill, '青岩纸业2023年上缴税收较2022年翻番。'],
    ['a rank', county, '固定资产投资增速居全市末位。'],
    ['one end of a range', farm, '河东合作社亩产8吨。'],
    ['an exact number for more', farm, '河东合作社带动3000户农户增收。'],
    ['a percentage for points', county, '固定资产投资增速高于全市平均水平3%。'],
    ['a growth for a multiple', mill, '青岩纸业2023年税收比2022年增长1.5倍。'],
    ['a deed without its denial in a list', farm, '合作社不打农药、施用化肥、不用激素。'],
  ])('is not where it is %s', (_, article, text) => {
    expect(verdictOn(article, text)).not.toBe('supported');
  });
});

describe('a speech or an office', () => {
  it.each([
    [speech, '陆明远要求各乡镇各部门坚决扛牢责任，迅速查找堤防隐患。'],
    [speech, '陆明远强调，要加强值班值守，及时转移受威胁群众。'],
    [mill, '该公司相关负责人周国安表示，每天发出4车近15万卷纸。'],
    [offices, '苏岚任县果业协会会长，方成任监事长，何田任执行会长。'],
    [
      offices,
      '授课人是云岭县委党校副校长、三级主任科员胡晓明和江城师范大学农村研究院副教授、乡村建设中心主任助理丁振华。',
    ],
  ])('is supported of those who are printed to have it (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it.each([
    ['a demand of somebody who only took part', speech, '苏岚要求各乡镇各部门坚决扛牢责任。'],
    ['an office of the next in a list', offices, '方成任县果业协会会长。'],
    ['a higher office', mill, '该公司董事长周国安表示，订单已经排满。'],
    ['an office of another', offices, '授课人是云岭县委党校副校长丁振华。'],
  ])('is not as %s', (_, article, text) => {
    expect(verdictOn(article, text)).toMatch(/^(?:deed-of-another|office-not-found)$/u);
  });
});

function verdictOn(article: Article, text: string): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  const citations = [citeWhole(article, 1)];
  return verifyAnswer({ status: 'answered', statements, citations }, articles).statements[0];
}
