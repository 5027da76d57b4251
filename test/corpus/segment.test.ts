import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCitation } from '../../src/answering/citations.ts';
import type { Article } from '../../src/corpus/article.ts';
import { chunkArticle } from '../../src/corpus/chunk.ts';
import type { ReadPage } from '../../src/corpus/read.ts';
import { segmentPage } from '../../src/corpus/segment.ts';
import { toRawSpans } from '../../src/corpus/trace.ts';
import type { Span } from '../../src/language/span.ts';
import {
  generatedPages,
  isSubsequence,
  linesOf,
  onlyArticle,
  scrapPages,
  seedPages,
  segmented,
  withoutSpace,
} from './samples.ts';

const seeds = await seedPages();
const runningText = ['paragraph', 'subhead', 'caption'];
/** Numbers by which any article, part and span of it can be chosen. */
const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), {
  minLength: 1,
  maxLength: 8,
});

describe.each([
  ['the seed pages', fc.constantFrom(...seeds.map(({ page }) => page)), 12],
  ['generated pages', generatedPages, 100],
  ['scraps in any order', scrapPages, 300],
])('of %s', (_, pages, numRuns) => {
  const forAny = (check: (page: ReadPage) => void) =>
    fc.assert(
      fc.property(pages, (page) => check({ page, ...segmentPage(page) })),
      { numRuns },
    );
  const forAnyArticle = (check: (article: Article, page: ReadPage) => void) =>
    forAny((page) => {
      for (const article of page.articles) check(article, page);
    });

  it('each visible character belongs to one part of one article or to one furniture item', () => {
    forAny((page) => {
      expect(ownersOf(page)).toEqual(Array.from(page.page.text, isVisible).map(Number));
    });
  });

  it('every part says, but for white space, what stands where it leads back to', () => {
    forAnyArticle((article, { page }) => {
      for (const { span } of article.parts) {
        const raw = rawText(page.text, article, span);
        expect(withoutSpace(raw)).toBe(withoutSpace(sliceOf(article.text, span)));
      }
    });
  });

  it('the parts of an article follow each other, a line break between two', () => {
    forAnyArticle(({ text, parts }) => {
      expect(parts.map(({ span }) => sliceOf(text, span)).join('\n')).toBe(text);
    });
  });

  it('an article names the lines that it stands in, and no others at its ends', () => {
    forAnyArticle((article, { page }) => {
      const raw = toRawSpans(article.trace, { start: 0, end: article.text.length });
      const lines = raw.map(({ start }) => lineAt(page.text, start));
      expect(article.lines).toEqual([Math.min(...lines), Math.max(...lines)]);
    });
  });

  it('slicing the article at a chunk’s span gives the chunk', () => {
    forAnyArticle((article) => {
      for (const [ordinal, chunk] of chunkArticle(article).entries()) {
        expect(sliceOf(article.text, chunk.span)).toBe(chunk.text);
        expect(chunk).toMatchObject({ articleId: article.id, ordinal });
        expect(withoutSpace(chunk.text)).not.toBe('');
      }
    });
  });

  it('chunks cover the running text in its order, without overlap, and stay within their size', () => {
    forAnyArticle((article) => {
      const spans = chunkArticle(article).map(({ span }) => span);
      expect(spans.every(({ start }, index) => start >= (spans[index - 1]?.end ?? 0))).toBe(true);
      expect(spans.every(({ start, end }) => end - start <= 240)).toBe(true);
      for (const { kind, span } of article.parts) {
        if (runningText.includes(kind)) expect(uncovered(article.text, span, spans)).toBe('');
      }
    });
  });

  it('a quotation stands in the lines that it names, its characters in their order', () => {
    fc.assert(
      fc.property(pages, choices, (page, chosen) => {
        const { articles } = segmentPage(page);
        for (const [which, inArticle, from, length] of chosen) {
          const article = articles[which % articles.length];
          const part = article?.parts[inArticle % article.parts.length];
          if (!article || !part) continue;
          const { quote, lines } = toCitation(article, spanWithin(part.span, from, length), 1);
          expect(linesOf(page.text, lines)).toSatisfy((raw) =>
            isSubsequence(withoutSpace(quote), String(raw)),
          );
        }
      }),
      { numRuns },
    );
  });

  it('a quotation over several parts leads back to the same characters, all in its lines', () => {
    fc.assert(
      fc.property(pages, choices, (page, chosen) => {
        const { articles } = segmentPage(page);
        for (const [which, from, length] of chosen) {
          const article = articles[which % articles.length];
          if (!article || article.text === '') continue;
          const span = spanWithin({ start: 0, end: article.text.length }, from, length);
          const { quote, lines } = toCitation(article, span, 1);
          expect(withoutSpace(rawText(page.text, article, span))).toBe(withoutSpace(quote));
          for (const raw of toRawSpans(article.trace, span)) {
            const line = lineAt(page.text, raw.start);
            expect(line >= lines[0] && line <= lines[1]).toBe(true);
            expect(sliceOf(page.text, raw)).not.toMatch(/[\r\n]/u);
          }
        }
      }),
      { numRuns },
    );
  });
});

describe('segmentPage', () => {
  it('takes a page without anything that reads like running text as one article', () => {
    const article = onlyArticle(segmented('青河大桥通车\n全长三公里'));
    expect(withoutSpace(article.text)).toBe('青河大桥通车全长三公里');
  });

  it('finds no article where nothing is printed', () => {
    expect(segmented(' \n\u3000\n').articles).toEqual([]);
  });

  it('takes a record with a title as one article under that title', () => {
    const text = '本报讯（记者张三）青河大桥通车。\n\n本报讯（记者李四）云岭镇种茶。';
    const article = onlyArticle(segmented(text, { title: '两则消息', recordLine: 7 }));
    expect(article).toMatchObject({ headline: '两则消息', lines: [7, 7] });
    expect(withoutSpace(article.text)).toBe(withoutSpace(text));
  });

  it('joins a number and a word that a line break tore, and parts Latin words', () => {
    const text = '本报讯（记者张三）产值达到13\n0.36亿元，由ABC\nGroup公司投资建\n设，占地20亩。';
    const { text: joined } = onlyArticle(segmented(text));
    expect(joined).toContain('产值达到130.36亿元，由ABC Group公司投资建设');
  });

  it('keeps what stands between a story and a follow-up to it that is no headline', () => {
    const story = '本报讯（记者张三）青河大桥昨日建成通车，两岸的居民都很高兴。';
    const text = `${story}\n\n□ 通讯员 李四\n\n又讯（记者王五）大桥照明工程同日完工，${'夜里也能过河，两岸亮如白昼。'.repeat(4)}`;
    const { articles, furniture } = segmented(text);
    const owned = articles.flatMap(({ text: joined, parts }) =>
      parts.map(({ span }) => joined.slice(span.start, span.end)),
    );
    const left = furniture.map(({ span }) => text.slice(span.start, span.end));
    expect([...owned, ...left].map(withoutSpace)).toContain('□通讯员李四');
  });

  it('gives the same articles for the same page, and every article an id of its own', () => {
    for (const { page, articles } of seeds) {
      expect(segmented(page.text, page).articles).toEqual(articles);
      expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    }
  });

  it('finds no article in a converter’s marks alone', () => {
    const { articles, furniture } = segmented('##\n\n# \n');
    expect(articles).toEqual([]);
    expect(furniture.map(({ kind }) => kind)).toEqual(['markup', 'markup']);
  });

  it('joins a lead mark’s credit that runs over two lines, and knows both lines', () => {
    const article = onlyArticle(segmented('本报讯（记者张三 通\n讯员李四）青河大桥昨日通车。'));
    const [byline] = article.parts;
    expect(byline && sliceOf(article.text, byline.span)).toBe('本报讯（记者张三 通讯员李四）');
    expect(article.trace.map(({ line }) => line)).toEqual([1, 2, 2]);
  });

  it('starts a story at each lead mark, and adds what a follow-up tells to the story above', () => {
    const text = [
      '本报讯（记者张三）青河大桥昨日通车，全长三公里。',
      '又讯（记者李四）大桥照明工程同日完工。',
      '本报讯（通讯员王五）云岭镇新种茶树两千亩。',
    ].join('\n');
    const { articles } = segmented(text);
    expect(articles.map(({ bylines }) => bylines.map(({ names }) => names.join()))).toEqual([
      ['张三', '李四'],
      ['王五'],
    ]);
  });
});

/** For each character, how many parts and furniture items hold it; a surrogate pair counts once. */
function ownersOf({ page: { text }, articles, furniture }: ReadPage): number[] {
  const owners = new Array<number>(text.length).fill(0);
  const spans = [
    ...articles.flatMap(({ trace, parts }) => parts.flatMap(({ span }) => toRawSpans(trace, span))),
    ...furniture.map(({ span }) => span),
  ];
  for (const { start, end } of spans) {
    for (let offset = start; offset < end; offset++) owners[offset] = (owners[offset] ?? 0) + 1;
  }
  let offset = 0;
  return Array.from(text, (character) => {
    const count = isVisible(character) ? (owners[offset] ?? 0) : 0;
    offset += character.length;
    return count;
  });
}

/** The line of a text, from 1, that holds an offset. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function isVisible(character: string): boolean {
  return /\S/u.test(character);
}

function rawText(pageText: string, { trace }: Article, span: Span): string {
  return toRawSpans(trace, span)
    .map((raw) => sliceOf(pageText, raw))
    .join('');
}

function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A span inside another, never empty, chosen by any two numbers. */
function spanWithin({ start, end }: Span, from: number, length: number): Span {
  const first = start + (from % (end - start));
  return { start: first, end: first + 1 + (length % (end - first)) };
}

/** The visible characters of a span that lie in none of the others. */
function uncovered(text: string, { start, end }: Span, spans: readonly Span[]): string {
  let rest = '';
  for (let offset = start; offset < end; offset++) {
    if (!spans.some((span) => span.start <= offset && offset < span.end)) rest += text[offset];
  }
  return withoutSpace(rest);
}
