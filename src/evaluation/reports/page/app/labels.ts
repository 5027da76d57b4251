import { confidenceWords } from '../../../../answering/answer.ts';
import type { Change, Result } from './cases/entries.ts';

export const resultLabels: Readonly<Record<Result, string>> = {
  failed: '出错',
  wrong: '答错',
  unsteady: '时对时错',
  right: '答对',
};

export const changeLabels: Readonly<Record<Change, string>> = {
  better: '变好',
  worse: '变坏',
  reworded: '改了说法',
  same: '没有变化',
};

export const confidenceLabels = {
  ...confidenceWords,
  abstained: '拒答',
  none: '未标明',
} as const;
