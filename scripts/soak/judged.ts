import type { PageQuestion, Verdict } from './answer-check.ts';
import type { Findings } from './findings.ts';
import type { PageBook } from './page-book.ts';

/** Where an answer came, and what it was the answer to. */
export interface JudgedIn {
  readonly surface: 'bot' | 'lines';
  readonly where: string;
  readonly question: PageQuestion;
  /** Of a follow-up, whether what it follows was answered rightly. */
  readonly after: { readonly isRight?: boolean } | undefined;
  readonly findings: Findings;
  readonly book: PageBook;
}

/** Counts a verdict, or puts it among what did not hold. Returns whether the answer is right. */
export function judged(
  verdict: Verdict,
  { surface, where, question, after, findings, book }: JudgedIn,
): boolean {
  const isFollowUp = question.asks === 'cost';
  const told = (why: string) => `${surface}: ${question.story.subject}, ${why} (${where})`;
  if (verdict.kind === 'stale') {
    findings.breach('removed', told(verdict.why));
    return false;
  }
  if (verdict.kind === 'unsure' || (isFollowUp && after?.isRight !== true)) {
    findings.count(`${surface}: about a page that was being changed`);
    return false;
  }
  if (verdict.kind === 'wrong') {
    findings.breach(isFollowUp ? 'sessions' : 'figures', told(verdict.why));
    return false;
  }
  const { state } = book.knowledge(question.story.page, question.askedAtMs);
  findings.count(`${surface}: ${rightly(state === 'gone', isFollowUp)}`);
  if (verdict.hasOthers) findings.count(`${surface}: ${withOthers(state === 'gone')}`);
  return state === 'held';
}

function rightly(isGone: boolean, isFollowUp: boolean): string {
  if (isGone) return 'no figure of a removed page';
  return isFollowUp ? 'right figure of a follow-up' : 'right figure of a page';
}

function withOthers(isGone: boolean): string {
  return isGone
    ? 'of a removed page, but figures of other pages'
    : 'right figure, and behind it those of other pages';
}
