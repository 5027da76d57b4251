import { normalizeText } from '../../language/normalize.ts';
import { isSmallTalk } from '../../language/small-talk.ts';
import { bareQuestion, outlineOf, outlineOfRequest } from '../follow-up/outline.ts';
import type { Turn } from '../memory/memory.ts';
import { isGrounded } from './rewriting-ground.ts';
import { asksTheSame, keepsAllOf } from './rewriting-keep.ts';

const maxChars = 200;
const mostAddedChars = 80;
/** Room for a label and quotation marks; what is longer is not looked at. */
const maxRawChars = 400;

const label =
  /^(?:\*\*)?(?:改写后?的?|完整的?|新的?|独立的?)?(?:完整|独立)?(?:问题|提问|问句|问)(?:是|为|如下)?(?:\*\*)?\s{0,3}[:：]\s{0,3}(?:\*\*)?/u;
const quotes: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
  ["'", "'"],
  ['‘', '’'],
  ['《', '》'],
  ['`', '`'],
  ['**', '**'],
];

/**
 * What a language model wrote when it was told to make a question whole, or undefined where that
 * cannot be trusted. Accepted is one line of Chinese that asks, says nothing that stands neither in
 * the question nor in the turns, keeps what the question asks with its words, figures, dates and names,
 * and is at most 80 characters longer than it.
 */
export function acceptRewriting(
  rewritten: string,
  asked: string,
  turns: readonly Turn[],
): string | undefined {
  if (rewritten.length > maxRawChars) return undefined;
  const question = unwrap(rewritten.trim());
  const isSound =
    hasFormOfQuestion(question, asked) &&
    asksLike(question, asked) &&
    !isOrder(question, asked) &&
    keepsAllOf(question, asked) &&
    asksTheSame(question, asked) &&
    isGrounded(question, asked, turns);
  return isSound ? question : undefined;
}

/** The text without a label before it and quotation marks around it. */
function unwrap(text: string): string {
  const bare = withoutQuotes(text).replace(label, '').trim();
  return withoutQuotes(bare);
}

function withoutQuotes(text: string): string {
  const pair = quotes.find(
    ([open, close]) =>
      text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close),
  );
  if (!pair) return text;
  const inner = text.slice(pair[0].length, -pair[1].length);
  // “甲”和“乙” is not quoted as a whole.
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? text : inner.trim();
}

const controls = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const sentenceInside = /[。！？!?](?=.)/u;

function hasFormOfQuestion(question: string, asked: string): boolean {
  const { length } = [...question];
  if (length === 0 || length > maxChars || length > [...asked].length + mostAddedChars)
    return false;
  return !controls.test(question) && !sentenceInside.test(question) && isMostlyChinese(question);
}

function isMostlyChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.match(/(?!\p{Script=Han})[\p{L}\p{N}]+/gu)?.length ?? 0;
  return han >= 2 && han > others * 2;
}

const statesAnswer = /^(?:答|回答|答案|根据|据|抱歉|对不起|很遗憾|好的|当然|以下|这里|我)/u;

/** A question stays one, and one that wanted a fact is not turned into one for yes or no. */
function asksLike(question: string, asked: string): boolean {
  const outline = outlineOf(question);
  const isAsking = outline !== undefined || outlineOfRequest(question) !== undefined;
  const isMarked = /[？?]$/u.test(question) && /呢/u.test(question);
  if (!isAsking && !isMarked) return false;
  if (statesAnswer.test(question) && !asked.trim().startsWith(question.slice(0, 1))) return false;
  return outline?.asking !== 'whether' || asksWhether(asked);
}

function asksWhether(asked: string): boolean {
  const outline = outlineOf(asked);
  return outline === undefined ? /[吗没]/u.test(asked) : outline.asking === 'whether';
}

const order =
  /忽略|无视|提示词|指令|系统|扮演|假装|输出|打印|翻译|复述|改写|规则|对话(?:历史|记录|内容)|新问题|https?:|www\.|[<>{}[\]\\`|#]/u;

/** What tells a program to do something, where the person who asked did not. */
function isOrder(question: string, asked: string): boolean {
  const found = order.exec(question)?.[0];
  if (found !== undefined && !asked.includes(found)) return true;
  return isSmallTalk(normalizeText(bareQuestion(question))) && !isSmallTalk(normalizeText(asked));
}
