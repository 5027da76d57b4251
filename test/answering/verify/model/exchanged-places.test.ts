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

/** Invented, with directions, levels and years. */
const survey = articleOf(
  '云岭县总结用电工作',
  '北沙镇地处清水湖西岸，用电量和供电量分别高于全市平均水平8和11个百分点。要完善返乡人员用电登记制度。该案例入选省总工会2024年创新案例。回顾2022年全县用电工作，创新是最大的亮点。就2023年全县用电工作，会议要求，从居民日常生活中的小问题、烦心事做起。2023年，云岭电缆厂实现爆发式增长，销售额较2022年增长三成。',
  issue,
);
/** Invented, with several firms and bodies. */
const firms = articleOf(
  '云岭县培育企业',
  '云帆集团上榜“创新先锋”名单，甲木制造等3家企业成功申报。乐安居获得设备改造资金。开发区管委会在落实相关扶持办法时，要坚持公开透明。县招商服务中心要加强合同管理。南溪镇东门社区硬化了道路。与长廊一巷之隔的“花香小院”很受欢迎，这是南溪镇西门社区开展活动的成果。',
  issue,
);
/** Invented, with who goes with what. */
const pairs = articleOf(
  '云岭县举办培训',
  '县水利局、县教育局分别就水库除险加固、校园食堂管理作汇报发言。形成了以“果园采摘”为特色的柳树村，以“古镇观光”为特色的石桥村等一批示范村。清河分场的梨树种植面积达1.2万亩，成为支柱产业。在县公司帮扶下，清河园区清河二队王有田种植了20亩梨树。',
  issue,
);

describe('what is printed of one and told of another', () => {
  it.each([
    ['a side of a lake', survey, '北沙镇地处清水湖东岸。'],
    ['below for above', survey, '用电量和供电量分别低于全市平均水平8和11个百分点。'],
    ['people who leave for people who return', survey, '要完善离乡人员用电登记制度。'],
    ['a level', survey, '该案例入选全国总工会2024年创新案例。'],
    ['a year', survey, '会议就2022年全县用电工作提出要求。'],
    ['a year before a whole clause', survey, '2022年，云岭电缆厂实现爆发式增长。'],
    ['a list', survey, '要从居民日常生活中的大工程、新项目做起。'],
    ['a firm by a short name', firms, '乐安居上榜“创新先锋”名单。'],
    ['a body', firms, '县招商服务中心在落实相关扶持办法时，要坚持公开透明。'],
    ['a quarter of a town', firms, '“花香小院”由南溪镇东门社区打造。'],
    ['who reports on what', pairs, '县水利局就校园食堂管理、县教育局就水库除险加固作汇报发言。'],
    ['which village is known for what', pairs, '石桥村以“果园采摘”为特色。'],
  ])('is found: %s', (_, article, text) => {
    expect(verdictOn(article, text)).not.toBe('supported');
  });

  it.each([
    ['the side of a lake', survey, '北沙镇地处清水湖西岸。'],
    ['above', survey, '用电量和供电量分别高于全市平均水平8和11个百分点。'],
    ['the level', survey, '该案例入选了省总工会2024年的创新案例。'],
    ['the years', survey, '会议回顾2022年全县用电工作，就2023年全县用电工作提出要求。'],
    ['比 for 较', survey, '云岭电缆厂2023年实现爆发式增长，销售额比2022年增长三成。'],
    ['the list in another order', survey, '要从居民日常生活中的烦心事、小问题做起。'],
    ['the firm', firms, '云帆集团上榜“创新先锋”名单。'],
    ['a firm by its kind', firms, '该集团上榜“创新先锋”名单。'],
    ['the body', firms, '开发区管委会在落实相关扶持办法时，要坚持公开透明。'],
    ['the quarter', firms, '“花香小院”是南溪镇西门社区开展活动的成果。'],
    ['who reports on what', pairs, '县水利局就水库除险加固、县教育局就校园食堂管理作汇报发言。'],
    [
      'reports before who gives them',
      pairs,
      '水库除险加固由县水利局汇报，校园食堂管理由县教育局汇报。',
    ],
    ['which village is known for what', pairs, '柳树村以“果园采摘”为特色。'],
    ['the verb before what is grown', pairs, '清河园区清河分场种植梨树1.2万亩，成为支柱产业。'],
  ])('is not seen where a true sentence has %s', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it('is found however two bodies and two subjects are paired', () => {
    const bodies = fc.shuffledSubarray(['县水利局', '县教育局', '县卫健局', '县林业局'], {
      minLength: 2,
      maxLength: 2,
    });
    const subjects = fc.shuffledSubarray(['河道清淤', '校园安全', '疫苗接种', '荒山绿化'], {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(bodies, subjects, ([one = '', two = ''], [first = '', second = '']) => {
        const text = `${one}、${two}分别就${first}、${second}作汇报发言。会议由县长主持。`;
        const article = articleOf('云岭县召开会议', text, issue);
        const told = (a: string, b: string) =>
          `会上，${one}就${a}作汇报发言，${two}就${b}作汇报发言。`;
        expect(verdictOn(article, told(first, second))).toBe('supported');
        expect(verdictOn(article, told(second, first))).not.toBe('supported');
      }),
    );
  });
});

function verdictOn(article: Article, text: string): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  const citations = [citeWhole(article, 1)];
  return verifyAnswer({ status: 'answered', statements, citations }, [article]).statements[0];
}
