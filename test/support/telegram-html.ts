/** Markup that Telegram refuses, described in its own words. */
export class UnparsableHtml extends Error {}

const tags = new Set(
  'a b blockquote code del em i ins pre s span strike strong tg-emoji tg-spoiler u'.split(' '),
);
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const token = /<(?<close>\/?)(?<name>[^\s>]*)(?<rest>[^>]*)(?<end>>?)|(?<text>[^<]+)/gu;

/**
 * The text that remains when Telegram has read its HTML. Unlike a browser, Telegram knows few
 * tags, wants every one closed in order, and reads only four named entities.
 * @throws UnparsableHtml in the words of the Bot API.
 */
export function parseTelegramHtml(html: string): string {
  const open: string[] = [];
  let text = '';
  for (const match of html.matchAll(token)) {
    const { close, name = '', end, text: run } = match.groups ?? {};
    const offset = Buffer.byteLength(html.slice(0, match.index));
    if (run !== undefined) text += decodeEntities(run);
    else if (end !== '>') throw new UnparsableHtml(`Unclosed start tag at byte offset ${offset}`);
    else if (close === '/') closeTag(open, name.toLowerCase(), offset);
    else openTag(open, name.toLowerCase(), offset);
  }
  const unclosed = open.pop();
  if (unclosed === undefined) return text;
  throw new UnparsableHtml(`Can't find end tag corresponding to start tag "${unclosed}"`);
}

function openTag(open: string[], name: string, offset: number): void {
  if (!tags.has(name)) {
    throw new UnparsableHtml(`Unsupported start tag "${name}" at byte offset ${offset}`);
  }
  open.push(name);
}

function closeTag(open: string[], name: string, offset: number): void {
  const expected = open.pop();
  if (expected === undefined) {
    throw new UnparsableHtml(`Unexpected end tag at byte offset ${offset}`);
  }
  if (expected !== name) {
    const detail = `expected "</${expected}>", found "</${name}>"`;
    throw new UnparsableHtml(`Unmatched end tag at byte offset ${offset}, ${detail}`);
  }
}

function decodeEntities(run: string): string {
  return run
    .replace(/&(lt|gt|amp|quot);/gu, (whole, name: string) => entities[name] ?? whole)
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
}
