import {
  type Article,
  type ArticlePart,
  type PartKind,
  toArticleId,
} from '../../src/corpus/article.ts';

export type PrintedPart = readonly [kind: PartKind, text: string];

/** A story of these parts, each in one line of a file that holds nothing else. */
export function storyOf(parts: readonly PrintedPart[], details: Partial<Article> = {}): Article {
  const { source = '渔港.txt' } = details;
  const placed: ArticlePart[] = [];
  let start = 0;
  for (const [kind, text] of parts) {
    placed.push({ kind, span: { start, end: start + text.length } });
    start += text.length + 1;
  }
  return {
    id: toArticleId({ source, documentId: source }, 1),
    documentId: source,
    source,
    kind: 'news',
    bylines: [],
    text: parts.map(([, text]) => text).join('\n'),
    parts: placed,
    trace: placed.map(({ span }, index) => ({
      at: span.start,
      raw: span.start,
      length: span.end - span.start,
      line: index + 1,
    })),
    lines: [1, parts.length],
    ...details,
  };
}

/** A sentence of so many UTF-16 units. */
export function sentenceOf(units: number): string {
  return `${'渔'.repeat(units - 1)}。`;
}
