import type { Article } from '../corpus/article.ts';
import { normalizeText } from '../language/normalize.ts';
import type { Question } from '../language/question.ts';
import { contradictsFigures, holdsOffice } from './answer-kind.ts';
import type { Candidate } from './candidates.ts';
import { heldDegree } from './subject-match.ts';

/** Below these shares of the question's weight a sentence, with what is around it, is no evidence. */
const minContextCoverage = 0.5;
const minCoverage = 0.2;
/** A slip of typing leaves so much of a name. */
const minNameDegree = 0.4;

/** Whether a sentence may stand for an answer: it is about what is asked, then, and of that kind. */
export function isEvidence(candidate: Candidate, question: Question): boolean {
  if (candidate.contextCoverage < minContextCoverage || candidate.coverage < minCoverage)
    return false;
  if (candidate.periodFit === 'other') return false;
  if (!isKnown(candidate.article, question)) return false;
  if (contradictsFigures(candidate.article.text, question)) return false;
  return candidate.kindStrength > 0 && holdsOffice(candidate.text, question);
}

/**
 * What an article never names is not what it tells of: a person, a place or an organisation, and,
 * where a reason is asked for, what is said to have happened.
 */
function isKnown(article: Article, question: Question): boolean {
  const whole = normalizeText([article.publication, article.text].join('\n'));
  return question.subject.every(({ word, role }) => {
    if (role === 'name') return heldDegree(word, whole) >= minNameDegree;
    const isPremise = role === 'action' && question.kind === 'reason';
    return !isPremise || heldDegree(word, whole) > 0;
  });
}
