import { type Article, titleOf } from '../../corpus/article.ts';
import type { Furniture } from '../../corpus/furniture.ts';
import { toListing } from '../../corpus/listing.ts';
import { type ReadPage, readArticles } from '../../corpus/read.ts';
import { findSources } from '../../corpus/walk.ts';
import { toPrintable } from './printable.ts';

const furnitureNames: Readonly<Record<Furniture['kind'], string>> = {
  masthead: '报头',
  folio: '版次',
  label: '栏目或口号',
  orphan: '零散文字',
  markup: '转换记号',
};

/** Reads and segments sources and prints what was found, without writing an archive. */
export async function dryRun(
  sourcePath: string,
  asJsonLines: boolean,
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): Promise<void> {
  const { files, catalog } = findSources(sourcePath);
  for (const file of files) {
    for await (const result of readArticles(file, catalog)) {
      if ('rejected' in result) {
        errors.write(`跳过 ${result.rejected.source}：${result.rejected.reason}\n`);
      } else if (asJsonLines) {
        for (const article of result.articles)
          output.write(`${JSON.stringify(toListing(article))}\n`);
      } else {
        output.write(`${describePage(result)}\n`);
      }
    }
  }
}

function describePage({ page, articles, furniture }: ReadPage): string {
  const lines = [
    `${page.documentId}：${articles.length} 篇报道`,
    ...articles.map(describeArticle),
    ...furniture.map(
      ({ kind, span }) => `  〔${furnitureNames[kind]}〕${page.text.slice(span.start, span.end)}`,
    ),
  ];
  return toPrintable(lines.join('\n'));
}

function describeArticle(article: Article): string {
  const [first, last] = article.lines;
  const date = article.date ? `，${article.date.date}` : '';
  return `  第${first}—${last}行 《${titleOf(article)}》${date}`;
}
