import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { putReprintsLast } from '../../src/retrieval/reprints.ts';
import { articleOf } from '../support/indexed.ts';

interface Item {
  readonly name: string;
  readonly article: Article;
}

const lighthouse =
  '白沙港灯塔经过十四个月修缮后重新点亮，塔身加固了三层石墙，灯器换成了节能光源，夜间射程由十五海里增加到二十二海里，往来渔船的船长们都说从此回港心里踏实。守塔人把换下的旧灯器送进了渔村陈列馆，孩子们周末可以登上塔顶看海，听老水手讲风浪里的故事，山脚还新修了停车场和一条通往沙滩的木栈道。';
const orchard =
  '杏花坡果园今年引进了滴灌设备，每亩果树用水比往年少了四成，果农们把省下的水用来浇灌山脚新栽的梨苗，合作社还请来技术员讲解怎样修剪老枝、怎样防治虫害。';

function story(name: string, paragraph: string, day?: string): Item {
  const date = day === undefined ? {} : { date: { date: day, precision: 'day' } as const };
  return { name, article: articleOf(`${name}的报道`, paragraph, date) };
}

function order(...items: readonly Item[]): string[] {
  return putReprintsLast(items).map(({ name }) => name);
}

describe('a story that was printed twice', () => {
  const first = story('甲', `本报白沙讯 ${lighthouse}`, '2023-05-04');
  const other = story('乙', orchard, '2023-05-04');

  it('stands behind other stories the second time, though its dateline is another', () => {
    const reprint = story('丙', `据《海角晚报》5月6日消息　${lighthouse}`, '2023-05-06');
    expect(order(first, reprint, other)).toEqual(['甲', '乙', '丙']);
    expect(order(reprint, first, other)).toEqual(['丙', '乙', '甲']);
  });

  it('is noticed though it is set in other lines, and with other spaces', () => {
    const reset = lighthouse.replaceAll('，', '， ').replace('三层', '三\n层');
    expect(order(first, story('丙', reset, '2023-05-06'), other)).toEqual(['甲', '乙', '丙']);
  });

  it('is noticed as a shorter notice of itself', () => {
    const notice = story('丙', lighthouse.slice(0, 90), '2023-05-06');
    expect(order(first, notice, other)).toEqual(['甲', '乙', '丙']);
  });

  it('is noticed where an issue has no date', () => {
    expect(order(first, story('丙', lighthouse), other)).toEqual(['甲', '乙', '丙']);
  });

  it('keeps all of its reprints, in their order', () => {
    const reprints = ['丙', '丁'].map((name) => story(name, lighthouse, '2023-05-07'));
    expect(order(first, ...reprints, other)).toEqual(['甲', '乙', '丙', '丁']);
  });

  it('keeps further passages of the same article where they are', () => {
    const further = { ...first, name: '甲的下一段' };
    expect(order(first, further, other)).toEqual(['甲', '甲的下一段', '乙']);
  });

  it('keeps its reprints in their places if it is among the first that are exempt', () => {
    const reprint = story('丙', lighthouse, '2023-05-06');
    const again = story('丁', orchard, '2023-05-06');
    const moved = (exempt: number) =>
      putReprintsLast([first, reprint, other, again, story('戊', '雨。')], exempt).map(
        ({ name }) => name,
      );
    expect(moved(0)).toEqual(['甲', '乙', '戊', '丙', '丁']);
    expect(moved(1)).toEqual(['甲', '丙', '乙', '戊', '丁']);
    expect(moved(2)).toEqual(['甲', '丙', '乙', '丁', '戊']);
  });

  it('loses the place of every passage of the reprint', () => {
    const reprint = story('丙', lighthouse, '2023-05-06');
    const further = { ...reprint, name: '丙的下一段' };
    expect(order(first, reprint, further, other)).toEqual(['甲', '乙', '丙', '丙的下一段']);
  });
});

describe('another story', () => {
  const other = story('乙', orchard, '2023-05-04');

  it.each([
    ['figure', '二十二海里', '二十五海里'],
    ['length of time', '十四个月', '二十四个月'],
    ['person', '聂平', '柳林森'],
  ])('is a print in which a %s was changed', (_, printed, changed) => {
    const told = lighthouse.replace('老水手', '副市长聂平和老水手');
    const first = story('甲', told, '2023-05-04');
    const forged = story('丙', told.replace(printed, changed), '2023-05-06');
    expect(order(first, forged, other)).toEqual(['甲', '丙', '乙']);
  });

  const report = (year: number, percent: number) =>
    `${year}年全县粮食总产量比上年增长${percent}%，农业农村局在总结会上说，增产主要靠高标准农田建设、良种推广和防灾减灾，下一步将继续做好春耕备耕和农机检修工作，确保种足种好。`;

  it('is a later year’s report in the same words but with other figures', () => {
    const before = story('前年', report(2021, 3.2), '2022-02-10');
    const after = story('去年', report(2022, 4.1), '2023-02-11');
    const other = story('乙', orchard, '2023-02-11');
    expect(order(before, after, other)).toEqual(['前年', '去年', '乙']);
  });

  it('is what was printed in the very same words more than a month later', () => {
    const before = story('前次', lighthouse, '2023-05-04');
    const other = story('乙', orchard, '2023-05-04');
    expect(order(before, story('后次', lighthouse, '2023-06-04'), other)).toEqual([
      '前次',
      '乙',
      '后次',
    ]);
    expect(order(before, story('后次', lighthouse, '2023-06-05'), other)).toEqual([
      '前次',
      '后次',
      '乙',
    ]);
  });

  it('is one that shares a sentence, or is too short to tell', () => {
    const shared = story('丙', `${lighthouse.slice(0, 30)}。${orchard}`, '2023-05-04');
    const whole = story('甲', lighthouse);
    expect(order(whole, shared, story('丁', '雨。'))).toEqual(['甲', '丙', '丁']);
    expect(order(whole, story('丁', '雨。'), shared)).toEqual(['甲', '丁', '丙']);
    const brief = ['戊', '己'].map((name) => story(name, '天晴，风浪小，渔船明天出海。'));
    expect(order(...brief, whole)).toEqual(['戊', '己', '甲']);
  });
});

describe('passages', () => {
  const printed = [lighthouse, orchard, `本报讯 ${lighthouse}`, `新华社电 ${orchard}`, '雨。'];
  const articles = printed.map((paragraph, index) => story(`第${index}篇`, paragraph).article);
  const anyItems = fc
    .array(fc.constantFrom(...articles), { maxLength: 12 })
    .map((chosen) => chosen.map((article, index) => ({ name: String(index), article })));

  it('are never lost, and keep their order among the first prints and among the reprints', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const moved = putReprintsLast(items);
        const names = moved.map(({ name }) => Number(name));
        expect(names.toSorted((a, b) => a - b)).toEqual(items.map((_, index) => index));
        const falls = names.filter((name, index) => name < (names[index - 1] ?? -1));
        expect(falls.length).toBeLessThanOrEqual(1);
        if (items.length > 0) expect(moved[0]).toBe(items[0]);
      }),
    );
  });

  it('stay as they are where no story comes twice', () => {
    const items = articles.slice(0, 2).map((article) => ({ name: article.id, article }));
    expect(putReprintsLast(items)).toEqual(items);
    expect(putReprintsLast([])).toEqual([]);
  });
});
