import { clausesOf } from '../comparable.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

const said =
  /(?<up>增长|增加|上升|提高|上涨|增至|升至|扩大|攀升|回升)|(?<down>下降|减少|降低|回落|下跌|下滑|缩减|降至|减至|缩小|萎缩|走低)/gu;
const up = /[增升涨]|提高|扩大|回暖|翻番|加快|改善|高于|多于|优于|超过/u;
const down = /[减降跌缩]|回落|下滑|放缓|收窄|低于|少于/u;
const sentenceMarks = /[。!?;\n]/u;

/**
 * Whether what a statement says to have grown or fallen did so in print: the sources know the direction, and where they print
 * the word before it, not only with the other one.
 */
export function directionsStand(statement: ModelStatement): boolean {
  const { text, sources } = statement;
  const sentences = sources.flatMap(sentencesOf);
  return [...text.matchAll(said)].every(({ groups, index }) => {
    const isUp = groups?.up !== undefined;
    const [same, other] = isUp ? [up, down] : [down, up];
    const isKnown = sentences.some((sentence) => same.test(sentence));
    if (!isKnown) return !sentences.some((sentence) => other.test(sentence));
    const subject = subjectBefore(statement, index);
    return subject === undefined || !isTurned(subject, sentences, same, other);
  });
}

const sentencesOf = perSource(({ comparable }) =>
  clausesOf(comparable, sentenceMarks).map(({ start, end }) => comparable.slice(start, end)),
);

/** The last printed word of two characters or more in the clause before an offset. */
function subjectBefore(
  { words, clauses, covered }: ModelStatement,
  at: number,
): string | undefined {
  const clause = clauses.find(({ start, end }) => at >= start && at < end);
  return words
    .filter(({ start, end }) => clause !== undefined && start >= clause.start && end <= at)
    .filter(({ word, start }) => word.length > 1 && covered[start])
    .filter(({ word }) => !/同比|环比|分别|大幅|明显|持续/u.test(word))
    .at(-1)?.word;
}

/** Whether the first direction behind each standing of a word is the other one. */
function isTurned(
  subject: string,
  sentences: readonly string[],
  same: RegExp,
  other: RegExp,
): boolean {
  const behind = sentences.flatMap((sentence) => {
    const at = sentence.indexOf(subject);
    return at < 0 ? [] : [sentence.slice(at + subject.length)];
  });
  const firsts = behind.flatMap((text) => {
    const [one, two] = [text.search(same), text.search(other)];
    if (one < 0 && two < 0) return [];
    return [two >= 0 && (one < 0 || two < one)];
  });
  return firsts.length > 0 && firsts.every((isOther) => isOther);
}
