/** One element with what it holds directly. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/u;
const token = /<(\/?)([a-z]+)((?: [A-Za-z:-]+="[^"<]*")*)(\/?)>|<!\[CDATA\[(.*?)\]\]>|([^<]+)/suy;
const attribute = / ([A-Za-z:-]+)="([^"]*)"/gu;
const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The elements of XML without comments, a document type and the like, in the order they begin in.
 * @throws Error where it is not well-formed
 */
export function readXml(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  token.lastIndex = declaration.exec(xml)?.[0].length ?? 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const [, end, name, attributes = '', isEmpty, section, text] = token.exec(xml) ?? [];
    if (section !== undefined) addText(open.at(-1), allowed(section));
    else if (text !== undefined) addText(open.at(-1), plainText(text));
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
  if (element) element.text += text;
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

/** The end of a section may not stand in text, as what comes before it was no section. */
function plainText(text: string): string {
  if (text.includes(']]>')) throw new Error(`never begun: ${text}`);
  return plain(text);
}

function allowed(text: string): string {
  if (/[^\P{Cc}\n]|[\p{Cs}\ufffe\uffff]/u.test(text))
    throw new Error('a character that XML may not hold');
  return text;
}

function plain(text: string): string {
  return allowed(text).replace(/&([a-z]*;?)/gu, (reference, name: string) => {
    const character = characters[name.replace(/;$/u, '')];
    if (character === undefined || !name.endsWith(';')) throw new Error(`escaped: ${reference}`);
    return character;
  });
}
