import { describe, expect, it } from 'vitest';
import { ask, bareWords, inFewWords, quoted, refused, story, told } from './asking.ts';

const finance = story(
  '上半年财政收支平稳',
  '上半年，青河市财政总收入8.84亿元，同比增长6.3%；一般公共预算收入6.25亿元，同比增长4.1%，其中税收收入4.9亿元，占一般公共预算收入的78.4%。固定资产投资增长9.2%，总量居全省第三。',
);
const tea = story(
  '云岭镇新种茶树',
  '云岭镇今年春天新种茶树2300亩，带动480户农户增收，茶叶年产值约36亿元，较上年提高2.3个百分点。镇里有茶企58家，从业人员超1.2万人，近300名学生参加了采茶。购茶请拨打云岭镇供销社的咨询电话0712-5566778。',
);
const trade = story(
  '青河市外贸数据公布',
  '7月，青河市外贸出口3.2亿元，同比增长12.5%，环比下降4.8%。跨境电商交易额占外贸总额的31%。',
);
const towns = story('各镇茶叶产量', '今年，云岭镇茶叶产量320吨，石桥镇茶叶产量250吨。');
const motorway = story(
  '青河高速公路加快建设',
  '青河高速公路计划总投资86亿元，预计2027年建成通车。目前已完成投资12亿元，占计划的14%。全线设互通6处、服务区2处，每公里造价约1.1亿元。',
  '2024-05-10',
);
const work = story(
  '青河市就业稳定',
  '上半年，青河市新增就业5300人，男职工4200人，外贸出口3.2亿元。',
);
const schools = story(
  '青河市教育事业稳步发展',
  '截至2024年底，青河市有小学52所，初中18所，高中6所，在校学生共4.3万人，教师3100余人。学前教育毛入园率达到92.5%，比上年提高1.5个百分点。',
  '2025-01',
);
const companies = story(
  '两家企业扩产',
  '青河清溪食品有限公司今年投资2.1亿元扩建生产线，员工320人。青河石岩建材有限公司投资1.4亿元，员工150人。',
  '2024-05',
);
const all = [finance, tea, trade];

const bridge = story(
  '青河大桥昨日通车',
  '青河大桥昨日正式通车，全长4.2公里，总投资18.6亿元，由青河市路桥公司承建。',
  '2023-05-12',
);

describe('a figure with a hidden character in it', () => {
  it.each(['\u200b', '\u00ad', '\u2060', '\ufe0f', '\u{e0041}'])(
    'is read as it is seen: %j',
    async (hidden) => {
      const report = story(
        '青河大桥通车',
        `青河大桥昨日通车，全长4.${hidden}2公里，总投资1${hidden}8.6亿元。`,
      );
      const [length] = bareWords(await told('青河大桥全长多少公里？', report, towns));
      const [cost] = bareWords(await told('青河大桥总投资多少？', report, towns));
      expect([length, cost].map((text) => text?.replace(hidden, ''))).toEqual([
        '4.2公里',
        '18.6亿元',
      ]);
    },
  );
});

describe('a figure that is not so', () => {
  const airport = story('机场停车新规', '9月1日起，青河机场不再免费停车30分钟，改为免费15分钟。');
  const mill = story('青河纺织厂扭亏为盈', '青河纺织厂职工人均月工资由780元增加到920元。');

  it('because it is denied is no answer', async () => {
    const answer = await ask('青河机场免费停车30分钟吗？', airport, towns);
    expect(answer.status === 'answered' ? bareWords(answer) : []).not.toContain('是');
    const told = await ask('青河机场免费停车多少分钟？', airport, towns);
    expect(told.status === 'answered' ? bareWords(told) : []).not.toContain('30分钟');
  });

  it('any more is no answer, but to what it was', async () => {
    expect(bareWords(await told('青河纺织厂人均月工资是多少？', mill, towns))).toEqual(['920元']);
  });

  it('any more is none where the years are named, or a share fell', async () => {
    const people = story('人口', '青河县人口由2020年的30万人增加到2023年的35万人。', '2024-02');
    const jobless = story('就业', '青河县失业率从5.2%降至4.8%。', '2024-02');
    expect((await told('青河县失业率是多少？', jobless, towns)).statements[0]?.text).toMatch(
      /^4\.8%/u,
    );
    const answer = await ask('青河县人口多少？', people, towns);
    expect(answer.status === 'answered' ? bareWords(answer).join() : '').not.toContain('30万');
  });

  it('for it was put off is no answer to when', async () => {
    const late = story('推迟', '青河大桥原定5月1日通车，现推迟至8月1日通车。', '2024-04-20');
    expect(bareWords(await told('青河大桥什么时候通车？', late, towns)).join()).toContain('8月1日');
  });

  it('because it is a rumour is no answer', async () => {
    const rumour = story('辟谣', '网传青河大桥事故死亡20人系谣言，请勿转发。');
    await refused('青河大桥事故死亡多少人？', rumour, towns);
  });

  it('of another person is no answer', async () => {
    const race = story(
      '马拉松赛落幕',
      '柳林森以2小时14分08秒获得男子组冠军。市一中校长王小兰获得女子组冠军，成绩是2小时35分41秒。',
    );
    const answer = await ask('柳林森的马拉松成绩是多少？', race, towns);
    expect(answer.status === 'answered' ? bareWords(answer).join() : '').not.toContain('35分');
  });

  it('of another line or stage is no answer', async () => {
    const metro = story('地铁票价公布', '青河地铁2号线起步价2元，全程最高票价7元。');
    const pipes = story('管网改造', '供水管道改造工程分三期，一期改造12公里，二期改造18公里。');
    const road = story('国道', '国道106线全长180公里。');
    await refused('国道105线全长多少公里？', road, towns);
    await refused('青河地铁1号线起步价多少？', metro, towns);
    await refused('供水管道改造四期改造多少公里？', pipes, towns);
    expect(bareWords(await told('青河地铁2号线起步价多少？', metro, towns))).toEqual(['2元']);
  });

  it('is not given the day on which something is to come for its period', async () => {
    const plan = story(
      '柳湾大桥开工',
      '柳湾大桥预计2025年6月建成通车，全长2.86公里。',
      '2024-03-05',
    );
    const [short] = inFewWords(await told('柳湾大桥全长多少公里？', plan, towns));
    expect(short).not.toContain('2025');
  });
});

describe('a length of time', () => {
  it.each([
    ['青河大桥工程历时三年零两个月。', '三年零两个月'],
    ['青河大桥工程历时3年6个月，比计划提前。', '3年6个月'],
    ['青河大桥工程历时28个月。', '28个月'],
  ])('is told with all its units: %s', async (text, expected) => {
    const answer = await told('青河大桥工程历时多久？', story('青河大桥通车', text), towns);
    expect(bareWords(answer)).toEqual([expected]);
  });

  it('of a race is told to the hundredth', async () => {
    const race = story(
      '全市运动会闭幕',
      '柳林森以12秒31获得男子100米冠军，马拉松冠军成绩为2小时15分40秒。',
    );
    expect(bareWords(await told('柳林森男子100米成绩是多少秒？', race))).toEqual(['12秒31']);
    expect(bareWords(await told('马拉松冠军成绩是多少？', race))).toEqual(['2小时15分40秒']);
  });
});

describe('a figure', () => {
  it.each([
    ['青河大桥全长多少公里？', '4.2公里'],
    ['青河大桥总投资多少？', '18.6亿元'],
  ])('is not taken for that of a company named behind it: %s', async (question, expected) => {
    expect(bareWords(await told(question, bridge, towns))).toEqual([expected]);
  });

  it.each([
    ['青河市上半年财政总收入多少？', '8.84亿元'],
    ['青河市一般公共预算收入是多少亿元？', '6.25亿元'],
    ['税收收入多少？', '4.9亿元'],
    ['7月青河市外贸出口多少亿元？', '3.2亿元'],
    ['云岭镇新种茶树多少亩？', '2300亩'],
  ])('is the one of the thing measured and not its neighbour’s: %s', async (question, figure) => {
    const answer = await told(question, ...all);
    expect(bareWords(answer)).toEqual([figure]);
    expect(quoted(answer)).toContain(figure);
  });

  it.each([
    ['云岭镇茶叶产量多少？', '320吨'],
    ['石桥镇茶叶产量多少？', '250吨'],
  ])('is the one of the place that is asked about: %s', async (question, figure) => {
    expect(bareWords(await told(question, towns))).toEqual([figure]);
  });

  it.each([
    ['青河高速公路总投资多少？', '计划总投资86亿元'],
    ['青河高速公路已完成投资多少？', '12亿元'],
    ['青河高速公路有几处互通？', '6处'],
    ['青河高速公路设几处服务区？', '2处'],
    ['青河高速公路每公里造价多少？', '约1.1亿元'],
  ])('is the one of the thing asked, of several of one project: %s', async (question, figure) => {
    expect(bareWords(await told(question, motorway))).toEqual([figure]);
  });

  it.each([
    ['青河市有多少所小学？', '52所'],
    ['青河市有多少所初中？', '18所'],
    ['青河市有几所高中？', '6所'],
    ['青河市在校学生多少人？', '4.3万人'],
    ['青河市有多少教师？', '3100余人'],
  ])('is the one of the kind asked, of several kinds: %s', async (question, figure) => {
    expect(bareWords(await told(question, schools))).toEqual([figure]);
  });

  it.each([
    ['清溪食品有限公司投资多少？', '2.1亿元'],
    ['石岩建材有限公司投资多少？', '1.4亿元'],
    ['清溪食品有多少员工？', '320人'],
    ['石岩建材有多少员工？', '150人'],
  ])('is the one of the company asked, of two of one story: %s', async (question, figure) => {
    expect(bareWords(await told(question, companies))).toEqual([figure]);
  });

  it('is not told of a kind or a company that the paper does not name', async () => {
    await refused('青河市有多少所大学？', schools);
    await refused('绿源食品有限公司投资多少？', companies);
  });

  it.each(['青河市女职工多少人？', '青河市失业多少人？', '青河市外贸进口多少亿元？'])(
    'is not told of the opposite thing: %s',
    async (question) => {
      await refused(question, work);
    },
  );

  it.each([
    ['7月青河市外贸出口同比增长多少？', '7月，青河市外贸出口3.2亿元，环比下降4.8%。'],
    ['7月青河市外贸出口排第几？', '7月，青河市外贸出口3.2亿元，环比下降4.8%。'],
    ['青河市有多少家外贸企业？', '7月，青河市外贸出口3.2亿元，环比下降4.8%。'],
    ['青河市固定资产投资多少亿元？', '上半年，青河市固定资产投资增长9.2%。'],
    ['云岭镇有多少人采茶？', '云岭镇今年有480户农户种茶，茶园2300亩。'],
  ])('is not told where only another is printed: %s', async (question, paragraph) => {
    await refused(question, story('青河市数据', paragraph));
  });

  it.each([
    ['云岭镇茶叶年产值多少？', '约36亿元'],
    ['云岭镇茶叶从业人员有多少人？', '超1.2万人'],
    ['有多少名学生参加了采茶？', '近300名'],
  ])('keeps how exact the paper is, and its 万 and 亿: %s', async (question, figure) => {
    const [short = ''] = inFewWords(await told(question, ...all));
    expect(short.startsWith(figure)).toBe(true);
  });

  it.each([
    ['云岭镇有多少家茶企？', '58家'],
    ['云岭镇茶叶从业人员有多少人？', '1.2万人'],
    ['云岭镇带动多少户农户增收？', '480户'],
  ])('is counted in what the question counts by: %s', async (question, figure) => {
    expect(inFewWords(await told(question, ...all)).join()).toContain(figure);
  });

  it('in percentage points is not one in percent', async () => {
    const answer = await told('云岭镇茶叶年产值提高了多少个百分点？', ...all);
    expect(bareWords(answer).join()).toMatch(/2\.3个百分点$/u);
  });

  it('says of which period it is, or which paper gives it', async () => {
    const half = await told('青河市财政总收入多少？', finance);
    expect(inFewWords(half)).toEqual(['8.84亿元（2024年上半年）']);
    const month = await told('青河市外贸出口多少亿元？', trade);
    expect(inFewWords(month)).toEqual(['3.2亿元（2024年7月）']);
    const undated = await told('云岭镇有多少家茶企？', tea);
    expect(inFewWords(undated)).toEqual(['58家（2024年8月报道）']);
  });

  it('may be a telephone number', async () => {
    const answer = await told('云岭镇供销社的咨询电话是多少？', ...all);
    expect(inFewWords(answer).join()).toContain('0712-5566778');
  });
});

describe('of one thing', () => {
  it.each([
    ['一般公共预算收入的增幅是多少？', /同比增长4\.1%$/u],
    ['青河市一般公共预算收入同比增长多少？', /同比增长4\.1%$/u],
    ['青河市财政总收入同比增长多少？', /同比增长6\.3%$/u],
    ['固定资产投资增长多少？', /增长9\.2%$/u],
    ['学前教育毛入园率提高了多少？', /提高1\.5个百分点$/u],
    ['7月青河市外贸出口同比增长多少？', /同比增长12\.5%$/u],
    ['7月青河市外贸出口环比下降多少？', /环比下降4\.8%$/u],
  ])('the growth is told where growth is asked: %s', async (question, growth) => {
    expect(bareWords(await told(question, ...all, schools)).join()).toMatch(growth);
  });

  it.each([
    ['税收收入占一般公共预算收入的比重是多少？', /78\.4%$/u],
    ['跨境电商交易额占外贸总额多少？', /31%$/u],
  ])('the share is told where its share is asked: %s', async (question, share) => {
    expect(bareWords(await told(question, ...all)).join()).toMatch(share);
  });

  it.each(['固定资产投资排第几？', '固定资产投资总量居全省第几？'])(
    'the rank is told where its rank is asked: %s',
    async (question) => {
      expect(bareWords(await told(question, ...all)).join()).toMatch(/全省第三$/u);
    },
  );
});

describe('the answer to a simple fact', () => {
  it.each([
    '青河市上半年财政总收入多少？',
    '云岭镇有多少家茶企？',
    '固定资产投资排第几？',
    '7月青河市外贸出口多少亿元？',
  ])('is short: %s', async (question) => {
    const { statements } = await told(question, ...all);
    const chars = statements.reduce((sum, { text }) => sum + text.length, 0);
    expect(chars).toBeLessThanOrEqual(220);
  });

  it('quotes of a sentence that goes on and on only the part that answers', async () => {
    const others = Array.from(
      { length: 12 },
      (_, at) => `第${at + 1}所小学新建教室${at + 20}间，添置课桌椅${at + 300}套`,
    );
    const schools = story(
      '青河市改善办学条件',
      `今年，${others.join('；')}；城南图书馆新购图书4.6万册。`,
    );
    const answer = await told('城南图书馆新购图书多少册？', schools);
    expect(bareWords(answer).join()).toContain('4.6万册');
    expect(quoted(answer).length).toBeLessThanOrEqual(220);
  });
});
