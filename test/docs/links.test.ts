import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...markdownIn('docs'),
  ...markdownIn('test'),
  ...markdownIn('src'),
];

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

/** What a command writes, and so is not there in a fresh clone. */
const written = /^(?:node_modules\/|dist\/|docs\/promptfoo\/tests\.json$)/u;
/** A place that somebody makes, and the names of many at once. */
const stands = /NAME|\*|\$|…|\{/u;

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('links to pages and headings that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/gu)].map(
      ([, to = '']) => to,
    );
    expect(links.filter((link) => !isThere(page, link))).toEqual([]);
  });

  it('names files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:src|test|scripts|docs|prompts|seeds)\/[^`\s]*)`/gu)]
      .map(([, path = '']) => path)
      .filter((path) => !stands.test(path) && !written.test(path));
    expect(named.filter((path) => !existsSync(path) && !existsSync(`${path}.ts`))).toEqual([]);
  });
});

function isThere(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (written.test(target)) return true;
  if (!existsSync(target)) return false;
  return heading === undefined || headingsOf(target).includes(decodeURIComponent(heading));
}

/** As GitHub names them in addresses. */
function headingsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
