import { describe, expect, it } from 'vitest';
import { inFewWords, quoted, refused, story, told } from './asking.ts';

const plan = story(
  '青河市出台茶业新规划',
  '青河市近日出台茶业发展规划，明确今后五年的方向。规划提出，要建设良种繁育、标准加工、品牌营销、文旅融合“四大工程”，带动茶农增收，力争五年内全市茶园面积达到10万亩。青河市市长柳林森、副市长文平、云岭镇镇长顾平出席发布会。',
  '2024-03',
);
const terms = story(
  '青河市启用“云上茶市”',
  '“云上茶市”是指由供销社建立的线上茶叶交易平台，茶农可以直接挂牌出售茶叶。青河市启动“三清”行动，即清河道、清村道、清庭院。',
  '2024-05',
);
const school = story(
  '云岭镇小学推迟开学',
  '由于校舍维修尚未完工，云岭镇小学推迟到9月10日开学。家长们表示理解。',
  '2024-08-30',
);
const speeches = story(
  '云岭镇茶农增收',
  '茶农王大山说：“今年的茶叶卖得好，多亏了新修的路。”市长柳林森强调，要把茶叶产业做大做强，让更多农户受益。镇长顾平要求，各村要抓紧采摘春茶。',
  '2024-04',
);
const festival = story(
  '云岭镇举办茶叶节',
  '4月8日，云岭镇第三届茶叶节开幕。来自全国的120家茶商参加了活动。开幕式上，镇长顾平致辞，介绍了云岭镇茶叶产业的发展情况。活动现场签约项目9个，总金额3.6亿元。茶叶节设置了采茶比赛、茶艺表演、产品展销等活动。当天，游客超过2万人次。茶农王大山说，茶叶一天就卖出了三百斤。活动将持续到4月15日。',
  '2024-04-09',
);

describe('a list', () => {
  it.each(['规划要建设哪四大工程？', '四大工程包括什么？', '“四大工程”是哪四大工程？'])(
    'is told with all that it holds: %s',
    async (question) => {
      const text = (await told(question, plan, terms)).statements.map((each) => each.text).join();
      for (const item of ['良种繁育', '标准加工', '品牌营销', '文旅融合'])
        expect(text).toContain(item);
    },
  );

  it('may be one of persons', async () => {
    const [short = ''] = inFewWords(await told('哪些人出席了发布会？', plan, terms));
    for (const name of ['柳林森', '文平', '顾平']) expect(short).toContain(name);
  });
});

describe('a definition', () => {
  it.each(['什么是“云上茶市”？', '云上茶市是什么意思？'])('is quoted: %s', async (question) => {
    expect(quoted(await told(question, plan, terms))).toContain('线上茶叶交易平台');
  });

  it.each(['“三清”行动是哪三清？', '三清指什么？'])(
    'of a short name says what it is short for: %s',
    async (question) => {
      expect(inFewWords(await told(question, plan, terms)).join()).toContain(
        '清河道、清村道、清庭院',
      );
    },
  );
});

describe('a reason', () => {
  it.each(['云岭镇小学为什么推迟开学？', '云岭镇小学推迟开学的原因是什么？'])(
    'is told where the paper gives it: %s',
    async (question) => {
      expect(inFewWords(await told(question, school)).join()).toContain('校舍维修尚未完工');
    },
  );

  it('is not told of another school, nor of what did not happen', async () => {
    await refused('石桥镇小学为什么推迟开学？', school);
    await refused('云岭镇小学为什么停课？', school);
  });
});

describe('what somebody said', () => {
  it.each([
    ['柳林森强调了什么？', '做大做强', '市长柳林森'],
    ['顾平提出了什么要求？', '抓紧采摘春茶', '镇长顾平'],
    ['王大山说了什么？', '多亏了新修的路', '茶农王大山'],
    ['王大山怎么说？', '多亏了新修的路', '茶农王大山'],
  ])('is quoted with the speaker and his office: %s', async (question, words, speaker) => {
    const answer = await told(question, speeches, plan);
    expect(quoted(answer)).toContain(words);
    expect(quoted(answer)).toContain(speaker);
  });

  it('is not told of somebody who did not speak', async () => {
    await refused('项虹说了什么？', speeches, plan);
  });
});

describe('a summary', () => {
  it.each(['概括一下云岭镇茶叶节', '云岭镇茶叶节主要内容是什么？', '总结一下云岭镇茶叶节的报道'])(
    'is at most five whole sentences, in the order of print: %s',
    async (question) => {
      const { statements, citations } = await told(question, festival, plan, school);
      expect(statements.length).toBeGreaterThan(1);
      expect(statements.length).toBeLessThanOrEqual(5);
      for (const { text } of statements) expect(text).toMatch(/[。！？”]$/u);
      expect(new Set(citations.map(({ articleId }) => articleId))).toEqual(new Set([festival.id]));
      const starts = citations.map(({ span }) => span.start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    },
  );
});

describe('one of a row of festivals', () => {
  const third = story(
    '云岭镇举办茶叶节',
    '4月8日，云岭镇第三届茶叶节在城南广场开幕，由青河市农业农村局主办，云岭镇茶业协会承办。来自全国的120家茶商参加了活动。镇长顾平致辞。',
    '2024-04-09',
  );
  const second = story(
    '云岭镇第二届茶叶节开幕',
    '4月10日，云岭镇第二届茶叶节在镇文化站开幕，来自省内的80家茶商参加。镇长石磊致辞。',
    '2023-04-11',
  );

  it.each([
    ['云岭镇第三届茶叶节什么时候开幕？', '4月8日'],
    ['云岭镇第三届茶叶节在哪里开幕？', '城南广场'],
    ['云岭镇第二届茶叶节在哪里开幕？', '镇文化站'],
    ['第三届茶叶节由哪个单位主办？', '青河市农业农村局'],
    ['第三届茶叶节由谁承办？', '云岭镇茶业协会'],
    ['第三届茶叶节有多少家茶商参加？', '120家'],
    ['第二届茶叶节有多少家茶商参加？', '80家'],
  ])('is told of by its own report: %s', async (question, words) => {
    const [short = ''] = inFewWords(await told(question, third, second));
    expect(short).toContain(words);
  });

  it.each([
    ['第三届茶叶节谁致辞？', '镇长顾平'],
    ['第二届茶叶节谁致辞？', '镇长石磊'],
  ])('has its own speaker: %s', async (question, words) => {
    expect(quoted(await told(question, third, second))).toContain(words);
  });

  it.each(['第四届茶叶节什么时候开幕？', '第一届茶叶节在哪里开幕？', '茶叶节为什么取消？'])(
    'is not told of where there was none: %s',
    async (question) => {
      await refused(question, third, second);
    },
  );
});
