import type { AnswerKind } from '../../language/question.ts';

/** Kinds whose answer is a name, a day or a number, and so has few words however long its sentence is. */
export const namedKinds: ReadonlySet<AnswerKind> = new Set<AnswerKind>([
  'figure',
  'date',
  'person',
  'office',
  'place',
  'organisation',
]);
