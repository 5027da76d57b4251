import type { Question } from '../language/question.ts';
import type { ArticleReading } from './article-reading.ts';
import { lacksOrdinals } from './ordinals.ts';
import { heldDegree } from './subject-match.ts';

/** A slip of typing leaves so much of a name. */
const minNameDegree = 0.4;
/** Verbs that only say whose reason is asked for. */
const opinion = /^(?:说|讲|看|觉得|认为|以为|提到|谈到|指出|表示|强调)$/u;

/**
 * Whether an article as a whole can tell of what is asked. What it never names it does not tell of:
 * a person, a place or an organisation, a numbered thing, and, where a reason is asked for, what is
 * said to have happened. It reads the whole article, so call it once for each question.
 */
export function tellsOf({ whole }: ArticleReading, question: Question): boolean {
  if (lacksOrdinals(whole, question.text)) return false;
  return question.subject.every(({ word, role }) => {
    if (role === 'name') return heldDegree(word, whole) >= minNameDegree;
    const isPremise = role === 'action' && question.kind === 'reason' && !opinion.test(word);
    return !isPremise || heldDegree(word, whole) > 0;
  });
}
