import { distance } from 'fastest-levenshtein';

/**
 * The kinds of case: first what a question asks for, as `AnswerKind` has it, since cases made from
 * readers' feedback are named by that; then how it is put, or what it does to the program.
 */
export const caseKinds = [
  'figure',
  'person',
  'office',
  'date',
  'place',
  'organisation',
  'list',
  'statement',
  'definition',
  'reason',
  'comparison',
  'yes-no',
  'summary',
  'other',
  'paraphrase',
  'typo',
  'traditional',
  'followup',
  'refusal',
  'trap',
  'attack',
  'chitchat',
] as const;

export type CaseKind = (typeof caseKinds)[number];

const labels: Readonly<Record<CaseKind, string>> = {
  figure: '数字',
  person: '人物',
  office: '职务',
  date: '时间',
  place: '地点',
  organisation: '单位',
  list: '列举',
  statement: '陈述',
  definition: '释义',
  reason: '原因',
  comparison: '比较',
  'yes-no': '是非',
  summary: '概括',
  other: '其他',
  paraphrase: '换说法',
  typo: '错别字',
  traditional: '繁体',
  followup: '追问',
  refusal: '应拒答',
  trap: '陷阱题',
  attack: '攻击',
  chitchat: '闲聊',
};

const labelsByName = new Map<string, string>(Object.entries(labels));

/** What people see of a kind, in Chinese; one that is not in the list under its own name. */
export function kindLabel(kind: string): string {
  return labelsByName.get(kind) ?? kind;
}

/** With more slips than this a kind is no longer taken for another. */
const mostSlips = 3;

/** What is wrong with a kind that is not in the list, in Chinese: the one that was meant, or them all. */
export function unknownKind(kind: string): string {
  const near = nearestKind(kind);
  const remedy = near === undefined ? `可用：${caseKinds.join('、')}` : `是不是 ${near}？`;
  return `没有题型 ${kind}，${remedy}`;
}

/** Of words as short as these, two that differ in half of their letters have nothing in common. */
function nearestKind(kind: string): CaseKind | undefined {
  const candidates = caseKinds.map((name) => ({ name, slips: distance(kind.toLowerCase(), name) }));
  const [nearest] = candidates.toSorted((a, b) => a.slips - b.slips);
  if (!nearest || nearest.slips > mostSlips) return undefined;
  return nearest.slips < nearest.name.length / 2 ? nearest.name : undefined;
}
