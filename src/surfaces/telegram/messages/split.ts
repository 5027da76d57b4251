import { splitSentences } from '../../../language/sentences.ts';

/** Telegram's limit for a message, after entities; counted here in UTF-16 units, the strictest way. */
export const maxMessageChars = 4096;

/** One line of a reply as a person reads it; a folded line belongs to the list of sources. */
export interface Line {
  readonly text: string;
  readonly folded: boolean;
}

/**
 * Groups lines into messages of at most `limit` UTF-16 units, counting the breaks between lines.
 * Blank lines are left out. Because lines are still plain text, no tag or entity can be cut.
 */
export function packLines(lines: readonly Line[], limit = maxMessageChars): Line[][] {
  const messages: Line[][] = [];
  let room = 0;
  for (const line of lines.flatMap((each) => splitLine(each, limit))) {
    const needed = line.text.length + 1;
    if (needed > room || messages.length === 0) {
      messages.push([]);
      room = limit + 1;
    }
    messages.at(-1)?.push(line);
    room -= needed;
  }
  return messages;
}

function splitLine({ text, folded }: Line, limit: number): Line[] {
  return splitText(text, limit).map((part) => ({ text: part, folded }));
}

/** Parts of at most `limit` UTF-16 units, cut at sentence ends where there are any; no blank parts. */
export function splitText(text: string, limit: number): string[] {
  const ends = text.length > limit ? splitSentences(text).map(({ end }) => end) : [];
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > limit) {
    const furthest = start + limit;
    const end = ends.findLast((each) => each > start && each <= furthest);
    const cut = end ?? beforeSplitCharacter(text, furthest);
    parts.push(text.slice(start, cut));
    start = cut;
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Moves a cut that would fall inside a surrogate pair to the front of the pair. */
function beforeSplitCharacter(text: string, at: number): number {
  const next = text.charCodeAt(at);
  const isLowSurrogate = next >= 0xdc00 && next <= 0xdfff;
  return isLowSurrogate ? at - 1 : at;
}
