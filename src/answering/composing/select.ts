import type { Question } from '../../language/question.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { certaintyOf, minAnswered } from '../evidence/certainty.ts';
import type { Inquiry } from '../evidence/inquiry.ts';
import { finderFor } from '../findings/finders.ts';
import { type Objection, Objections } from '../refusing/objections.ts';
import { acrossTime } from './across-time.ts';
import { disagreeing } from './disagreement.ts';
import { namedKinds } from './named-kinds.ts';

/** The sentences that answer one question, and how probable it is that they do. */
export interface Selected {
  readonly question: Question;
  /** In the order in which they are shown. */
  readonly candidates: readonly Candidate[];
  readonly certainty: number;
  /** Whether they say the same thing of different years, so that each needs its period. */
  readonly isOverTime?: boolean;
  /** Whether they are of one time and say different things. */
  readonly isDisagreed?: boolean;
  /** The answer in few words, where it is not what the first candidate says. */
  readonly short?: string;
}

/** Why nothing answers, and the sentence that comes nearest. */
export interface NotFound {
  readonly question: Question;
  readonly nearest?: Candidate;
  readonly objection?: Objection;
}

/** Whether a question has an answer. */
export function isFound(result: Selected | NotFound): result is Selected {
  return 'candidates' in result;
}

/** A further sentence must come so near to the best one's score. */
const maxScoreBehind = 2.5;
/** Further sentences are shown while all together have no more characters. */
const maxChars = 220;
/** From this fit on a sentence says what is asked. */
const minSaid = 0.5;
const hasOneAnswer: ReadonlySet<Question['kind']> = new Set<Question['kind']>([
  ...namedKinds,
  'list',
  'definition',
]);
const maxStatements = 3;

/**
 * What answers a question among the articles of an inquiry.
 * @param whole the question that it is a part of: what that names must be told of
 * @param minCertainty below this nothing is answered
 */
export function selectFor(
  question: Question,
  whole: Question,
  inquiry: Inquiry,
  minCertainty = minAnswered,
): Selected | NotFound {
  const ranked = inquiry.rank(question);
  const objections = new Objections(whole, inquiry);
  const fitting = ranked.filter((candidate) => !objections.to(candidate, question)).slice(0, 60);
  const [best] = fitting;
  const certainty = best ? certaintyIn(best, fitting, question) : 0;
  const [nearest] = ranked;
  if (!best || certainty < minCertainty) {
    const objection = nearest && objections.to(nearest, question);
    return { question, ...(nearest && { nearest }), ...(objection && { objection }) };
  }
  const overTime = acrossTime(best, fitting, question);
  const isOverTime = overTime.length > 1 || overTime[0] !== best;
  const told = withRivals(overTime, fitting, question);
  if (told.length > overTime.length) {
    const uncertain = Math.min(mostDisagreed, certainty);
    return { question, candidates: told, certainty: uncertain, isOverTime, isDisagreed: true };
  }
  if (isOverTime) return { question, candidates: overTime, certainty, isOverTime };
  return { question, candidates: withFurther(best, fitting, question), certainty };
}

/** Each with those that are of the same time and say otherwise. */
function withRivals(
  told: readonly Candidate[],
  fitting: readonly Candidate[],
  question: Question,
): readonly Candidate[] {
  const all = told.flatMap((candidate) => [
    candidate,
    ...disagreeing(candidate, fitting, question),
  ]);
  return [...new Set(all)];
}

/** Of reports that say different things at most one is right. */
const mostDisagreed = 0.5;
/** A report without a date may be of any year; what it tells of one that is asked is not certain. */
const mostUndated = 0.7;

/** That some report says otherwise of the very same thing is told, and makes no answer less one. */
function certaintyIn(best: Candidate, fitting: readonly Candidate[], question: Question): number {
  const told = new Set(disagreeing(best, fitting, question).map(({ reading }) => reading));
  const others = fitting.filter(({ reading }) => !told.has(reading));
  const rival = rivalOf(best, others, question);
  const certainty = certaintyOf(best, rival, finderFor(question) !== undefined);
  return isTimeKnown(best, question) ? certainty : Math.min(mostUndated, certainty);
}

/** A date that was taken from the years of a text may be another one. */
function isTimeKnown({ periodFit, sentence }: Candidate, { dates }: Question): boolean {
  const isGuess = dates.length > 0 && sentence.article.dateSource === 'text';
  return periodFit !== 'unknown' && !isGuess;
}

/**
 * The best candidate that would be another answer: one that says something else, or, where a whole
 * story may answer, one of another article.
 */
function rivalOf(
  best: Candidate,
  fitting: readonly Candidate[],
  { kind }: Question,
): Candidate | undefined {
  return fitting.find((candidate) =>
    hasOneAnswer.has(kind) && best.finding
      ? candidate.finding?.text !== best.finding.text
      : candidate.reading !== best.reading,
  );
}

/**
 * Those of the same article that are nearly as good; none where the best one says in few words what
 * kinds of question want that have one answer.
 */
function withFurther(
  best: Candidate,
  fitting: readonly Candidate[],
  { kind }: Question,
): Candidate[] {
  const isSaid = (best.finding?.fit ?? 0) >= minSaid;
  if (isSaid && hasOneAnswer.has(kind)) return [best];
  const shown = [best];
  let chars = best.sentence.text.length;
  for (const candidate of fitting.slice(1)) {
    if (candidate.reading !== best.reading || candidate.score < best.score - maxScoreBehind)
      continue;
    chars += candidate.sentence.text.length;
    if (chars <= maxChars && shown.length < maxStatements) shown.push(candidate);
  }
  return shown.sort((a, b) => a.sentence.ordinal - b.sentence.ordinal);
}
