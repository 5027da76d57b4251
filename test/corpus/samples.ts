import fc from 'fast-check';
import type { Article } from '../../src/corpus/article.ts';
import type { Page } from '../../src/corpus/page.ts';
import { type ReadPage, readArticles } from '../../src/corpus/read.ts';
import { type SegmentedPage, segmentPage } from '../../src/corpus/segment.ts';
import { findSources } from '../../src/corpus/walk.ts';
import { generatePage, seededRandom } from '../support/page-generator.ts';

/** Invented reports; no real place, person or newspaper. */
const stories = [
  '近日，清河市人民政府召开防汛工作会议，通报今年入汛以来的雨情水情。市水务局负责人介绍，全市186座水库运行平稳，蓄水总量2.4亿立方米。会议要求，各地要落实24小时值班制度，备足编织袋、救生衣等物资。会议强调，要把群众生命安全放在首位，做到早发现、早报告、早转移。',
  '“去年一亩田收了1300斤，今年看长势还要好。”站在田埂上，种粮大户老周笑得合不拢嘴。他流转的620亩水田全部种上了优质稻，田间管理由合作社统一负责。合作社理事长说，统防统治以后，每亩节省成本80元，农药用量减少三成。县农业农村局统计，全县优质稻面积已达18.6万亩，订单率达到72.5%。下一步，该县将建设3座烘干中心，日处理能力达到600吨，让农民不再为连阴雨发愁。',
  '东平大学附属医院日前启用5G远程会诊系统，首日接诊37名基层患者。该系统由XY-200型终端组成，可以同步传输CT影像。医院院长表示，今后乡镇卫生院的病人不出镇就能看上专家号。患者刘先生说，以前去一趟市里要花一整天，现在半个小时就看完了。',
  '清晨六点，南沟村的织布机已经响了起来。这家扶贫车间办了四年，从最初的7台机器发展到如今的56台，吸纳了83名妇女就业。车间负责人说，最难的是第一年，没有订单，大家心里都没底。后来，镇里组织她们去外地学习，又帮忙对接了两家服装企业，活儿才渐渐多起来。如今，她们做的围巾卖到了省外，去年销售收入突破420万元。工人们每个月能拿到三千多元，还能照顾家里的老人和孩子。村支书说，车间稳住了，人心就稳住了。今年春天，村里又拿出旧校舍，改成了第二个车间，准备再添30台机器。镇里还请来老师教大家剪裁和配色，每个星期六上午上课。不少在外打工的年轻人听说以后，打电话回来问还收不收人。“收，只要肯学，都收。”负责人说。傍晚，机器停了，院子里响起笑声，女人们一边收拾线头，一边商量明天的活儿怎么分。县妇联的工作人员也常来看望，帮着联系展销会，前后办了6场。到了年底，车间还会拿出一部分利润，给村里的老人添置过冬的棉被。',
  '西岭县3条乡村公路昨日通车，总里程46.8公里，惠及12个村。县交通运输局局长表示，公路通了，山里的茶叶、竹笋就能当天运到城里。工程总投资1.35亿元，比原计划提前两个月完工。沿线村民自发清扫路面，有人还在路口摆起了茶摊。',
];

/** The pages in `seeds/`, with what the catalog says of them. */
export async function seedPages(): Promise<ReadPage[]> {
  const { files, catalog } = findSources('seeds');
  const pages: ReadPage[] = [];
  for (const file of files) {
    for await (const result of readArticles(file, catalog)) {
      if ('page' in result) pages.push(result);
    }
  }
  return pages;
}

/** Pages set from invented stories in ever other ways. */
export const generatedPages: fc.Arbitrary<Page> = fc
  .tuple(fc.array(fc.constantFrom(...stories), { minLength: 1, maxLength: 7 }), fc.integer())
  .map(([chosen, seed]) => {
    const { text } = generatePage(
      chosen.map((story) => ({ text: story })),
      seededRandom(seed),
    );
    return pageOf(text);
  });

const scraps = [
  '本报讯（记者张三）',
  '本报讯(通讯员 李四 王五)',
  '又讯（记者赵六）',
  '新华社北京8月1日电',
  '□ 通讯员 周七',
  '本报记者 吴八',
  '（郑九摄）',
  '(孙十 摄)',
  '# ',
  '### ',
  '第3版',
  '2024年8月12日',
  '某市召开会议',
  '会议要求，各地要抓好落实。',
  '“做得好！”他说，',
  'GDP growth 3.5%',
  '12 345',
  '𠮷田',
  '。',
  '，',
  ' ',
  '\u3000\u3000',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
];

/** Pages that no compositor would make: scraps in any order. */
export const scrapPages: fc.Arbitrary<Page> = fc
  .array(fc.constantFrom(...scraps), { maxLength: 60 })
  .map((chosen) => pageOf(chosen.join('')));

/** A page of a text, as it stands in a file of its own. */
export function pageOf(text: string, facts: Partial<Page> = {}): Page {
  return { source: 'page.txt', documentId: 'page.txt', text, ...facts };
}

export function segmented(text: string, facts: Partial<Page> = {}): SegmentedPage {
  return segmentPage(pageOf(text, facts));
}

/** The one article of a page that holds no other. */
export function onlyArticle({ articles }: SegmentedPage): Article {
  const [article, ...others] = articles;
  if (!article || others.length > 0) throw new Error(`The page holds ${articles.length} articles.`);
  return article;
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** The lines of a file from `first` to `last`, counted from 1, as one text. */
export function linesOf(text: string, [first, last]: readonly [number, number]): string {
  return text
    .split('\n')
    .slice(first - 1, last)
    .join('\n');
}

/** Whether the characters of `part` stand in `whole` in their order, with or without others between. */
export function isSubsequence(part: string, whole: string): boolean {
  let from = 0;
  for (const character of part) {
    const found = whole.indexOf(character, from);
    if (found === -1) return false;
    from = found + character.length;
  }
  return true;
}
