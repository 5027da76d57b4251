import { describe, expect, it } from 'vitest';
import { ask, quoted, refused, story } from './asking.ts';

const bridge = story(
  '青河大桥建成通车',
  '青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。',
  '2024-08-12',
);
const eighth = story(
  '市人大常委会第八次会议举行',
  '6月12日，青河市人大常委会举行第八次会议，市人大常委会主任项虹主持会议。会议听取了关于防汛工作的报告。',
  '2024-06-12',
);
const seventhOfAnother = story(
  '云岭镇党委召开会议',
  '6月15日，云岭镇党委第七次扩大会议召开，镇党委书记顾平主持会议。',
  '2024-06-15',
);
const teaWorks = story(
  '云岭镇茶厂停产检修',
  '云岭镇茶厂上周停产，因为连日暴雨冲毁了进厂道路。厂长雷国平说，道路修复后马上恢复生产。',
  '2024-07',
);
const paperMill = story(
  '云岭镇纸厂产销两旺',
  '云岭镇纸厂今年生产包装纸1200吨，产品销往外省。',
  '2024-07',
);
const loan = story(
  '青河市推广“银担通”',
  '青河市推广“银担通”贷款，帮助茶农周转资金，云岭镇已有58家茶企申请贷款。',
  '2024-05',
);
const all = [bridge, eighth, seventhOfAnother, loan];

describe('a question about something else than the papers tell of', () => {
  it.each([
    ['东岭市的大桥什么时候通车？', '东岭'],
    ['东岭大桥全长多少公里？', '东岭'],
    ['东岭市人大常委会第八次会议由谁主持？', '东岭'],
  ])('is refused, naming what is missing: %s', async (question, missing) => {
    expect((await refused(question, ...all)).reason).toContain(missing);
  });

  it.each(['青河市地铁什么时候开通？', '青河市副市长是谁？', '青河机场有几条跑道？'])(
    'is refused: %s',
    async (question) => {
      await refused(question, ...all);
    },
  );

  it.each([
    ['青河市人大常委会第七次会议什么时候举行？', [bridge, eighth]],
    ['青河市人大常委会第七次会议由谁主持？', [bridge, eighth]],
    ['青河市人大常委会第七次会议什么时候举行？', all],
    ['青河市人大常委会第七次会议由谁主持？', all],
  ])('is refused where another session is told of: %s', async (question, articles) => {
    const { reason, nearest } = await refused(question, ...articles);
    expect(reason).toContain('第七次');
    if (nearest) expect(quoted(nearest)).toMatch(/第[七八]次/u);
  });

  it.each([
    '青河市抗旱工作会议由谁主持？',
    '青河市抗旱工作会议什么时候召开？',
    '青河市防汛工作会议有多少人参加？',
  ])('is refused where another meeting is told of: %s', async (question) => {
    const meeting = story(
      '青河市防汛工作会议召开',
      '6月20日，青河市召开防汛工作会议。市委书记万红主持会议并讲话。副市长文平通报了汛情。',
      '2024-06-21',
    );
    await refused(question, meeting);
  });

  it('shows the nearest thing as such, with its quotation', async () => {
    const { nearest } = await refused('东岭大桥全长多少公里？', ...all);
    expect(nearest?.citations.map(({ articleId }) => articleId)).toEqual([bridge.id]);
  });
});

describe('a question that takes for granted what the papers do not know', () => {
  it.each([
    ['云岭镇纸厂为什么停产？', [paperMill]],
    ['云岭镇纸厂为什么搬迁？', [teaWorks, paperMill]],
    ['云岭镇茶厂什么时候搬迁？', [teaWorks, paperMill]],
    ['青河大桥为什么停工？', [bridge]],
  ])('is refused: %s', async (question, articles) => {
    await refused(question, ...articles);
  });

  it('is refused where the reason is another thing’s', async () => {
    await refused('云岭镇纸厂为什么停产？', teaWorks, paperMill);
  });
});

describe('a term that is only mentioned', () => {
  it.each(['“银担通”是什么意思？', '“银担通”指什么？'])(
    'is not explained: %s',
    async (question) => {
      await refused(question, ...all);
    },
  );

  it('is never explained by itself', async () => {
    const answer = await ask('“银担通”是什么意思？', ...all);
    const statements = answer.status === 'answered' ? answer.statements : [];
    expect(statements.filter(({ text }) => /^[“"]?银担通[”"]?$/u.test(text))).toEqual([]);
  });
});

describe('what is addressed to the program', () => {
  it.each(['你好', '谢谢', '你是谁？', '给我写一首诗', '今天天气怎么样'])(
    'gets one friendly sentence: %s',
    async (message) => {
      const answer = await ask(message, ...all);
      if (answer.status === 'answered') throw new Error(message);
      expect(answer.reason).toMatch(/^[^。]+。$/u);
      expect(answer.nearest).toBeUndefined();
    },
  );
});
