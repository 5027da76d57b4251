import type { Span } from './span.ts';

const sentenceEnd = /[。！？!?]+|…{2,}(?=[^」』”’）)])/u;
const closers = '”’」』）)》】';

/**
 * Splits `text` (or the part of it at `within`) into sentences. Spans cover everything but white
 * space at their ends; a closing quotation mark or bracket stays with the sentence it closes. A
 * straight quotation mark closes when it is the second, fourth … of its line.
 */
export function splitSentences(text: string, within?: Span): Span[] {
  const limit = within?.end ?? text.length;
  const spans: Span[] = [];
  let start = within?.start ?? 0;
  let isQuoting = false;
  for (let index = start; index < limit; index++) {
    const character = text[index] ?? '';
    const breaks = character === '\n';
    if (character === '"') isQuoting = !isQuoting;
    if (breaks) isQuoting = false;
    if (!breaks && !sentenceEnd.test(character)) continue;
    let end = breaks ? index : index + 1;
    while (
      !breaks &&
      end < limit &&
      (isTail(text[end] ?? '') || (isQuoting && text[end] === '"'))
    ) {
      if (text[end] === '"') isQuoting = false;
      end++;
    }
    pushTrimmed(spans, text, start, end);
    start = breaks ? index + 1 : end;
    index = start - 1;
  }
  pushTrimmed(spans, text, start, limit);
  return spans;
}

function isTail(character: string): boolean {
  return closers.includes(character) || sentenceEnd.test(character);
}

function pushTrimmed(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  if (end > start) spans.push({ start, end });
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || /\s/u.test(character);
}
