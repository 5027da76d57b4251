import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { inFewWords, story, told } from './asking.ts';

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
