import fc from 'fast-check';
import { chunkArticle } from '../../../src/corpus/chunk.ts';
import { readEntities } from '../../../src/corpus/entities.ts';
import { findFigures } from '../../../src/corpus/figures.ts';
import { visibleLines } from '../../../src/corpus/line.ts';
import { toListing } from '../../../src/corpus/listing.ts';
import {
  readBylineLine,
  readCredits,
  readLeadMark,
  readPhotoCredit,
} from '../../../src/corpus/marks.ts';
import { findOrganisations } from '../../../src/corpus/organisations.ts';
import { findPersons } from '../../../src/corpus/persons.ts';
import { segmentPage } from '../../../src/corpus/segment.ts';
import { toRawSpans } from '../../../src/corpus/trace.ts';
import { rangeOf } from '../../../src/language/dates.ts';
import { hostilePage, segmentedPage } from '../arbitraries/pages.ts';
import { hostileText } from '../arbitraries/text.ts';
import { check, checkInOrder, checkSame, checkSerialisable, checkWithin } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const corpus = 'src/corpus/';

/** Pages, and what articles speak of. */
export const corpusPages = [
  fuzzTarget({
    name: 'lines of a page',
    files: [`${corpus}line.ts`, `${corpus}page.ts`],
    promise: 'Visible lines stand in order, as printed, and leave out white space alone.',
    inputs: hostileText,
    holds: (text) => {
      const lines = visibleLines(text);
      checkInOrder(
        text,
        lines.filter(({ start, end }) => end > start),
      );
      for (const { start, end, text: line } of lines)
        checkSame(line, text.slice(start, end), 'line');
      const kept = lines.flatMap(({ start, end, headingMark: mark }) => [
        mark ? text.slice(mark.start, mark.end) : '',
        text.slice(start, end),
      ]);
      checkSame(kept.join('').replace(/\s/gu, ''), text.replace(/\s/gu, ''), 'what is visible');
    },
  }),
  fuzzTarget({
    name: 'pages to articles',
    files: [
      ...[
        'segment',
        'block',
        'story',
        'attribution',
        'headline',
        'join',
        'furniture',
        'running-text',
      ],
      ...['article', 'article-builder', 'trace', 'dateline'],
    ].map((name) => `${corpus}${name}.ts`),
    promise:
      'Each visible character is part of one article or of one piece of furniture; traces lead back to it.',
    inputs: hostilePage,
    holds: (page) => {
      const { articles, furniture } = segmentPage(page);
      const used = furniture.map(({ span }) => span);
      for (const article of articles) {
        checkWithin(
          article.text,
          article.parts.map(({ span }) => span),
        );
        const spans = toRawSpans(article.trace, { start: 0, end: article.text.length });
        const printed = spans.map(({ start, end }) => page.text.slice(start, end)).join('');
        checkSame(withoutSpace(printed), withoutSpace(article.text), 'trace');
        used.push(...spans);
        if (article.date) checkSame(typeof rangeOf(article.date).first, 'string', 'issue date');
        checkSerialisable(toListing({ ...article, parts: article.parts }).lines);
      }
      const inOrder = used.toSorted((a, b) => a.start - b.start);
      checkInOrder(page.text, inOrder);
      const kept = inOrder.map(({ start, end }) => page.text.slice(start, end)).join('');
      checkSame(withoutSpace(kept), withoutSpace(page.text), 'what is kept');
    },
  }),
  fuzzTarget({
    name: 'marks and credits',
    files: [`${corpus}marks.ts`],
    promise: 'Marks and credits stand within their text; credits name somebody.',
    inputs: (longestChars) => {
      const credit = fc.constantFrom(
        '本报讯（记者张三）',
        '（记者',
        '□ 通讯员',
        '摄）',
        '图/',
        '\n',
      );
      const names = fc.array(fc.oneof(credit, hostileText(longestChars)), { maxLength: 4 });
      return names.map((parts) => parts.join(''));
    },
    holds: (text) => {
      const lead = readLeadMark(text);
      const photo = readPhotoCredit(text);
      checkWithin(text, [...(lead ? [lead.mark] : []), ...(photo ? [photo.span] : [])]);
      const credits = [...readCredits(text), ...(readBylineLine(text) ?? [])];
      check(
        credits.every(({ names }) => names.length > 0),
        'a credit without names',
      );
    },
  }),
  fuzzTarget({
    name: 'chunks',
    files: [`${corpus}chunk.ts`],
    promise: 'Chunks are the text at their spans, in order, none longer than asked for.',
    inputs: (longestChars) =>
      fc.tuple(segmentedPage(longestChars), fc.integer({ min: 2, max: 300 })),
    holds: ([{ articles }, maxChunkChars]) => {
      for (const article of articles) {
        const chunks = chunkArticle(article, { maxChunkChars });
        checkInOrder(
          article.text,
          chunks.map(({ span }) => span),
        );
        for (const { span, text } of chunks) {
          checkSame(text, article.text.slice(span.start, span.end), 'chunk');
          check(text.length <= maxChunkChars, `a chunk of ${text.length}`);
        }
      }
    },
  }),
  fuzzTarget({
    name: 'figures with what they measure',
    files: [`${corpus}figures.ts`, `${corpus}measure.ts`],
    promise: 'Each figure and what it measures is the text at its span.',
    inputs: hostileText,
    holds: (text) => {
      const figures = findFigures(text);
      checkInOrder(
        text,
        figures.map(({ span }) => span),
      );
      for (const { span, printed, measure, change } of figures) {
        checkSame(printed, text.slice(span.start, span.end), 'figure');
        checkWithin(
          text,
          [measure, change].flatMap((phrase) => phrase?.span ?? []),
        );
      }
    },
  }),
  fuzzTarget({
    name: 'persons',
    files: ['persons', 'person-name', 'offices'].map((name) => `${corpus}${name}.ts`),
    promise: 'Each mention of a person is the name as printed, and each person is mentioned.',
    inputs: hostileText,
    holds: (text) => {
      for (const { name, mentions } of findPersons(text)) {
        checkWithin(text, mentions);
        check(mentions.length > 0, `${name} is not mentioned`);
        for (const { start, end } of mentions) checkSame(text.slice(start, end), name, 'mention');
      }
    },
  }),
  fuzzTarget({
    name: 'organisations',
    files: [`${corpus}organisations.ts`],
    promise: 'Organisations stand in order and without overlap.',
    inputs: hostileText,
    holds: (text) =>
      checkInOrder(
        text,
        findOrganisations(text).map(({ span }) => span),
      ),
  }),
  fuzzTarget({
    name: 'entities',
    files: [`${corpus}entities.ts`, `${corpus}listing.ts`],
    promise: 'All that an article speaks of lies in its text and can be stored as JSON.',
    inputs: segmentedPage,
    holds: ({ articles }) => {
      for (const article of articles) {
        const entities = readEntities(article);
        checkSerialisable(entities);
        const { organisations, figures, dates, persons } = entities;
        const spans = [...organisations, ...figures, ...dates].map(({ span }) => span);
        checkWithin(article.text, [...spans, ...persons.flatMap(({ mentions }) => mentions)]);
        checkSame(toListing(article).lines, article.lines, 'lines');
      }
    },
  }),
];

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
