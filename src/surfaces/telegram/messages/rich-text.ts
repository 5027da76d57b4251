import type { Span } from '../../../language/span.ts';
import type { Keyboard, OutgoingMessage } from './outgoing-message.ts';
import { printedLine, printedParagraphs } from './printed-text.ts';

/** How a stretch of text is shown; a folded quotation shows its first lines until it is opened. */
export type Mark =
  | { readonly tag: 'b' | 'i' | 'u' }
  | { readonly tag: 'a'; readonly href: string }
  | { readonly tag: 'blockquote'; readonly isFolded: boolean };

export interface MarkedSpan extends Span {
  readonly mark: Mark;
}

/** Text as a person reads it, and how stretches of it are shown. */
export interface RichText {
  readonly text: string;
  readonly spans: readonly MarkedSpan[];
}

/** A bare string among the parts of a rich text is made one printed line first. */
export type Part = RichText | string;

/** The parts one behind the other, with `separator` between them. */
export function join(parts: readonly Part[], separator = ''): RichText {
  const texts: string[] = [];
  const spans: MarkedSpan[] = [];
  let offset = 0;
  for (const rich of parts.map(toRich)) {
    spans.push(...rich.spans.map((span) => moved(span, offset)));
    texts.push(rich.text);
    offset += rich.text.length + separator.length;
  }
  return { text: texts.join(separator), spans };
}

/** Lines below each other; blank ones are left out. */
export function joinLines(lines: readonly Part[]): RichText {
  return join(lines.map(toRich).filter(isVisible), '\n');
}

/** Text from outside of which the line breaks are kept. */
export function multiline(text: string): RichText {
  return { text: printedParagraphs(text), spans: [] };
}

/** The part in bold. */
export function bold(part: Part): RichText {
  return marked(part, { tag: 'b' });
}

/** The part in italics. */
export function italic(part: Part): RichText {
  return marked(part, { tag: 'i' });
}

/** The part as a link; `href` is an address of ours, never one that a page or a person gave. */
export function link(part: Part, href: string): RichText {
  return marked(part, { tag: 'a', href });
}

/** The part as a block quotation; a folded one shows its first lines until it is tapped. */
export function quotation(part: Part, { isFolded }: { readonly isFolded: boolean }): RichText {
  return marked(part, { tag: 'blockquote', isFolded });
}

/** The text from `start` to `end`; a mark that is cut goes on in both parts. */
export function slice(rich: RichText, start: number, end = rich.text.length): RichText {
  const spans = rich.spans
    .map((span) => ({
      ...span,
      start: Math.max(span.start, start) - start,
      end: Math.min(span.end, end) - start,
    }))
    .filter((span) => span.end > span.start);
  return { text: rich.text.slice(start, end), spans };
}

/** Without white space at its ends. */
export function trimmed(rich: RichText): RichText {
  const start = rich.text.length - rich.text.trimStart().length;
  return slice(rich, start, Math.max(start, rich.text.trimEnd().length));
}

/** Moves a cut that would fall inside a link, such as `[12]`, or a surrogate pair in front of it. */
export function cutBefore({ text, spans }: RichText, at: number): number {
  const starts = spans
    .filter(({ mark, start, end }) => mark.tag === 'a' && start < at && at < end)
    .map(({ start }) => start);
  const cut = Math.min(at, ...starts);
  // A link longer than all the room there is has to be cut.
  return beforePair(text, cut > 0 ? cut : at);
}

function beforePair(text: string, at: number): number {
  const next = text.charCodeAt(at);
  return next >= 0xdc00 && next <= 0xdfff ? at - 1 : at;
}

/** What Telegram is sent for a text that keeps within one message. */
export function toMessage(rich: RichText, keyboard: Keyboard = []): OutgoingMessage {
  const rows = keyboard.filter((row) => row.length > 0);
  return { html: toHtml(rich), plain: rich.text, ...(rows.length > 0 && { keyboard: rows }) };
}

/** Telegram's HTML: everything escaped, every tag closed in order, also where marks cross. */
export function toHtml({ text, spans }: RichText): string {
  const edges = new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...edges].sort((a, b) => a - b);
  let open: readonly MarkedSpan[] = [];
  return sorted
    .map((edge, index) => {
      const over = spansOver(spans, edge);
      const tags = changeOfTags(open, over);
      open = over;
      return tags + escapeHtml(text.slice(edge, sorted[index + 1]));
    })
    .join('');
}

/** Escapes what Telegram's HTML would read as markup. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The spans that hold for the character at `offset`, outermost first, one of each tag. */
function spansOver(spans: readonly MarkedSpan[], offset: number): MarkedSpan[] {
  const over = spans.filter(({ start, end }) => start <= offset && offset < end);
  const nested = over.toSorted((a, b) => byNesting(a, b));
  return nested.filter(
    ({ mark }, index) => nested.findIndex((other) => other.mark.tag === mark.tag) === index,
  );
}

/** Telegram wants quotations outside of all else. */
function byNesting(one: MarkedSpan, other: MarkedSpan): number {
  const isQuotation = (span: MarkedSpan) => Number(span.mark.tag === 'blockquote');
  return isQuotation(other) - isQuotation(one) || one.start - other.start || other.end - one.end;
}

function changeOfTags(open: readonly MarkedSpan[], next: readonly MarkedSpan[]): string {
  const changed = open.findIndex((span, index) => span !== next[index]);
  const kept = changed < 0 ? open.length : changed;
  const closed = open.slice(kept).toReversed();
  return [
    ...closed.map(({ mark }) => `</${mark.tag}>`),
    ...next.slice(kept).map(({ mark }) => openingTag(mark)),
  ].join('');
}

function openingTag(mark: Mark): string {
  if (mark.tag === 'a') return `<a href="${escapeHtml(mark.href)}">`;
  return mark.tag === 'blockquote' && mark.isFolded ? '<blockquote expandable>' : `<${mark.tag}>`;
}

/** The whole of a text marked; nothing is marked where there is nothing. */
function marked(part: Part, mark: Mark): RichText {
  const { text, spans } = toRich(part);
  if (text === '') return { text, spans };
  return { text, spans: [{ start: 0, end: text.length, mark }, ...spans] };
}

function toRich(part: Part): RichText {
  return typeof part === 'string' ? { text: printedLine(part), spans: [] } : part;
}

function isVisible({ text }: RichText): boolean {
  return text.trim() !== '';
}

function moved(span: MarkedSpan, by: number): MarkedSpan {
  return { ...span, start: span.start + by, end: span.end + by };
}
