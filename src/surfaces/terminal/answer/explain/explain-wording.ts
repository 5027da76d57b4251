import type { Explanation, StepName } from '../../../../answering/explanation.ts';
import type { Relation } from '../../../../chat/follow-up/follow-up.ts';
import type { AnswerKind } from '../../../../language/question.ts';

/** What kind of answer a question wants. */
export const kindWords = {
  figure: '数字',
  date: '时间',
  office: '职务',
  person: '人物',
  place: '地点',
  organisation: '单位',
  reason: '原因',
  definition: '定义',
  'yes-no': '是非',
  comparison: '比较',
  list: '列举',
  statement: '说法',
  summary: '概述',
  other: '其他',
} as const satisfies Record<AnswerKind, string>;

/** How a question hangs together with those before it. */
export const relationWords = {
  first: '对话的第一问',
  'follow-up': '承接前文',
  whole: '话题相同，不靠前文',
  'new-subject': '另起话题',
} as const satisfies Record<Relation, string>;

/** The steps of an answer. */
export const stepWords = {
  'follow-up': '理解追问',
  retrieve: '检索',
  write: '模型写作',
  read: '阅读原文',
} as const satisfies Record<StepName, string>;

/** Who answered. */
export const answererWords = {
  reader: '内置阅读器',
  model: '语言模型',
} as const satisfies Record<Explanation['answeredBy'], string>;
