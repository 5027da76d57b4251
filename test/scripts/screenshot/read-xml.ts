/** One element with what it holds directly. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const token = /<(\/?)([a-z]+)((?: [A-Za-z:-]+="[^"<]*")*)(\/?)>|([^<]+)/uy;
const attribute = / ([A-Za-z:-]+)="([^"]*)"/gu;
const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The elements of XML without comments, declarations and the like, in the order they begin in.
 * @throws Error where it is not well-formed
 */
export function readXml(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const [, end, name, attributes = '', isEmpty, text] = token.exec(xml) ?? [];
    if (text !== undefined) addText(open.at(-1), text);
    else if (name === undefined) throw new Error(`no XML: ${xml.slice(at, at + 40)}`);
    else if (end) close(open, name);
    else {
      const element = { name, attributes: readAttributes(attributes), text: '' };
      elements.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open.map(({ name }) => name)}`);
  return elements;
}

function addText(element: XmlElement | undefined, text: string): void {
  if (element) element.text += plain(text);
  else if (text.trim() !== '') throw new Error(`text outside: ${text}`);
}

function close(open: XmlElement[], name: string): void {
  if (open.pop()?.name !== name) throw new Error(`closed, but not open: ${name}`);
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(attribute)].map(
    ([, name = '', value = '']) => [name, plain(value)] as const,
  );
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length < pairs.length) throw new Error(`named twice in:${text}`);
  return attributes;
}

function plain(text: string): string {
  if (/[^\P{Cc}\n]|[\p{Cs}\ufffe\uffff]/u.test(text))
    throw new Error('a character that XML may not hold');
  return text.replace(/&([a-z]*;?)/gu, (reference, name: string) => {
    const character = characters[name.replace(/;$/u, '')];
    if (character === undefined || !name.endsWith(';')) throw new Error(`escaped: ${reference}`);
    return character;
  });
}
