import { splitSentences } from '../../../language/sentences.ts';
import { cutBefore, join, type RichText, slice, trimmed } from './rich-text.ts';

/** Telegram's limit for a message, after entities; counted here in UTF-16 units, the strictest way. */
export const maxMessageChars = 4096;
/** Telegram shows no more marks than this in one message. */
const maxMarks = 100;
/** A message that ends earlier than this, as a share of the limit, would look broken off. */
const fullEnough = 1 / 4;
/** Enough behind a sentence to see whether quotation marks close it there. */
const closingChars = 8;
const ellipsis = '……';

/**
 * The text in messages of at most `limit` UTF-16 units, cut at line ends where that leaves no stub,
 * else at sentence ends, else anywhere but in a link or a character. Blank messages are left out.
 */
export function splitMessages(rich: RichText, limit = maxMessageChars): RichText[] {
  const parts: RichText[] = [];
  let rest = trimmed(rich);
  while (!fits(rest, limit)) {
    const at = cutPoint(rest, limit);
    parts.push(trimmed(slice(rest, 0, at)));
    rest = trimmed(slice(rest, at));
  }
  return [...parts, rest].filter(({ text }) => text !== '');
}

/** What fits into one message; where something is left out, …… stands for it. */
export function firstMessage(rich: RichText, limit = maxMessageChars): RichText {
  const whole = trimmed(rich);
  return fits(whole, limit) ? whole : join([startOf(whole, limit - ellipsis.length), ellipsis]);
}

/** The text with …… behind it, in one message. */
export function unfinishedMessage(rich: RichText, limit = maxMessageChars): RichText {
  return join([startOf(rich, limit - ellipsis.length), ellipsis]);
}

function startOf(rich: RichText, limit: number): RichText {
  return splitMessages(rich, limit)[0] ?? { text: '', spans: [] };
}

/**
 * At most `limit` UTF-16 units of a text around `middle`, cut at sentence ends where that is
 * possible, with …… for what is left out.
 */
export function excerptAround(
  rich: RichText,
  middle: { readonly start: number; readonly end: number },
  limit: number,
): RichText {
  const { length } = rich.text;
  if (length <= limit) return rich;
  const room = limit - 2 * ellipsis.length;
  const before = Math.max(0, Math.floor((room - (middle.end - middle.start)) / 2));
  const start = Math.max(0, Math.min(middle.start - before, length - room));
  const from = sentenceStart(rich, start, Math.max(start, middle.start));
  const end = Math.min(length, from + room);
  const least = middle.end > end ? from : middle.end;
  const to = sentenceEnd(rich, Math.max(from + 1, least), end);
  return join([
    from > 0 ? ellipsis : '',
    trimmed(slice(rich, from, to)),
    to < length ? ellipsis : '',
  ]);
}

function fits({ text, spans }: RichText, limit: number): boolean {
  return text.length <= limit && spans.length <= maxMarks;
}

/** Where a text that does not fit is cut, above 0. */
function cutPoint(rich: RichText, limit: number): number {
  const furthest = Math.min(limit, rich.text.length, beforeTooManyMarks(rich));
  const lineEnd = rich.text.lastIndexOf('\n', furthest);
  if (lineEnd > 0 && lineEnd >= furthest * fullEnough) return cutBefore(rich, lineEnd);
  return sentenceEnd(rich, 1, furthest);
}

function beforeTooManyMarks({ spans }: RichText): number {
  const starts = spans.map(({ start }) => start).sort((a, b) => a - b);
  return starts[maxMarks] || Number.POSITIVE_INFINITY;
}

/** The last sentence end from `least` to `most`, else `most` itself, outside of links and pairs. */
function sentenceEnd(rich: RichText, least: number, most: number): number {
  if (most === rich.text.length) return most;
  const ends = splitSentences(rich.text.slice(0, most + closingChars)).map(({ end }) => end);
  return cutBefore(rich, ends.findLast((end) => least <= end && end <= most) ?? most);
}

/** The first start of a sentence from `least` to `most`, else `least`. */
function sentenceStart(rich: RichText, least: number, most: number): number {
  const starts = splitSentences(rich.text).map(({ start }) => start);
  const start = starts.find((each) => least <= each && each <= most);
  return least === 0 ? 0 : cutBefore(rich, start ?? least);
}
