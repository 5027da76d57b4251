import { describe, expect, it } from 'vitest';
import { bareWords, inFewWords, story, told } from './asking.ts';

const invest = story(
  '青河市固定资产投资加快',
  '上半年，青河市固定资产投资完成45.6亿元，增长9.2%，总量居全省第三。工业用电量3.1亿千瓦时，保持稳定。',
);
const towns = [
  story('云岭镇茶叶丰收', '今年，云岭镇茶叶产量320吨，创下新高。'),
  story('石桥镇茶叶丰收', '今年，石桥镇茶叶产量250吨，好于去年。'),
];
const together = story('各镇茶叶产量', '今年，云岭镇茶叶产量320吨，石桥镇茶叶产量250吨。');
const court = story(
  '青河市人大常委会举行会议',
  '市人大常委会主任项虹主持会议，市人民法院院长刘大伟，市人民检察院检察长谢小波列席会议。会议听取了市政府关于防汛工作的报告。',
  '2024-06-12',
);
const festival = story(
  '云岭镇举办茶叶节',
  '4月8日，云岭镇茶叶节开幕。活动现场签约项目9个，总金额3.6亿元。',
  '2024-04-09',
);

describe('several things asked at once', () => {
  it.each([
    ['云岭镇茶叶产量多少？石桥镇呢？', towns],
    ['云岭镇今年茶叶产量多少吨，石桥镇呢？', towns],
    ['云岭镇茶叶产量多少？石桥镇呢？', [together]],
  ])('are answered each, in the order of the question: %s', async (question, articles) => {
    expect(bareWords(await told(question, ...articles))).toEqual(['320吨', '250吨']);
  });

  it('may be the amount and the rank of one thing', async () => {
    const words = bareWords(await told('青河市上半年固定资产投资多少，排第几？', invest));
    expect(words[0]).toBe('45.6亿元');
    expect(words[1]).toMatch(/第三$/u);
  });

  it('may be figures of two things', async () => {
    const question = '青河市固定资产投资完成多少亿元？工业用电量多少？';
    expect(bareWords(await told(question, invest))).toEqual(['45.6亿元', '3.1亿千瓦时']);
    const signed = await told('茶叶节签约了多少个项目？总金额多少？', festival);
    expect(bareWords(signed)).toEqual(['9个', '3.6亿元']);
  });

  it('may be the holders of two offices', async () => {
    const answer = await told('市人民法院院长和市人民检察院检察长分别是谁？', court);
    const [president = '', prosecutor = '', ...others] = inFewWords(answer);
    expect(president).toMatch(/^刘大伟（.*院长）/u);
    expect(prosecutor).toMatch(/^谢小波（.*检察长）/u);
    expect(others).toEqual([]);
  });

  it('are quoted once where one sentence proves both', async () => {
    const { citations } = await told('市人民法院院长和市人民检察院检察长分别是谁？', court);
    expect(citations).toHaveLength(1);
  });

  it('may be of different kinds', async () => {
    const { statements } = await told('会议由谁主持，听取了什么报告？', court);
    const text = statements.map((statement) => statement.text).join('\n');
    expect(text).toMatch(/项虹/u);
    expect(text).toMatch(/关于防汛工作的报告/u);
  });
});
