/** What is markup wherever it stands, in common dialects: emphasis, links, HTML, tables, formulas. */
const always = /[\\`*_[\]<>|~#!&$^{}@]/gu;
/** A colon before anything but a digit: of an address, of an emoji. */
const colon = /:(?!\d)/gu;
const bareHost = /www\./giu;
/** What begins a list, a rule, or makes a heading of the line above. */
const atLineStart = /^(\s*)([-+=]|\d{1,9}(?=[.)](?:\s|$)))/u;
/** Blanks at the ends of a line, which would be dropped, or make it code. */
const outerBlanks = /^\s+|\s+$/gu;

/** One line of text as Markdown that shows just this text. */
export function escapeMarkdown(line: string): string {
  return line
    .replace(always, '\\$&')
    .replace(colon, '\\:')
    .replace(bareHost, (host) => `${host.slice(0, -1)}\\.`)
    .replace(atLineStart, escapeStart)
    .replace(outerBlanks, (blanks) => blanks.replace(/./gu, byNumber));
}

function byNumber(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** A number is not escaped itself, but the mark that makes it one of a list. */
function escapeStart(_: string, blanks: string, start: string): string {
  return /\d/u.test(start) ? `${blanks}${start}\\` : `${blanks}\\${start}`;
}

/**
 * Lines of text as Markdown that shows them below one another. Line breaks at the ends of the text
 * are dropped.
 * @param prefix put before each line: `> ` for a quotation
 */
export function escapeMarkdownLines(text: string, prefix = ''): string {
  const lines = text.replace(/^\n+|\n+$/gu, '').split('\n');
  return lines.map((line) => prefix + escapeMarkdown(line)).join('\\\n');
}
