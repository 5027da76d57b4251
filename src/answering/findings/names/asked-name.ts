import type { Side } from '../clause-match.ts';

/** What a question says of the name it asks for. */
export interface AskedName {
  /** The word by which it asks: 村 of 哪个村. */
  readonly word?: string;
  /** How names of the kind end; absent where the question leaves it open. */
  readonly ending?: RegExp;
  /** How a list of such names is called behind it: 企业 of 等3家企业. */
  readonly called?: RegExp;
  /** Whether it asks more than once: 由谁指导、谁主办. */
  readonly isRepeated: boolean;
  /** Whether a name of the kind may as well end otherwise, as those of companies do. */
  readonly isLoose: boolean;
  /** Whether the question's words are to stand before the name (拜访了哪家商会) or behind it. */
  readonly side: Side;
  /** The word before 哪 that leads to the name: 由, 和, 在. */
  readonly lead?: string;
}

interface NameKind {
  readonly word: RegExp;
  readonly ending: string;
  readonly isLoose?: boolean;
  readonly called?: RegExp;
}

const company =
  '公司|集团|企业|厂|行业?|[矿铝钢纸酒药渔牧农林制]业|科技|制药|医疗|电子|生物|服饰|制衣|服装|材料|食品|商贸|物流|能源|机械|实业|股份';
const body =
  '公司|集团|银行|[分支]行|局|委|办|厅|院|部|部门|办公室|中心|组|队|站|所|处|室|会|工会|协会|商会|学会|联合会|合作社|指挥部|专班|大学|学院|[中小]学|学校|[市省县区]政府|镇|乡|街道|社区|管理区|开发区|高新区|新区|村|实验室|医院|报社|电视台|单位|机构';
const companyKind: NameKind = {
  word: /^(?:公司|企业|国企|民企|工厂|厂)/u,
  ending: company,
  isLoose: true,
  called: /企业|公司|工厂/u,
};
/** Kinds of names by the word that asks for them; the first that stands next to 哪 decides. */
const kinds: readonly NameKind[] = [
  { word: /^小区/u, ending: '小区|花园|公寓|家园' },
  { word: /^社区/u, ending: '社区' },
  { word: /^(?:乡镇|镇)/u, ending: '镇|乡' },
  { word: /^乡(?!村)/u, ending: '乡' },
  { word: /^(?:街道|街办)/u, ending: '街道(?:办事处|办)?' },
  { word: /^(?:村|乡村|村子|村庄)/u, ending: '村' },
  { word: /^省/u, ending: '省|自治区' },
  { word: /^(?:县|县市)/u, ending: '县|市' },
  { word: /^(?:大?城市|市)(?!场|民)/u, ending: '市|州', isLoose: true },
  { word: /^(?:产业园|工业园|园区)/u, ending: '产业园区?|工业园区?|科技园|园区?|开发区|高新区' },
  { word: /^(?:区县?|城区)(?!域|间)/u, ending: '(?<!社|小|园)区' },
  { word: /^(?:马?路|大?街|大道|公路|巷)/u, ending: '大道|路|街|巷|公路|高速' },
  { word: /^(?:水渠|干渠|渠)/u, ending: '渠' },
  { word: /^(?:河|江|河流)/u, ending: '河|江|渠|港' },
  { word: /^(?:湖|水库)/u, ending: '湖|水库' },
  { word: /^(?:景区|公园|广场)/u, ending: '景区|公园|广场' },
  { word: /^小学/u, ending: '小学|实验学校|学校' },
  { word: /^(?:中学|高中|初中)/u, ending: '中学|[一二三四五六七八九十]中|高中|初中' },
  { word: /^(?:学院|大学|高校|院校)/u, ending: '大学|学院|职校' },
  {
    word: /^学校/u,
    ending:
      '[中小]学|学校|大学|学院|[一二三四五六七八九十]中|高中|初中|党校|幼儿园|附[中小]|职校|校区',
  },
  { word: /^(?:医院|卫生院)/u, ending: '医院|卫生院|卫生室|卫生服务中心' },
  { word: /^(?:商会|协会|学会)/u, ending: '商会|协会|学会|联合会|促进会' },
  { word: /^合作社/u, ending: '合作社|联社' },
  { word: /^(?:农场|基地|渔场)/u, ending: '农场|基地|[渔林]场|示范点' },
  { word: /^(?:银行|金融机构)/u, ending: '银行|[分支]行|信用社|农商行|担保集团|担保公司' },
  { word: /^局/u, ending: '局' },
  companyKind,
  {
    word: /^(?:部委|部门|科室)/u,
    ending: '局|委|办|部|厅|院|部门|办公室|中心|[组室站队科处]',
    isLoose: true,
  },
  { word: /^(?:队伍|志愿队)/u, ending: '队|团', isLoose: true, called: /队/u },
  { word: /^(?:项目|工程)/u, ending: '项目|工程', isLoose: true },
  { word: /^(?:单位|机构|组织)/u, ending: body, isLoose: true, called: /单位|机构|部门/u },
];
/** Words that ask for a name of no certain kind, and count what they ask for. */
const askingWord =
  /(?:哪(?:些|[一几二两三四五六七八九十]+)?(?:[个家所座条片处支项位类种](?!别))?|什么|何|谁)/gu;
const askedAtHead = /^(?:的|大|新|地|主要|本地|当地|具体)?/u;
const filler = /[了的呢吗啊呀过着\s？?。，,]|来的?|去的?|的?名字?$|地方|负责人?/gu;
const roleBeforeCopula = /(?:单位|机构|公司|企业|部门|学校|地点|地址|村|社区|镇)(?:又?是|为|叫)$/u;

/** Reads what the question asks to be named, from its normalised text. */
export function askedNameOf(text: string): AskedName {
  const askings = [...text.matchAll(askingWord)];
  const asking = askings[0];
  if (!asking) return { isLoose: true, isRepeated: false, side: 'any' };
  const before = text.slice(0, asking.index);
  const behind = text.slice(asking.index + asking[0].length).replace(askedAtHead, '');
  const calledBy = before.endsWith('叫') ? kindAtEnd(before.slice(0, -1)) : undefined;
  const isHouse = asking[0].endsWith('家') ? companyKind : undefined;
  const kind = kinds.find(({ word }) => word.test(behind)) ?? calledBy ?? isHouse;
  const word = kind?.word.exec(behind)?.[0];
  const rest = behind.slice(word?.length ?? 0).replace(filler, '');
  const lead = /(?:由|和|与|跟|同|向|被|给|在|到|从|对|赴|去)$/u.exec(before)?.[0];
  const called = kind?.called ?? (word === undefined ? undefined : new RegExp(word, 'u'));
  return {
    ...(word && { word }),
    ...(kind && { ending: new RegExp(`(?:${kind.ending})`, 'gu') }),
    ...(called && { called }),
    isLoose: kind?.isLoose ?? kind === undefined,
    isRepeated: askings.length > 1,
    side: sideOf(before, rest),
    ...(lead && { lead }),
  };
}

/** 组织 of 那家农户组织叫什么. */
function kindAtEnd(before: string): NameKind | undefined {
  return [3, 2, 1]
    .map((length) =>
      kinds.find(({ word }) => word.exec(before.slice(-length))?.[0].length === length),
    )
    .find((kind) => kind !== undefined);
}

/** 是哪家公司 tells nothing of the order, 拜访了哪家公司 and 哪家公司拜访 do. */
function sideOf(before: string, rest: string): Side {
  if (roleBeforeCopula.test(before) || /(?:是|叫|为)$/u.test(before)) return 'any';
  return rest.length > 0 ? 'behind' : 'before';
}
