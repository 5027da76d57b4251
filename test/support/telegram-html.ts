/** Markup that Telegram refuses, described in its own words. */
export class UnparsableHtml extends Error {}

/** A stretch of a text that stands between tags; never empty. */
export interface TaggedRun {
  /** `b`, `i`, `u`, `s`, `a`, `code`, `pre`, `blockquote`, …, whichever of its names was written. */
  readonly tag: string;
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
  /** Where a link leads. */
  readonly href?: string;
  /** Whether it is a quotation that opens with a tap. */
  readonly isExpandable?: boolean;
}

/** What a person sees: the text, and the runs that are set off in it, in the order of their ends. */
export interface FormattedText {
  readonly text: string;
  readonly runs: readonly TaggedRun[];
}

interface OpenTag {
  readonly name: string;
  readonly start: number;
  readonly attributes: ReadonlyMap<string, string>;
}

const tags = new Set(
  'a b blockquote code del em i ins pre s span strike strong tg-emoji tg-spoiler u'.split(' '),
);
const otherNames: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  ins: 'u',
  strike: 's',
  del: 's',
  span: 'tg-spoiler',
};
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const token =
  /<(?<close>\/?)(?<name>[^\s>]*)(?<rest>(?:"[^"]*"|'[^']*'|[^>"'])*)(?<end>>?)|(?<text>[^<]+)/gu;
const attribute = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gu;
const linkProtocols = new Set(['http:', 'https:', 'tg:', 'ton:']);

/**
 * The text that remains when Telegram has read its HTML.
 * @throws UnparsableHtml in the words of the Bot API.
 */
export function parseTelegramHtml(html: string): string {
  return readTelegramHtml(html).text;
}

/**
 * What Telegram reads in its HTML. Unlike a browser, it knows few tags, wants every one closed in
 * order, and reads only four named entities. A link that leads nowhere is text.
 * @throws UnparsableHtml in the words of the Bot API.
 */
export function readTelegramHtml(html: string): FormattedText {
  const open: OpenTag[] = [];
  const runs: TaggedRun[] = [];
  let text = '';
  for (const match of html.matchAll(token)) {
    const { close, name = '', rest = '', end, text: plain } = match.groups ?? {};
    const offset = () => Buffer.byteLength(html.slice(0, match.index));
    if (plain !== undefined) text += decodeEntities(plain);
    else if (end !== '>') throw new UnparsableHtml(`Unclosed start tag at byte offset ${offset()}`);
    else if (close === '/') runs.push(...toRuns(closeTag(open, name.toLowerCase(), offset), text));
    else open.push(toTag(name.toLowerCase(), rest, text.length, offset));
  }
  const unclosed = open.pop();
  if (unclosed === undefined) return { text, runs };
  throw new UnparsableHtml(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
}

/** A text without the white space at its ends, which Telegram does not keep. */
export function trimFormatted({ text, runs }: FormattedText): FormattedText {
  const removed = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kept = runs.flatMap((run) => {
    const start = Math.max(run.start - removed, 0);
    const inside = trimmed.slice(start, Math.max(run.start - removed + run.text.length, 0));
    return inside === '' ? [] : [{ ...run, start, text: inside }];
  });
  return { text: trimmed, runs: kept };
}

function toTag(name: string, rest: string, start: number, offset: () => number): OpenTag {
  if (!tags.has(name)) {
    throw new UnparsableHtml(`Unsupported start tag "${name}" at byte offset ${offset()}`);
  }
  const attributes = new Map(
    [...rest.matchAll(attribute)].map(([, key = '', quoted, single, bare]) => [
      key.toLowerCase(),
      decodeEntities(quoted ?? single ?? bare ?? ''),
    ]),
  );
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    const words = 'Tag "span" must have class "tg-spoiler" at byte offset';
    throw new UnparsableHtml(`${words} ${offset()}`);
  }
  return { name, start, attributes };
}

/** An end tag without a name closes whatever is open. */
function closeTag(open: OpenTag[], name: string, offset: () => number): OpenTag {
  const tag = open.pop();
  if (tag === undefined) {
    throw new UnparsableHtml(`Unexpected end tag at byte offset ${offset()}`);
  }
  if (name !== '' && tag.name !== name) {
    const detail = `expected "</${tag.name}>", found "</${name}>"`;
    throw new UnparsableHtml(`Unmatched end tag at byte offset ${offset()}, ${detail}`);
  }
  return tag;
}

function toRuns({ name, start, attributes }: OpenTag, soFar: string): readonly TaggedRun[] {
  const run = { tag: otherNames[name] ?? name, text: soFar.slice(start), start };
  if (run.text === '') return [];
  if (name === 'blockquote') return [{ ...run, isExpandable: attributes.has('expandable') }];
  if (name !== 'a') return [run];
  // As a link without an address leads to what it says.
  const href = attributes.get('href') || run.text;
  return leadsSomewhere(href) ? [{ ...run, href }] : [];
}

function leadsSomewhere(href: string): boolean {
  return URL.canParse(href) && linkProtocols.has(new URL(href).protocol);
}

/** Telegram does not ask for the semicolon. */
function decodeEntities(run: string): string {
  return run.replace(
    /&(?:([a-z]+)|#x([\da-f]{1,6})|#(\d{1,7}));?/giu,
    (whole, name: string | undefined, hex: string | undefined, decimal: string | undefined) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
