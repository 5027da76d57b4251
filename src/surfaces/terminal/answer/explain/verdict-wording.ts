import type { HeldBack } from '../../../../answering/writing/manuscript.ts';

/** What came of checking a part of an answer, in a few words. */
export const verdictWords = {
  supported: '通过',
  'unknown-source': '所注编号不存在',
  'quote-not-found': '引文不在原文里',
  'quote-cut': '引文切断了字词或数字',
  'wrong-marker': '出处编号不对',
  'wrong-headline': '标题与原文不符',
  'wrong-publication': '报名与原文不符',
  'wrong-section': '版面与原文不符',
  'wrong-date': '日期与原文不符',
  'wrong-source': '文件名与原文不符',
  'wrong-lines': '行号与原文不符',
  unused: '引文没有用到',
  uncited: '没有注明出处',
  'number-not-found': '数字不在引文里',
  'date-not-found': '日期不在引文里',
  'name-not-found': '名称不在引文里',
  'quotation-not-found': '引号里的话不在引文里',
  'words-not-found': '字句不在引文里',
  'computation-wrong': '算得不对',
  'value-wrong': '数值与原文不符',
  'not-chinese': '不是中文',
  'office-not-found': '职务不在引文里',
  'figure-of-another': '数字说的是另一件事',
  'denial-not-found': '意思与引文相反',
  'forecast-as-fact': '把计划的事说成事实',
  'deed-of-another': '做这件事的不是这个人',
  'off-source': '与引文无关',
  'not-asked': '时间或地点不是所问的',
  'remark-states-fact': '附注里说了没有出处的事',
} as const satisfies Record<HeldBack['reason'], string>;

/** What became of a sentence that did not stand. */
export const outcomeWords = {
  mended: '已改正',
  quoted: '换成原文',
  'left-out': '略去',
} as const satisfies Record<HeldBack['outcome'], string>;
