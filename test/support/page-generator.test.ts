import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GeneratedPage, generatePage, seededRandom } from './page-generator.ts';

/** Invented reports; no real place, person or newspaper. */
const STORIES = [
  '中新网8月16日电 青河市图书馆16日正式启用24小时自助借阅厅。该厅位于图书馆一层东侧，面积约120平方米，配备6台自助借还机，首批上架图书8000册。图书馆负责人介绍，读者凭身份证即可入内，每人一次可借阅10册。据了解，今年年底前，青河市还将在三个社区建设同样的借阅厅，方便上班族在夜间读书。不少读者表示，家门口的书香让夜晚更有滋味。',
  '近日，平川县云岭镇举办第五届梨花节，吸引周边游客2.3万人次。当地果农将自家晾晒的梨干、熬制的梨膏带到现场，三天销售额超过60万元。“去年梨子卖不上价，今年一开春订单就来了。”果农说，合作社统一收购以后，大家不再为销路发愁。云岭镇现有梨园1.2万亩，其中挂果面积9000亩，带动就业1500余人。下一步，该镇将建设冷链仓库，延长销售期，并开通两条乡村旅游线路。镇政府还计划与农业院校合作，培育早熟品种，让梨农全年都有收入。',
  '滨湖区3路公交车日前全部更换为新能源车辆。新车共26辆，车厢内设有无障碍踏板和USB充电口。公交公司表示，线路首末班时间不变，发车间隔由12分钟缩短到8分钟。市民可以通过手机查看车辆位置，也可以拨打热线询问。公司提醒，更换期间部分站点会临时调整，请乘客留意站牌公告。',
  '清晨五点，东原山区的薄雾还没有散去，护林员已经背着水壶上了山。这条巡护路全长14公里，他走了整整二十年。二十年前，这里还是一片荒坡，风一吹，满眼黄沙。如今，松树和刺槐已经长到碗口粗，山泉重新流了出来。护林员说，最难的是头三年，树苗活不下来，大家只好一桶一桶往山上挑水。后来，县里修了蓄水池，又请来技术员教大家选苗，成活率才从四成提高到九成。山绿了，回乡的年轻人也多了起来。有人办起了民宿，有人在网上卖山货。去年，村里接待游客1.6万人次，人均收入比五年前翻了一番。村里的小学也添了新课，每个星期五下午，孩子们跟着护林员认树、认鸟、认脚印。“山是大家的，看山的人不能断。”护林员常对孩子们这样说。到了秋天，孩子们把采来的种子晒干，装进写着名字的纸袋，等着来年春天种下去。县林业部门介绍，全县现有护林员312名，管护面积48万亩，连续八年没有发生森林火灾。今年，无人机和红外相机也上了山，护林员的脚步轻快了不少。可他仍然坚持每天走一遍老路，他说，机器看得见树，看不见树底下的新芽。',
  '江城大学附属实验小学昨日举行校园科技节，学生们用废旧纸箱搭建桥梁，用太阳能板驱动小车，现场气氛热烈。本届科技节共收到作品186件，其中12件将参加全市比赛。学校负责人说，动手是最好的学习。',
  '今年上半年，平川县新增个体工商户3400户，同比增长11.8%。县政务服务中心推出“一件事一次办”，开办一家餐饮店所需的材料由21份减少到8份，办理时间由15天压缩到3天。“早上交材料，下午就拿到了执照。”刚开面馆的店主说。该中心还设立了潮汐窗口，在业务高峰时增开三个办理点，并安排专人帮老年人填表。据统计，群众平均等候时间缩短了四成。县里表示，下半年将把服务延伸到乡镇，让群众就近办事。',
];

const seeds = fc.integer();
const storyChoices = fc.array(fc.constantFrom(...STORIES), { maxLength: 8 });

describe('generatePage', () => {
  it('gives the same page for the same stories and seed', () => {
    expect(pageOf(7)).toEqual(pageOf(7));
    expect(pageOf(7).text).not.toBe(pageOf(8).text);
  });

  it('prints every story once', () => {
    forAnyPage((page, stories) => expect(page.articles).toHaveLength(stories.length));
  });

  it('gives bodies that are in the text, piece by piece, in reading order', () => {
    forAnyPage(({ text, articles }) => {
      for (const { bodySpans, bodyText } of articles) {
        expect(textOf(text, bodySpans)).toBe(bodyText);
        expect(bodyText).not.toBe('');
      }
      expectDisjointInOrder(articles.flatMap(({ bodySpans }) => bodySpans));
    });
  });

  it('gives headlines that are in the text, but for white space', () => {
    forAnyPage(({ text, articles }) => {
      for (const { headline, headlineSpans } of articles) {
        expect(textOf(text, headlineSpans)).toBe(withoutSpace(headline ?? ''));
      }
    });
  });

  it('prints kickers, subtitles and the names of all reporters', () => {
    forAnyPage(({ text, articles }) => {
      const printed = withoutSpace(text);
      for (const { kicker, subtitle, bylineNames } of articles) {
        for (const words of [kicker ?? '', subtitle ?? '', ...bylineNames]) {
          expect(printed).toContain(withoutSpace(words));
        }
      }
    });
  });

  it('lets no two pieces of truth overlap, nor truth and furniture', () => {
    forAnyPage(({ articles, furniture }) => {
      const spans = [
        ...articles.flatMap(({ bodySpans, headlineSpans }) => [...bodySpans, ...headlineSpans]),
        ...furniture.map(({ start, end }): [number, number] => [start, end]),
      ];
      expectDisjointInOrder(spans.sort(([left], [right]) => left - right));
    });
  });

  it('changes no word of a story that is printed whole, apart from its wire lead', () => {
    const [library = ''] = STORIES;
    const [article] = generatePage([{ text: library }], seededRandom(3)).articles;
    expect(article?.bodyText).toMatch(/^青河市图书馆16日正式启用24小时自助借阅厅。该厅位于/u);
  });

  it('gives every headline 8 to 26 characters and no full stop', () => {
    forAnyPage(({ articles }) => {
      for (const { headline } of articles) {
        expect(headline ?? '八个字的一个标题').toMatch(/^[^。！？]{8,26}$/u);
      }
    });
  });

  it('has a mark at the start of every article that follows a body', () => {
    forAnyPage(({ text, articles }) => {
      articles.forEach(({ bodySpans: [start], kind }, index) => {
        const [end] = articles[index - 1]?.bodySpans.slice(-1) ?? [];
        if (start === undefined || end === undefined) return;
        const between = text.slice(end[1], start[0]);
        expect(withoutSpace(between) !== '' || kind === 'photo').toBe(true);
      });
    });
  });

  it('leaves out a story without text', () => {
    expect(generatePage([{ text: ' \n ' }], seededRandom(1)).articles).toEqual([]);
  });
});

describe('seededRandom', () => {
  it('stays within 0 and 1 and spreads over them', () => {
    const random = seededRandom(42);
    const numbers = Array.from({ length: 1000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1);
  });
});

function pageOf(seed: number): GeneratedPage {
  return generatePage(
    STORIES.map((text) => ({ text })),
    seededRandom(seed),
  );
}

function forAnyPage(check: (page: GeneratedPage, stories: readonly string[]) => void): void {
  fc.assert(
    fc.property(storyChoices, seeds, (stories, seed) => {
      const page = generatePage(
        stories.map((text) => ({ text })),
        seededRandom(seed),
      );
      check(page, stories);
    }),
    { numRuns: 150 },
  );
}

function textOf(text: string, spans: readonly [number, number][]): string {
  return withoutSpace(spans.map(([start, end]) => text.slice(start, end)).join(''));
}

function expectDisjointInOrder(spans: readonly [number, number][]): void {
  spans.reduce((previousEnd, [start, end]) => {
    expect(start).toBeGreaterThanOrEqual(previousEnd);
    expect(end).toBeGreaterThan(start);
    return end;
  }, 0);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
