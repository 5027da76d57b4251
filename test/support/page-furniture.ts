import { inventName } from './bylines.ts';
import { between, chance, pick, type Random } from './random.ts';

/** Printed matter that belongs to the page and to no article. */
export type FurnitureKind = 'label' | 'masthead' | 'folio' | 'markup';

const LABELS = [
  '冲刺全年目标 全市在行动',
  '奋战三季度 决胜下半年',
  '聚焦营商环境',
  '乡村振兴进行时',
  '新春走基层',
  '高质量发展调研行',
  '民生直通车',
  '一线见闻',
  '争先进位 看我行动',
  '文明城市共建共享',
  '平安建设在身边',
  '走进重点项目',
  '身边好人',
  '百姓关注',
  '今日视点',
  '图片新闻',
  '简讯',
  '项目建设巡礼',
  '奋进新征程 建功新时代',
  '我为群众办实事',
  '转作风 提效能 开新局',
];
const PAPERS = ['江城日报', '滨湖时报', '云岭晚报', '平川新闻', '今日青河', '东原日报'];
const SECTIONS = ['要闻', '综合', '本地新闻', '民生', '经济', '时政', '文化'];
const WEEKDAYS = [...'日一二三四五六'];
const SUBHEADS = [
  ['突出特色 做强产业', '改善环境 提升品质', '优化服务 凝聚人心', '着眼长远 蓄势赋能'],
  ['向实处用力', '向新处求变', '向远处谋篇', '向细处着手'],
  ['起步：从一件小事做起', '转变：从各自为战到并肩同行', '展望：从今天走向明天'],
  ['“加法”做出新动能', '“减法”减出新空间', '“乘法”放大新优势', '“除法”破除老难题'],
  ['稳字当头 打牢基础', '进字为先 拓宽路子', '实字托底 守住根本'],
  ['算好长远账', '下活一盘棋', '拧成一股绳', '跑出加速度'],
];

/** A column label or campaign slogan, as set between articles. */
export function inventLabel(random: Random): string {
  return pick(random, LABELS);
}

/** The title of an invented newspaper, as set at the head of a page. */
export function inventMasthead(random: Random): string {
  const paper = pick(random, PAPERS);
  return chance(random, 0.3) ? [...paper].join(' ') : paper;
}

/** A page line with the date, the editor or the page number, in one of several habits. */
export function inventFolio(random: Random): string {
  const page = between(random, 1, 8);
  const date = new Date(Date.UTC(between(random, 2015, 2024), between(random, 0, 11), 16));
  const printedDate = `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  const weekday = `星期${WEEKDAYS[date.getUTCDay()] ?? '日'}`;
  const section = pick(random, SECTIONS);
  return pick(random, [
    `${printedDate} ${weekday} 责任编辑：${inventName(random)} 第0${page}版`,
    `A${page} ${section}`,
    `0${page} ${section} ${printedDate} ${weekday}`,
    `责编：${inventName(random)} 版式：${inventName(random)} 校对：${inventName(random)}`,
    `第${page}版 ${printedDate}`,
  ]);
}

/** Parallel headings for the sections of one long feature, in order; three or four of them. */
export function inventSubheads(random: Random): readonly string[] {
  return pick(random, SUBHEADS);
}
