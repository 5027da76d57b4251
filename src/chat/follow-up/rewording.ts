import { normalizeText } from '../../language/normalize.ts';
import { withoutGreeting } from '../../language/small-talk.ts';
import { bareQuestion } from './outline.ts';
import { withoutAnnouncement } from './subject.ts';

const courtesyWords =
  /^(?:请问一下|请问|请教一下|请教|请|麻烦您?|劳驾|想问一下|想问问?|我想知道|我想问一?下?|问一下|帮我查一?下?|告诉我|您好|你好|那么|那)+/u;
/** All but percent signs and decimal points. */
const marks = /[^\p{L}\p{N}%.]|(?<!\d)\.|\.(?!\d)/gu;
const particles = /[呢啊呀吗吧嘛哦呐啦哈]+$/u;
const thanks = /(?:谢谢|多谢|感谢)(?:你|您|了)?$/u;

/**
 * Whether the question that was answered differs in meaning from the one that was typed. Courtesies,
 * words that announce a subject, marks, spaces, width, traditional characters and particles at the
 * end make no difference.
 */
export function isReworded(asked: string, whole: string): boolean {
  return toKey(asked) !== toKey(whole);
}

/** A text of nothing but courtesies and marks is compared as it is. */
function toKey(text: string): string {
  const normal = normalizeText(text);
  const bare = bareQuestion(withoutGreeting(withoutAnnouncement(normal).question));
  const words = bare.replace(marks, '');
  const key = words.replace(thanks, '').replace(courtesyWords, '').replace(particles, '');
  return key === '' ? words : key;
}
