import { readFileSync, writeFileSync } from 'node:fs';

const path = 'docs/security.md';

/** What stands in the document between the comments of a part. @throws where they are not there */
export function partOf(name: string): string {
  const [, part] = split(name);
  return part;
}

/** Puts another text between the comments of a part. */
export function writePart(name: string, text: string): void {
  const [before, , behind] = split(name);
  writeFileSync(path, before + text + behind);
}

function split(name: string): [before: string, part: string, behind: string] {
  const text = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (from < begin.length || to < from) throw new Error(`${path} has no comments of ${name}.`);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}
