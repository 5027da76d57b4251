import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findQuantities,
  parseChineseNumeral,
  type Quantity,
  sameQuantity,
} from '../../src/language/numbers.ts';

/** The one quantity of a text that holds exactly one. */
function only(text: string): Quantity {
  const [quantity, ...others] = findQuantities(text);
  if (!quantity || others.length > 0) throw new Error(`Not exactly one quantity: ${text}`);
  return quantity;
}

function printedIn(text: string): string[] {
  return findQuantities(text).map((quantity) => quantity.printed);
}

describe('findQuantities', () => {
  it.each([
    ['完成规上工业总产值130.36亿元', '130.36亿元', 13_036_000_000, '元'],
    ['总投资 5567.93 亿\n元，目录库', '5567.93 亿\n元', 556_793_000_000, '元'],
    ['公 共 预 算 收 入 6.25 亿 元 ，占', '6.25 亿 元', 625_000_000, '元'],
    ['入库税金10137万元', '10137万元', 101_370_000, '元'],
    ['出口1.2亿美元', '1.2亿美元', 120_000_000, '美元'],
    ['投资1亿3000万元', '1亿3000万元', 130_000_000, '元'],
    ['总额1,234.5吨', '1,234.5吨', 1234.5, '吨'],
    ['增长１１．７２％', '１１．７２％', 11.72, '%'],
    ['回落2.3个百分点', '2.3个百分点', 2.3, '个百分点'],
    ['占比百分之十二点五', '百分之十二点五', 12.5, '%'],
    ['占三分之一', '三分之一', 1 / 3, ''],
    ['较上年增长2.5倍', '2.5倍', 2.5, '倍'],
    ['降低三成', '三成', 3, '成'],
    ['播种面积 217.5\n万亩', '217.5\n万亩', 2_175_000, '亩'],
    ['销售面积29.7万平方米', '29.7万平方米', 297_000, '平方米'],
    ['满载3658立\n方米进口原木', '3658立\n方米', 3658, '立方米'],
    ['发电10万千瓦时', '10万千瓦时', 100_000, '千瓦时'],
    ['长5千米', '5千米', 5, '公里'],
    ['每亩补贴500元/亩', '500元/亩', 500, '元/亩'],
    ['列出十二项任务', '十二项', 12, '项'],
    ['开展谈话两次', '两次', 2, '次'],
    ['24小时连续生产', '24小时', 24, '小时'],
    ['历时 2 年，建成', '2 年', 2, '年'],
    ['今后5年，力争', '5年', 5, '年'],
    ['冲刺3000亿 监利在行动', '3000亿', 300_000_000_000, ''],
    ['气温降至-3℃', '-3℃', -3, '℃'],
    ['建设高效统一十二项标准', '十二项', 12, '项'],
  ])('reads the figure of %j', (text, printed, value, unit) => {
    expect(only(text)).toMatchObject({ printed, value, unit });
  });

  it.each([
    ['年利润约 36 亿元', '约 36 亿元', '约'],
    ['可到位资金超5亿元', '超5亿元', '超'],
    ['发出近15万瓶', '近15万瓶', '近'],
    ['研发投入近亿\n\n元', '近亿\n\n元', '近'],
    ['吸引逾百家企业', '逾百家', '逾'],
    ['至少3次', '至少3次', '至少'],
    ['新增就业 3500 人左右', '3500 人左右', '左右'],
    ['30多面清廉文化墙', '30多面', '多'],
    ['100余名网格员', '100余名', '余'],
    ['服务10多万人', '10多万人', '多'],
    ['耗时3个多月', '3个多月', '多'],
    ['坚持2年多', '2年多', '多'],
    ['亿元以上项目', '亿元以上', '以上'],
  ])('takes the modifier of %j into the figure', (text, printed, modifier) => {
    expect(only(text)).toMatchObject({ printed, modifier });
  });

  it.each([
    ['签约6家', '6家'],
    ['附近30家', '30家'],
    ['最近3年', '3年'],
    ['开展5个多层次活动', '5个'],
  ])('takes no modifier out of another word in %j', (text, printed) => {
    expect(only(text).printed).toBe(printed);
    expect(only(text)).not.toHaveProperty('modifier');
  });

  it.each([
    ['每天大概会发3至4车', 3, 4, '车'],
    ['需要3—4天', 3, 4, '天'],
    ['开展三至五次', 3, 5, '次'],
    ['走访三四家', 3, 4, '家'],
    ['补贴100-200元', 100, 200, '元'],
    ['奖励3至5万元', 30_000, 50_000, '元'],
    ['增长5%～8%', 5, 8, '%'],
  ])('reads the range of %j', (text, value, upper, unit) => {
    expect(only(text)).toMatchObject({ value, upper, unit });
  });

  it.each([
    ['市委常委会第61次会议', 61, '第次'],
    ['行业协会第二届理事会', 2, '第届'],
    ['在荆州市排名第3位', 3, '第位'],
    ['增速排名荆州第\n二；', 2, '第'],
    ['党的二十届三中全会', 20, '第届'],
  ])('gives the ordinal of %j a unit of its own', (text, value, unit) => {
    expect(only(text)).toMatchObject({ value, unit });
  });

  it('reads term and session of a plenary meeting as ordinals', () => {
    const units = findQuantities('市委二届五次全体（扩大）会议').map(({ unit }) => unit);
    expect(units).toEqual(['第届', '第次']);
  });

  it('lets two figures share the unit that is printed once', () => {
    const found = findQuantities('分别高于平均水平 21和 24\n个百分点');
    expect(found.map(({ value, unit }) => [value, unit])).toEqual([
      [21, '个百分点'],
      [24, '个百分点'],
    ]);
  });

  it.each([
    '2024年8月12日19时30分',
    '二〇二四年八月',
    '1至5月，8月份，9月9日晚',
    '2021—2025年',
    '规划纲要(2024-2035)',
    '24年3月，上世纪90年代',
    '第三季度',
  ])('leaves %j to the dates', (text) => {
    expect(printedIn(text)).toEqual([]);
  });

  it.each([
    '一体化三农四大家一把手一方面统一万一十分千方百计万玲玲百姓千家万户',
    '第一书记、第一时间、进一步、一家以铝合金为主的企业',
    '数十家、几百名',
    '“五天一检”“两个维护”“三张清单”',
    '八项规定、三位一体、二次创业',
    '喜迎党的二十大',
  ])('finds no count in the words of %j', (text) => {
    expect(printedIn(text)).toEqual([]);
  });

  it.each([
    'CGA467060气雾化铁硅铝',
    '布局5G、“1+N”和“1+2+1”',
    '“4611”现代产业体系',
    '热线（0716-8686001）',
    '“国祥858”船舶',
    '世界500强',
    '版本1.2.3',
  ])('finds no quantity in the codes and names of %j', (text) => {
    expect(printedIn(text)).toEqual([]);
  });

  it('finds every figure of a sentence in order', () => {
    const sentence = '新入库项目 93 个、总投资 162.96 亿\n元，分别同比增长29.17％、149.86％。';
    expect(printedIn(sentence)).toEqual(['93 个', '162.96 亿\n元', '29.17％', '149.86％']);
  });
});

describe('sameQuantity', () => {
  it.each([
    ['13036万元', '1.3036亿元'],
    ['一百三十亿元', '130亿元'],
    ['１２.５％', '百分之十二点五'],
    ['三成', '30%'],
    ['5千米', '5公里'],
    ['超5亿元', '5亿元'],
    ['居第3位', '居第三。'],
    ['3至5万元', '3万—5万元'],
  ])('holds %j and %j for the same figure', (a, b) => {
    expect(sameQuantity(only(a), only(b))).toBe(true);
  });

  it.each([
    ['3位', '第3位'],
    ['12%', '12个百分点'],
    ['130亿元', '130万元'],
    ['5亿元', '5亿美元'],
    ['3至4车', '3车'],
  ])('tells %j from %j', (a, b) => {
    expect(sameQuantity(only(a), only(b))).toBe(false);
  });
});

describe('parseChineseNumeral', () => {
  it.each([
    ['〇', 0],
    ['十二', 12],
    ['廿', 20],
    ['卅一', 31],
    ['一百零五', 105],
    ['一百二', 120],
    ['两千三', 2300],
    ['一万零五百', 10_500],
    ['二〇二四', 2024],
    ['一百三十亿', 13_000_000_000],
    ['三点五亿', 350_000_000],
    ['三万亿', 3_000_000_000_000],
  ])('reads %s', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it.each(['', '三四', '一千百', '亿亿', '三个', '点五', '12'])('rejects %j', (text) => {
    expect(parseChineseNumeral(text)).toBeUndefined();
  });

  it('reads back every number below one hundred million that it can spell', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(parseChineseNumeral(spell(value))).toBe(value);
      }),
    );
  });
});

describe('on any text', () => {
  const fragments = fc.constantFrom(
    ...'0123456789一二两三十百千万亿第年月日至—-约近多余左右以上%％个家次届元分之点，。“”\n 　aG+'.split(
      '',
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fragments, { maxLength: 80 }).map((parts) => parts.join('')),
  );

  it('prints what it spans, in order, without overlap, with finite values', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const quantity of findQuantities(text)) {
          expect(quantity.start).toBeGreaterThanOrEqual(end);
          expect(quantity.end).toBeGreaterThan(quantity.start);
          expect(text.slice(quantity.start, quantity.end)).toBe(quantity.printed);
          expect(Number.isFinite(quantity.value)).toBe(true);
          expect(sameQuantity(quantity, quantity)).toBe(true);
          end = quantity.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('parses no numeral to anything but a finite number', () => {
    fc.assert(
      fc.property(texts, (text) => Number.isFinite(parseChineseNumeral(text) ?? 0)),
      { numRuns: 2000 },
    );
  });

  // Work that grew with the square of the length would not end within the test's time.
  it.each(['1', '1,', '1.', '一', '亿', '十点', '1至', '1和', '1万', '第', '百分之', '统一', '近'])(
    'gets through a page of nothing but %j',
    (unit) => {
      const page = unit.repeat(100_000 / unit.length);
      expect(findQuantities(page).length).toBeLessThanOrEqual(page.length);
    },
  );
});

/** Spells a number in full, by the textbook's rules: 10_500 is 一万零五百. */
function spell(value: number): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return spellBelowMyriad(low);
  const zero = low > 0 && low < 1000 ? '零' : '';
  return `${spellBelowMyriad(high)}万${zero}${low > 0 ? spellBelowMyriad(low) : ''}`;
}

function spellBelowMyriad(value: number): string {
  const digits = String(value).padStart(4, '0');
  const spelled = Array.from(digits, (digit, place) =>
    digit === '0'
      ? '零'
      : `${'零一二三四五六七八九'.charAt(Number(digit))}${'千百十'.charAt(place)}`,
  ).join('');
  return spelled.replace(/零+/g, '零').replace(/^零|零$/g, '');
}
