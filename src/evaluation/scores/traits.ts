import { type MeasureName, type MeasureTraits, measureNames } from '../measures/measure.ts';

type Rest = Omit<MeasureTraits, 'name' | 'label' | 'meaning'>;

const share: Rest = { unit: 'share', better: 'higher', summary: 'mean' };
const latency = { unit: 'milliseconds', better: 'lower' } as const;

const traits: Readonly<Record<MeasureName, Omit<MeasureTraits, 'name'>>> = {
  right: {
    ...share,
    label: '答对',
    meaning: '全部题：事实齐全、出处对、简短的回答和年份不错，或该拒答而拒答。',
  },
  'fact-accuracy': {
    ...share,
    label: '事实齐全',
    meaning: '应作答的题：要求的事实说出了几成；拒答算零。',
  },
  'citation-recall': {
    ...share,
    label: '引用召回',
    meaning: '作答的题：有多少句话，所引的原文足以支持（ALCE）。',
  },
  'citation-precision': {
    ...share,
    label: '引用精确',
    meaning: '作答的题：有多少处引用对所支持的话有用（ALCE）。',
  },
  'quotation-exactness': {
    ...share,
    label: '引文逐字',
    meaning: '有引文的题：引文有多少逐字见于所引的文章。',
  },
  'refusal-precision': { ...share, label: '拒答精确', meaning: '拒答的题：有多少本该拒答。' },
  'refusal-recall': { ...share, label: '拒答召回', meaning: '应拒答的题：有多少拒答了。' },
  'wrong-period': {
    ...share,
    better: 'lower',
    label: '年份错',
    meaning: '题目限定年份而作答的：有多少说的是别的年份。',
  },
  'certain-right': { ...share, label: '确定的答对', meaning: '自称“确定”的回答：有多少是对的。' },
  'likely-right': {
    ...share,
    label: '较可能的答对',
    meaning: '自称“较可能”的回答：有多少是对的。',
  },
  'rejection-heeded': {
    ...share,
    label: '否定的已改',
    meaning: '读者否定过的回答：有多少不再出现。',
  },
  'recall-at-1': { ...share, label: '检索召回@1', meaning: '指明文章的题：第一篇里找到几成。' },
  'recall-at-5': { ...share, label: '检索召回@5', meaning: '指明文章的题：前五篇里找到几成。' },
  'recall-at-10': { ...share, label: '检索召回@10', meaning: '指明文章的题：前十篇里找到几成。' },
  'reciprocal-rank': {
    ...share,
    label: '检索 MRR',
    meaning: '指明文章的题：首篇对的文章排名的倒数。',
  },
  'ndcg-at-10': {
    ...share,
    label: '检索 nDCG@10',
    meaning: '指明文章的题：前十篇的归一化折损增益。',
  },
  'answer-characters': {
    unit: 'characters',
    better: 'neither',
    summary: 'median',
    label: '回答字数',
    meaning: '作答的题：回答的字数，不算出处；取中位数。',
  },
  'latency-p50': {
    ...latency,
    summary: 'median',
    label: '用时 p50',
    meaning: '有回应的题：用时的中位数。',
  },
  'latency-p95': {
    ...latency,
    summary: 'p95',
    label: '用时 p95',
    meaning: '有回应的题：用时的第 95 百分位数。',
  },
  tokens: {
    unit: 'tokens',
    better: 'lower',
    summary: 'mean',
    label: '词元',
    meaning: '用了语言模型的题：平均每题的词元，提示和回答都算。',
  },
  cost: {
    unit: 'cost',
    better: 'lower',
    summary: 'sum',
    label: '费用',
    meaning: '服务方报了费用的题：费用的总和，按服务方的货币。',
  },
};

/** What is known of a measure. */
export function traitsOf(name: MeasureName): MeasureTraits {
  return { name, ...traits[name] };
}

/** All measures, in the order in which they are shown. */
export const allMeasures: readonly MeasureTraits[] = measureNames.map(traitsOf);
