import { between, type Random } from './random.ts';

const WIRE_LEAD =
  /^[^，。！？]{0,30}?(?:(?:日电|日讯|日消息|报讯|网讯|社电|社讯|电讯)[，,：:]?|记者[^，。！？]{1,24}报道(?=[^，。]))/u;
const TORN_BRACKET = /^[^（(]{0,12}[）)]/u;
const CREDIT_IN_BRACKETS =
  /[（(][^（）()]{0,24}(?:记者|通讯员|编辑|责编|摄|完)[^（）()]{0,24}[）)]/gu;
const REPUBLICATION_NOTE = /^原标题：(?:\S{4,40}\s+)?/u;
const ADVERTISING_NOTE = /(?:广告声明|责任编辑|编辑)[:：].*$/su;
const SPACE_BESIDE_HAN =
  /(?<=\p{Script=Han}|[，。！？；：、”）》])\s+|\s+(?=\p{Script=Han}|[“（《])/gu;
const SENTENCE = /[^。！？]+[。！？]+[”’』」）]*|[^。！？]+$/gu;
const SENTENCE_END = /[。！？][”’』」）]*$/u;

/** Longest stretch, in characters, that an unclosed quotation may hold together. */
const LONGEST_QUOTATION = 300;

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
};

/** A story as an editor would pass it on: without wire-service lead, credits and stray space. */
export function cleanStory(text: string): string {
  return text
    .trim()
    .replace(REPUBLICATION_NOTE, '')
    .replace(ADVERTISING_NOTE, '')
    .replace(CREDIT_IN_BRACKETS, '')
    .replace(SPACE_BESIDE_HAN, '')
    .replace(/\s+/gu, ' ')
    .replace(WIRE_LEAD, '')
    .replace(TORN_BRACKET, '')
    .trim();
}

/** The sentences of a clean story; a quotation of several sentences counts as one. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const [sentence] of text.matchAll(SENTENCE)) {
    open += sentence;
    if (hasOpenQuotation(open) && open.length < LONGEST_QUOTATION) continue;
    sentences.push(open);
    open = '';
  }
  return open === '' ? sentences : [...sentences, open];
}

/** True when `text` opens a quotation or bracket that it does not close, or the reverse. */
export function hasOpenQuotation(text: string): boolean {
  return ['“”', '‘’', '《》', '（）'].some((pair) => {
    const [opening = '', closing = ''] = pair;
    return text.split(opening).length !== text.split(closing).length;
  });
}

/**
 * The first sentences of a story, up to about `maxChars` characters and at least one sentence.
 * A last sentence without its full stop is left out, because the source was cut there.
 */
export function takeSentences(sentences: readonly string[], maxChars: number): string[] {
  const whole = sentences.filter((sentence) => SENTENCE_END.test(sentence));
  const taken: string[] = [];
  let length = 0;
  for (const sentence of whole.length > 0 ? whole : sentences) {
    if (taken.length > 0 && length + sentence.length > maxChars) break;
    taken.push(sentence);
    length += sentence.length;
  }
  return taken;
}

/** Sentences grouped into paragraphs of uneven length, as reporters write them. */
export function groupIntoParagraphs(sentences: readonly string[], random: Random): string[] {
  const paragraphs: string[] = [];
  let paragraph = '';
  let wantedChars = between(random, 40, 120);
  for (const sentence of sentences) {
    paragraph += sentence;
    if (paragraph.length < wantedChars) continue;
    paragraphs.push(paragraph);
    paragraph = '';
    wantedChars = between(random, 50, 220);
  }
  return paragraph === '' ? paragraphs : [...paragraphs, paragraph];
}

/** `text` with the half-width marks that some converters print for full-width ones. */
export function toHalfWidthPunctuation(text: string): string {
  return text.replace(/[，；：！？（）“”]/gu, (mark) => HALF_WIDTH[mark] ?? mark);
}
