import type { AnswerKind, Question } from '../language/question.ts';
import { holdsOffice } from '../retrieval/answer-kind.ts';
import { leavesTermOpen } from '../retrieval/enumerations.ts';
import type { Candidate } from './candidates.ts';

/** Below these shares of the question's weight a sentence, with what is around it, is no evidence. */
const minContextCoverage = 0.5;
const minCoverage = 0.2;
const minTellingCoverage = 0.85;
/** Kinds whose answers a sentence cannot hold without showing it. */
const showsItsKind: ReadonlySet<AnswerKind> = new Set(['figure', 'date']);

/** Whether a sentence may stand for an answer: it is about what is asked, then, and of that kind. */
export function isEvidence(candidate: Candidate, question: Question): boolean {
  if (candidate.contextCoverage < minContextCoverage) return false;
  // A list of names says little else; that it is the one asked for is said around it.
  if (candidate.coverage < minCoverage && candidate.kindStrength < 2) return false;
  if (candidate.periodFit === 'other' || !candidate.isTold || !candidate.holdsMeasured)
    return false;
  if (candidate.periodFit === 'within' && asksWholeYear(question)) return false;
  return answersKind(candidate, question) && holdsOffice(candidate.text, question);
}

/** A sentence that says nearly all that is asked need not show its kind by the words that are known. */
function answersKind({ text, kindStrength, coverage }: Candidate, question: Question): boolean {
  if (kindStrength > 0) return true;
  if (showsItsKind.has(question.kind) || leavesTermOpen(text, question)) return false;
  return coverage >= minTellingCoverage;
}

/** The figure of a half-year is not the one of the whole year. */
function asksWholeYear({ kind, text }: Question): boolean {
  return kind === 'figure' && /全年|整年|一年/u.test(text);
}
