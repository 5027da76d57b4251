import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answered, Citation } from '../../../src/answering/answer.ts';
import { toCitation } from '../../../src/answering/citations.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { toArticleId } from '../../../src/corpus/article.ts';
import { sentencesOf } from '../../../src/corpus/chunk.ts';
import { foldForComparison } from '../../../src/language/normalize.ts';
import { seedPages } from '../../corpus/samples.ts';
import { describeFailures } from '../../support/describe-failures.ts';
import { articleOf } from '../../support/indexed.ts';

const articles = (await seedPages()).flatMap((page) => page.articles);
/** Each sentence of the seed pages, cited as it stands. */
const citations = articles.flatMap((article) =>
  sentencesOf(article).map((span) => toCitation(article, span, 1)),
);
const anyCitation = fc.constantFrom(...citations);
/** Sentences that state a figure with its unit. */
const anyFigure = fc
  .constantFrom(...citations)
  .filter(({ quote }) => /\d+(?:\.\d+)?(?:亿元|万元|万吨|%|家|公里)/u.test(quote));

describe('a true answer', () => {
  it('is supported when it quotes a sentence as it stands', () => {
    fc.assert(
      fc.property(anyCitation, (citation) => {
        expect(verify(quoting(citation))).toEqual(['supported', 'supported', true]);
      }),
      { numRuns: 300 },
    );
  });

  it('is supported as it stands when a month in it follows 次年', () => {
    const article = articleOf('设区三十年', '1992年10月撤县设区，次年4月正式挂牌。');
    const [span] = sentencesOf(article);
    const citation = toCitation(article, span ?? { start: 0, end: 0 }, 1);
    expect(verifyAnswer(quoting(citation), [article]).isSupported).toBe(true);
    const otherMonth = stating(citation, '次年10月正式挂牌。');
    expect(verifyAnswer(otherMonth, [article]).isSupported).toBe(false);
  });

  it('is supported when its quotation differs only in white space, width and quotation marks', () => {
    fc.assert(
      fc.property(anyCitation, fc.nat(), (citation, at) => {
        const place = at % citation.quote.length;
        const quote = `${citation.quote.slice(0, place)} \n${citation.quote.slice(place)}`
          .replaceAll('，', ',')
          .replaceAll('3', '３')
          .replaceAll('“', '"');
        expect(verify({ ...quoting(citation), citations: [{ ...citation, quote }] })[0]).toBe(
          'supported',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is supported whatever sentence of the pages it copies', () => {
    for (const citation of citations) {
      expect(verify(quoting(citation))).toEqual(['supported', 'supported', true]);
    }
  });

  it('may cite several sources, whose figures together support it', () => {
    const [first, second] = [citationOf('130.36亿元'), citationOf('162.96亿元')];
    const answer: Answered = {
      status: 'answered',
      statements: [{ text: '一为130.36亿元，一为162.96亿元。', markers: [1, 2] }],
      citations: [first, { ...second, marker: 2 }],
    };
    expect(verify(answer)[1]).toBe('supported');
  });
});

describe('a quotation is not supported', () => {
  it('when any character of it was changed', () => {
    fc.assert(
      fc.property(
        anyCitation,
        fc.nat(),
        fc.constantFrom('不', '〇', '7', 'x'),
        (citation, at, other) => {
          const place = at % citation.quote.length;
          const quote = replaceAt(citation.quote, place, other);
          fc.pre(foldForComparison(quote) !== foldForComparison(citation.quote));
          expect(verify(quotedAs(citation, { quote }))).toMatchObject([
            'quote-not-found',
            {},
            false,
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('when any digit of it was changed', () => {
    fc.assert(
      fc.property(anyFigure, fc.nat(), fc.integer({ min: 1, max: 9 }), (citation, which, step) => {
        const quote = withOtherDigit(citation.quote, which, step);
        expect(verify(quotedAs(citation, { quote }))[0]).toBe('quote-not-found');
      }),
      { numRuns: 300 },
    );
  });

  it('when a character was left out or put in', () => {
    fc.assert(
      fc.property(anyCitation, fc.nat(), fc.boolean(), (citation, at, isLeftOut) => {
        const place = at % citation.quote.length;
        const { quote } = citation;
        const changed = isLeftOut
          ? quote.slice(0, place) + quote.slice(place + 1)
          : `${quote.slice(0, place)}未${quote.slice(place)}`;
        fc.pre(foldForComparison(changed) !== foldForComparison(quote));
        expect(verify(quotedAs(citation, { quote: changed }))[0]).toBe('quote-not-found');
      }),
      { numRuns: 300 },
    );
  });

  it('when it stands at another place than it says', () => {
    fc.assert(
      fc.property(
        anyCitation,
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: -5, max: 5 }),
        (citation, shift, growth) => {
          const { start, end } = citation.span;
          const span = { start: start + shift, end: end + shift + growth };
          const { text } = articleNamed(citation);
          fc.pre(span.start >= 0 && span.end <= text.length && span.end > span.start);
          fc.pre(
            foldForComparison(text.slice(span.start, span.end)) !==
              foldForComparison(citation.quote),
          );
          expect(verify(quotedAs(citation, { span }))[0]).toBe('quote-not-found');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('when it is said to stand in another article', () => {
    fc.assert(
      fc.property(anyCitation, fc.constantFrom(...articles), (citation, { id, text }) => {
        fc.pre(id !== citation.articleId);
        fc.pre(!foldForComparison(text).includes(foldForComparison(citation.quote)));
        expect(verify(quotedAs(citation, { articleId: id }))[0]).toBe('quote-not-found');
      }),
    );
  });

  it('when there is no such article', () => {
    const [citation] = citations;
    if (!citation) throw new Error('There is no sentence.');
    const articleId = toArticleId({ source: 'none.txt', documentId: 'none.txt' }, 1);
    expect(verify(quotedAs(citation, { articleId }))[0]).toBe('unknown-source');
  });

  it('when it is empty or lies outside its article', () => {
    const [citation] = citations;
    if (!citation) throw new Error('There is no sentence.');
    const nowhere = { start: 1_000_000, end: 1_000_004 };
    const empty = { quote: '', span: { start: 3, end: 3 } };
    expect(verify(quotedAs(citation, { span: nowhere }))[0]).toBe('quote-not-found');
    expect(verify(quotedAs(citation, { quote: '', span: nowhere }))[0]).toBe('quote-not-found');
    expect(verify(quotedAs(citation, empty))[0]).toBe('quote-not-found');
  });
});

describe('a statement is not supported', () => {
  it('when it cites nothing', () => {
    fc.assert(
      fc.property(anyCitation, (citation) => {
        const answer = stating(citation, citation.quote, []);
        expect(verify(answer)).toEqual(['unused', 'uncited', false]);
      }),
    );
  });

  it('when one of its markers leads nowhere', () => {
    fc.assert(
      fc.property(
        anyCitation,
        fc.integer({ min: 2, max: 99 }),
        fc.boolean(),
        (citation, other, isAlone) => {
          const answer = stating(citation, citation.quote, isAlone ? [other] : [1, other]);
          const onCitation = isAlone ? 'unused' : 'supported';
          expect(verify(answer)).toEqual([onCitation, 'unknown-source', false]);
        },
      ),
    );
  });

  it('when any digit of a figure was changed', () => {
    fc.assert(
      fc.property(anyFigure, fc.nat(), fc.integer({ min: 1, max: 9 }), (citation, which, step) => {
        const figure = figureIn(citation.quote);
        const changed = withOtherDigit(figure, which, step);
        fc.pre(!printsFigure(citation.quote, changed));
        expect(verify(stating(citation, `共${changed}。`))[1]).toBe('number-not-found');
      }),
      { numRuns: 300 },
    );
  });

  it('when a digit of a figure was left out or put in', () => {
    fc.assert(
      fc.property(anyFigure, fc.nat(), fc.boolean(), (citation, at, isLeftOut) => {
        const figure = figureIn(citation.quote);
        const digits = /^\d+/u.exec(figure)?.[0].length ?? 0;
        const place = at % digits;
        fc.pre(!isLeftOut || digits > 1);
        const rest = figure.slice(isLeftOut ? place + 1 : place);
        const changed = `${figure.slice(0, place)}${isLeftOut ? '' : '4'}${rest}`;
        fc.pre(!printsFigure(citation.quote, changed));
        expect(verify(stating(citation, `共${changed}。`))[1]).toBe('number-not-found');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['another unit', '36亿元', '共36万元。'],
    ['a figure that only begins the same', '130.36亿元', '共130.3亿元。'],
    ['a figure that only ends the same', '130.36亿元', '共30.36亿元。'],
    ['a figure that was rounded', '130.36亿元', '共130亿元。'],
    ['another day of a month', '9月9日', '典礼于9月19日举行。'],
    ['a day of another month', '9月9日', '典礼于8月9日举行。'],
    ['another year', '9月9日', '典礼于2021年9月9日举行。'],
    ['a date whose day and month are exchanged', '9月8日', '大会于8月9日举行。'],
    ['a date in other words', '9月9日', '典礼于九月八日举行。'],
    ['a share in place of a figure', '18家', '增长18%。'],
  ])('when it states %s', (_, cited, text) => {
    expect(verify(stating(citationOf(cited), text))[1]).toMatch(/-not-found$/u);
  });

  it('when its figure stands in another source than the one that it cites', () => {
    const [first, second] = [citationOf('130.36亿元'), citationOf('36亿元')];
    const answer: Answered = {
      status: 'answered',
      statements: [{ text: '共130.36亿元。', markers: [2] }],
      citations: [first, { ...second, marker: 2 }],
    };
    expect(verify(answer)[1]).toBe('number-not-found');
  });
});

describe('verification', () => {
  it('supports no answer that states nothing', () => {
    const answer: Answered = { status: 'answered', statements: [], citations: [] };
    expect(verifyAnswer(answer, articles).isSupported).toBe(false);
  });

  it('keeps one verdict for each citation and statement, and tells which failed', () => {
    const [citation] = citations;
    if (!citation) throw new Error('There is no sentence.');
    const answer: Answered = {
      status: 'answered',
      statements: [
        { text: citation.quote, markers: [1, 2] },
        { text: '无据。', markers: [] },
        { text: '出处不明。', markers: [3] },
      ],
      citations: [citation, { ...citation, marker: 2, quote: '没有印过的话' }],
    };
    const verification = verifyAnswer(answer, articles);
    expect(verification).toEqual({
      citations: ['supported', 'quote-not-found'],
      statements: ['supported', 'uncited', 'unknown-source'],
      series: [],
      isSupported: false,
    });
    expect(describeFailures(answer, verification)).toEqual([
      `quote-not-found: [2] ${citation.source} ${citation.lines.join('–')}`,
      'uncited: 无据。',
      'unknown-source: 出处不明。[3]',
    ]);
  });
});

/** The verdicts on the first citation and the first statement, and the one on the whole. */
function verify(answer: Answered) {
  const { citations: onCitations, statements, isSupported } = verifyAnswer(answer, articles);
  return [onCitations[0], statements[0], isSupported];
}

function quoting(citation: Citation): Answered {
  return stating(citation, citation.quote);
}

function stating(citation: Citation, text: string, markers: readonly number[] = [1]): Answered {
  return { status: 'answered', statements: [{ text, markers }], citations: [citation] };
}

/** An answer whose statement says nothing that could fail beside its citation. */
function quotedAs(citation: Citation, changes: Partial<Citation>): Answered {
  return stating({ ...citation, ...changes }, '如下。');
}

function articleNamed({ articleId }: Citation) {
  const article = articles.find(({ id }) => id === articleId);
  if (!article) throw new Error(`There is no article ${articleId}.`);
  return article;
}

/** A sentence of the seed pages that prints a figure. */
function citationOf(figure: string): Citation {
  const citation = citations.find(({ quote }) => printsFigure(quote, figure));
  if (!citation) throw new Error(`No sentence prints ${figure}.`);
  return citation;
}

/** Whether a text prints a figure as a whole and not as a part of a longer one. */
function printsFigure(text: string, figure: string): boolean {
  const folded = foldForComparison(text);
  const wanted = foldForComparison(figure);
  let at = folded.indexOf(wanted);
  while (at !== -1) {
    if (!/[\d.]/u.test(folded[at - 1] ?? '')) return true;
    at = folded.indexOf(wanted, at + 1);
  }
  return false;
}

function figureIn(text: string): string {
  return /\d+(?:\.\d+)?(?:亿元|万元|万吨|%|家|公里)/u.exec(text)?.[0] ?? '';
}

function replaceAt(text: string, place: number, character: string): string {
  return text.slice(0, place) + character + text.slice(place + 1);
}

/** The text with one of its digits raised by `step`, from 1 to 9, modulo 10. */
function withOtherDigit(text: string, which: number, step: number): string {
  const places = [...text.matchAll(/\d/gu)].map(({ index }) => index);
  const place = places[which % places.length] ?? 0;
  return replaceAt(text, place, String((Number(text[place]) + step) % 10));
}
