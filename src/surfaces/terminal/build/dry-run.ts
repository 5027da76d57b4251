import { type Article, titleOf } from '../../../corpus/article.ts';
import type { Furniture } from '../../../corpus/furniture.ts';
import { toListing } from '../../../corpus/listing.ts';
import type { ReadPage, ReadResult } from '../../../corpus/read.ts';
import { toJsonLine } from '../text/json-line.ts';
import { toPrintable, toPrintableLine } from '../text/printable.ts';
import { formatRejection } from './build-report.ts';

const furnitureNames: Readonly<Record<Furniture['kind'], string>> = {
  masthead: '报头',
  folio: '版次',
  label: '栏目或口号',
  orphan: '零散文字',
  markup: '转换记号',
};

export interface DryRunStreams {
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream;
}

/** Prints the articles of pages as they are read: for people, or as JSON, one article a line. */
export async function printPages(
  results: AsyncIterable<ReadResult>,
  asJsonLines: boolean,
  { output, errors }: DryRunStreams,
): Promise<void> {
  const counts = { pages: 0, articles: 0, rejections: 0 };
  for await (const result of results) {
    if ('rejected' in result) {
      counts.rejections += 1;
      errors.write(`${formatRejection(result.rejected)}\n`);
    } else {
      counts.pages += 1;
      counts.articles += result.articles.length;
      output.write(asJsonLines ? toJsonLines(result) : `${describePage(result)}\n`);
    }
  }
  const { pages, articles, rejections } = counts;
  errors.write(`共 ${pages} 个版面、${articles} 篇报道；跳过 ${rejections} 处。\n`);
}

function toJsonLines({ articles }: ReadPage): string {
  return articles.map((article) => toJsonLine(toListing(article))).join('');
}

function describePage({ page, articles, furniture }: ReadPage): string {
  return [
    `${toPrintableLine(page.documentId)}：${articles.length} 篇报道`,
    ...articles.map(describeArticle),
    ...furniture.map(({ kind, span }) => {
      const text = toPrintable(page.text.slice(span.start, span.end));
      return `  〔${furnitureNames[kind]}〕${text}`;
    }),
  ].join('\n');
}

function describeArticle(article: Article): string {
  const [first, last] = article.lines;
  const date = article.date ? `，${article.date.date}` : '';
  return `  第${first}—${last}行 《${toPrintableLine(titleOf(article))}》${date}`;
}
