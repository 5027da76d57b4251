import { describe, expect, it } from 'vitest';
import { ask, inFewWords, story, told } from './asking.ts';

const bridge = story(
  '青河大桥建成通车',
  '青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。',
  '2024-08-12',
);
const mayor = story(
  '青河市部署春耕',
  '市委副书记、市长柳林森到云岭镇调研春耕工作。市人大常委会主任项虹主持会议。',
  '2024-03',
);
const home = story(
  '云岭镇敬老院',
  '云岭镇敬老院住着86位老人，院长项小红在这里工作了12年。',
  '2024-05',
);
const motorway = story(
  '青河高速公路加快建设',
  '青河高速公路计划总投资86亿元，预计2027年建成通车。目前已完成投资12亿元。',
  '2024-05-10',
);
const town = story(
  '云岭镇召开党委会',
  '云岭镇党委书记顾平主持会议，镇长石磊、副镇长文平参加会议。',
  '2024-06',
);
const all = [bridge, mayor, home, motorway, town];

describe('whether something is so', () => {
  it.each([
    '青河大桥全长是3.6公里吗？',
    '青河大桥总投资是不是12.5亿元？',
    '青河大桥建设历时28个月吗？',
    '云岭镇敬老院住着86位老人吗？',
    '柳林森是市长吗？',
    '项小红是院长吗？',
    '项小红是不是云岭镇敬老院院长？',
    '石磊是云岭镇镇长吗？',
    '顾平是云岭镇党委书记吗？',
    '青河大桥通车了吗？',
  ])('is told by 是 where the paper says so: %s', async (question) => {
    expect(inFewWords(await told(question, ...all))).toEqual(['是']);
  });

  it.each([
    ['青河大桥全长是5公里吗？', '不是，是3.6公里'],
    ['青河大桥总投资是20亿元吗？', '不是，是12.5亿元'],
    ['云岭镇敬老院住着100位老人吗？', '不是，是86位'],
    ['柳林森是市委书记吗？', '不是，是市委副书记、市长'],
    ['顾平是石桥镇党委书记吗？', '不是，是云岭镇党委书记'],
  ])('is denied with what the paper says instead: %s', async (question, words) => {
    const [short = ''] = inFewWords(await told(question, ...all));
    expect(short.startsWith(words)).toBe(true);
  });

  it.each([
    '青河大桥有没有人行道？',
    '青河大桥收费吗？',
    '云岭镇敬老院有没有食堂？',
    '王石是市长吗？',
    '项小红是镇长吗？',
    '文平是镇长吗？',
    '青河高速公路通车了吗？',
    '青河大桥是东岭路桥公司承建的吗？',
  ])('is neither said nor denied where the paper says nothing of it: %s', async (question) => {
    const answer = await ask(question, ...all);
    const words = answer.status === 'answered' ? inFewWords(answer) : [];
    expect(words.filter((text) => /^(?:是$|没有|有$)/u.test(text))).toEqual([]);
  });

  it.each(['青河大桥总投资超过10亿元吗？', '青河大桥总投资不到20亿元吗？'])(
    'is not denied where a bound is asked for that the figure keeps: %s',
    async (question) => {
      const answer = await ask(question, ...all);
      const words = answer.status === 'answered' ? inFewWords(answer) : [];
      expect(words.filter((text) => text.startsWith('不是'))).toEqual([]);
    },
  );

  it('is denied where the figure breaks the bound', async () => {
    const [short = ''] = inFewWords(await told('青河大桥总投资超过20亿元吗？', ...all));
    expect(short).toMatch(/^不是，是12\.5亿元/u);
  });
});
