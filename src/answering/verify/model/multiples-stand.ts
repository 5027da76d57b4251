import { clausesOf } from '../comparable.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

/** Words that tell an amount or a rank without a figure; those of a line stand for each other. */
const classes = [
  '翻番|翻一番|翻了一番|翻倍',
  '翻两番|翻了两番|翻三番|翻了三番',
  '减半',
  '(?<!另)(?<!上)(?<!下)一半(?!天)|过半',
  '成倍|数倍|几倍',
  '首位|榜首|居首|冠军|第一名',
  '前列|前茅',
  '末位|末尾|倒数|垫底|靠后|下游',
  '中游|中位',
].map((words) => new RegExp(words, 'u'));
const sentenceMark = /[。!?;\n]/u;
/** A range with the character behind it, which tells the unit of both ends. */
const range = /(\d+(?:\.\d+)?)[至到\-—~～]+(\d+(?:\.\d+)?)(.?)/gu;
const number = /\d+(?:\.\d+)?./gu;

/**
 * Whether a statement tells by such a word (翻番, 一半, 首位) what its sources tell by it, of the same; and whether it gives no
 * end of a printed range (5至8) for the whole.
 */
export function multiplesStand(statement: ModelStatement): boolean {
  return wordsStand(statement) && rangesStand(statement);
}

const sentencesOf = perSource(({ comparable }) =>
  clausesOf(comparable, sentenceMark).map(({ start, end }) => comparable.slice(start, end)),
);

function wordsStand({ text, words, sources }: ModelStatement): boolean {
  const sentences = sources.flatMap(sentencesOf);
  return classes.every((word) => {
    const at = text.search(word);
    if (at < 0) return true;
    const telling = sentences.filter((sentence) => word.test(sentence));
    const around = words.filter((other) => other.word.length > 1 && other.end <= at);
    return telling.some(
      (sentence) => around.length === 0 || around.some((other) => sentence.includes(other.word)),
    );
  });
}

function rangesStand({ text, sources }: ModelStatement): boolean {
  const printed = sources.map(({ comparable }) => comparable);
  const ends = new Set(printed.flatMap(endsOfRanges));
  const alone = new Set(printed.flatMap((one) => numbersIn(one.replaceAll(range, '|'))));
  const said = numbersIn(text.replaceAll(range, '|'));
  return said.every((one) => alone.has(one) || !ends.has(one));
}

function endsOfRanges(text: string): string[] {
  return [...text.matchAll(range)].flatMap(([, first = '', last = '', unit = '']) => [
    first + unit,
    last + unit,
  ]);
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(number)].map(([one]) => one);
}
