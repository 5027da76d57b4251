import { spread } from '../scale/questions.ts';
import { readParaphraseSet, readSeedsSet } from './case-sets.ts';
import type { QuestionSet, SetName } from './question-set.ts';
import { readRecordSet } from './record-sets.ts';

const readers: Readonly<Record<SetName, () => Promise<QuestionSet | undefined>>> = {
  news: () => readRecordSet('news'),
  wiki: () => readRecordSet('wiki'),
  seeds: readSeedsSet,
  paraphrases: readParaphraseSet,
};

/** A set with at most `limit` questions, evenly spread over all; undefined where it is not there. */
export async function readSet(name: SetName, limit?: number): Promise<QuestionSet | undefined> {
  const set = await readers[name]();
  if (!set || limit === undefined) return set;
  return { ...set, questions: spread(set.questions, limit) };
}
