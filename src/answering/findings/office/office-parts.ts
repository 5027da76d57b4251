import { officeHead } from '../../../corpus/office-words.ts';

/** A place with an administration; a bare 市 has an empty stem, 青河 without more has no level. */
export interface Place {
  readonly stem: string;
  readonly level: string;
}

/** An office taken apart: 青河市｜宣传部｜副｜部长. */
export interface Office {
  readonly place?: Place;
  /** What the office is of, without its place; empty where nothing is said, and for 市长 and the like. */
  readonly body: string;
  /** 副, 常务副, 执行; empty for the first of a body. */
  readonly rank: string;
  readonly head: string;
}

const ranked = new RegExp(
  `^(?<before>.*?)(?<rank>(?:名誉|执行|常务|第一|代理?|副|总(?=经理|监))*)(?<head>[董监理]事长|${officeHead})$`,
  'u',
);
const governor = /^[省市县区镇乡州村]长$/u;
const bodyHead = /^([部局厅处科股所站队院校园厂行馆台社场店组班团庭会])长$/u;
const levelAtStart =
  /^(?<stem>.*?)(?<level>自治区|街道|社区|省(?!直)|(?<!城)市(?!场|民|政(?!府|协|法)|直)|县(?![域城])|(?<!小)区(?!域|块|划)|镇(?!域)|乡(?![村镇情])|(?<![乡农山渔])村(?![民级镇庄]))(?=(?<rest>.*)$)/u;
const youthLeague = /^团([省市县区])委$|^共青团(.+[省市县区])委$/u;

/** Takes an office apart; undefined for a phrase that does not end as offices do. */
export function readOffice(phrase: string): Office | undefined {
  const bare = phrase.replace(/[^\p{Script=Han}\d]/gu, '').replace(/^(?:中共|现任|时任)/u, '');
  const { before, rank = '', head } = ranked.exec(bare)?.groups ?? {};
  if (before === undefined || head === undefined) return undefined;
  if (governor.test(head)) return readGovernor(before, rank, head);
  const { place, rest } = splitPlace(asLeague(withKind(before, head)));
  return { ...(place && { place }), body: shortened(rest), rank, head };
}

/** 青河市长, 青河市市长 and 青河市人民政府市长 are one office. */
function readGovernor(before: string, rank: string, head: string): Office {
  const level = head.slice(0, 1);
  const place = before.replace(/(?:人民)?政府$/u, '');
  const stem = place.endsWith(level) ? place.slice(0, -1) : place;
  return { place: { stem, level }, body: '', rank, head };
}

/** In talk a body loses its end before the head: 宣传部长, 公安局长, 人大主任, 检察长. */
function withKind(before: string, head: string): string {
  if (head === '检察长') return before.endsWith('检察院') ? before : `${before}检察院`;
  if (head === '主任' && before.endsWith('人大')) return `${before}常委会`;
  if (head === '书记' && /(?:政法|纪)$/u.test(before)) return `${before}委`;
  const [, kind = ''] = bodyHead.exec(head) ?? [];
  return before === '' || before.endsWith(kind) ? before : `${before}${kind}`;
}

function asLeague(before: string): string {
  return before.replace(youthLeague, (_, bare?: string, named?: string) => `${bare ?? named}团委`);
}

/** The last level that is not inside another word ends the place: 柳林镇新桥社区｜党支部. */
function splitPlace(before: string): { place?: Place; rest: string } {
  let stem = '';
  let level = '';
  let rest = before;
  for (let match = levelAtStart.exec(rest); match; match = levelAtStart.exec(rest)) {
    stem = `${stem}${level}${match.groups?.stem ?? ''}`;
    level = match.groups?.level ?? '';
    rest = match.groups?.rest ?? '';
  }
  return level === '' ? { rest } : { place: { stem, level }, rest };
}

/** A committee's departments go by their own names, courts without 人民. */
function shortened(body: string): string {
  return body
    .replace(/^委(?=.{2,4}部$|政法委$)/u, '')
    .replace(/人民(?=法院|检察院|政府)/u, '')
    .replace(/纪律检查委员会/u, '纪委')
    .replace(/监察委员会/u, '监委')
    .replace(/^委员会$/u, '委')
    .replace(/人民代表大会常务委员会/u, '人大常委会');
}

/**
 * The offices of one person, each with the place that the ones before it give: in
 * 青河市委副书记、市长 the second is of 青河市 too.
 */
export function readOffices(printed: readonly string[]): Office[] {
  const offices: Office[] = [];
  let place: Place | undefined;
  for (const phrase of printed) {
    const office = readOffice(phrase);
    if (!office) continue;
    const completed = withPlaceOf(office, place);
    place = completed.place ?? place;
    offices.push(completed);
  }
  return offices;
}

function withPlaceOf(office: Office, place: Place | undefined): Office {
  if (!place) return office;
  if (!office.place) return canBeOfPlace(office.body) ? { ...office, place } : office;
  const isBare = office.place.stem === '' && office.place.level === place.level;
  return isBare ? { ...office, place } : office;
}

/** 监委 and 管委会 are of the place named before them; a company or a school is of its own. */
function canBeOfPlace(body: string): boolean {
  return kindOf(body) !== undefined;
}

const kinds = [
  ...[
    '党工委',
    '党委',
    '党组',
    '党总支',
    '党支部',
    '支部',
    '纪委',
    '监委',
    '政法委',
    '团委',
    '工委',
  ],
  ...['人大常委会', '政协', '宣传部', '组织部', '统战部', '社会工作部', '武装部', '人武部'],
  ...['管委会', '居委会', '村委会', '委办公室', '府办公室', '办公室', '办事处', '总工会', '工商联'],
  ...['妇联', '残联', '法院', '检察院', '政府', '委'],
];
const kindAtEnd = new RegExp(`(?:${kinds.join('|')})$`, 'u');

/** The kind of a public body that a name ends with, which no other body of the place shares. */
export function kindOf(body: string): string | undefined {
  return kindAtEnd.exec(body)?.[0];
}
