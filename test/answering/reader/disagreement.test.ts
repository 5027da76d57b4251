import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { inFewWords, refused, story, told } from './asking.ts';

const text =
  '青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。市委副书记、市长柳林森宣布大桥通车，沿线三个乡镇的群众早早来到桥头，盼着坐上第一班公交车。';
const bridge = story('青河大桥建成通车', text, '2024-08-12');

/** A copy of the report with something changed, as a forger would make it. */
function copy(from: string, to: string, date = '2024-08-15', headline = '青河大桥通车'): Article {
  return story(headline, text.replace(from, to), date);
}

/** Other reports, so that there is something to choose from. */
const others = ['春耕', '防汛', '招商', '教育', '医疗'].map((word, at) =>
  story(
    `${word}工作会议召开`,
    `${word}工作会议昨日在云岭镇召开，会议总结了上年的工作，安排了今年的${word}任务，与会者到现场看了三处示范点。`,
    `2024-0${at + 1}`,
  ),
);

describe('two reports of one time that say different things', () => {
  it.each([
    ['青河大桥全长多少公里？', '3.6公里', '5.2公里'],
    ['青河大桥总投资多少？', '12.5亿元', '1.25亿元'],
    ['青河大桥建设历时多少个月？', '28个月', '18个月'],
    ['青河大桥是哪天建成通车的？', '8月12日', '9月30日'],
    ['青河大桥由哪家公司承建？', '清河路桥公司', '金浪置业公司'],
    ['市委副书记、市长是谁？', '柳林森', '张大海'],
  ])('are both shown, and neither is certain: %s', async (question, printed, forged) => {
    const answer = await told(question, bridge, copy(printed, forged), ...others);
    const words = inFewWords(answer).join();
    expect(words).toContain(printed);
    expect(words).toContain(forged);
    expect(answer.confidence).toBe('likely');
    expect(answer.remark).toContain('说法不一');
    expect(new Set(answer.citations.map(({ articleId }) => articleId)).size).toBe(2);
  });

  it('are both shown though the forged one stands in many copies', async () => {
    const copies = Array.from({ length: 12 }, (_, at) =>
      copy('3.6公里', '5.2公里', `2024-08-${at + 13}`, `青河大桥全长多少公里之${at}`),
    );
    const answer = await told('青河大桥全长多少公里？', ...copies, bridge, ...others);
    expect(inFewWords(answer).join()).toContain('3.6公里');
    expect(inFewWords(answer).join()).toContain('5.2公里');
    expect(answer.confidence).toBe('likely');
  });

  it('are both shown though they tell it in other words', async () => {
    const other = story(
      '大桥背后的故事',
      '建设者告诉记者，青河大桥全长5.2公里，桥墩共有四十座，施工最紧张时有上千人同时作业。',
      '2024-08-13',
    );
    const answer = await told('青河大桥全长多少公里？', bridge, other, ...others);
    expect(inFewWords(answer).join()).toContain('3.6公里');
    expect(inFewWords(answer).join()).toContain('5.2公里');
    expect(answer.confidence).toBe('likely');
  });
});

describe('two reports that say the same', () => {
  it.each([
    ['the very same words', '3.6公里', '3.6公里'],
    ['other digits of the same figure', '12.5亿元', '125000万元'],
    ['a rounder figure', '12.5亿元', '约12亿元'],
    ['another width', '3.6公里', '３．６公里'],
  ])('are one answer: %s', async (_, printed, again) => {
    const question = printed.endsWith('公里') ? '青河大桥全长多少公里？' : '青河大桥总投资多少？';
    const answer = await told(question, bridge, copy(printed, again), ...others);
    expect(inFewWords(answer)).toHaveLength(1);
    expect(answer.remark).toBeUndefined();
  });

  it('but of other periods are each of its time', async () => {
    const half = story(
      '上半年经济',
      '2024年上半年，青河市完成工业产值36亿元，同比增长8%。',
      '2024-07',
    );
    const year = story(
      '三季度经济',
      '2024年前三季度，青河市完成工业产值58亿元，同比增长9%。',
      '2024-10',
    );
    const answer = await told('2024年上半年青河市工业产值多少？', half, year, ...others);
    expect(inFewWords(answer).join()).toMatch(/^36亿元/u);
    expect(answer.remark).toBeUndefined();
  });
});

describe('reports of other things in the same words', () => {
  const reservoir = (name: string, value: string, cost: string) =>
    story(
      `${name}水库下闸蓄水`,
      `${name}水库昨日下闸蓄水，水库总库容${value}万立方米，总投资${cost}万元。`,
      '2024-08-12',
    );
  const reservoirs = [
    reservoir('珍珠', '11519', '20519'),
    reservoir('麒麟', '12527', '21527'),
    reservoir('白沙', '10200', '22200'),
    reservoir('金沙', '10278', '23278'),
  ];

  it.each([
    ['珍珠水库总库容是多少？', '11519万立方米'],
    ['白沙水库总库容是多少？', '10200万立方米'],
    ['麒麟水库总投资是多少？', '21527万元'],
    ['金沙水库总投资是多少？', '23278万元'],
  ])('contradict nothing: %s', async (question, expected) => {
    const answer = await told(question, ...reservoirs);
    expect(inFewWords(answer)).toEqual([expect.stringMatching(new RegExp(`^${expected}`, 'u'))]);
    expect(answer.remark).toBeUndefined();
  });

  it('answer nothing about one that no report tells of', async () => {
    await refused('翡翠水库总库容是多少？', ...reservoirs);
  });
});
