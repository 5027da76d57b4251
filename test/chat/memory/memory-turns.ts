import fc from 'fast-check';
import type {
  Abstained,
  Answered,
  Citation,
  SeriesValue,
  Statement,
} from '../../../src/answering/answer.ts';
import type { TokenUsage } from '../../../src/answering/usage.ts';
import type { Turn } from '../../../src/chat/memory/memory.ts';
import { toArticleId } from '../../../src/corpus/article.ts';

/** A turn that is told apart by its number. */
export function turnOf(number: number, usage?: TokenUsage): Turn {
  const answer = { status: 'abstained', reason: '没有找到。' } as const;
  return { question: `问题${number}`, answer, ...(usage ? { usage } : {}) };
}

/** Any UTF-16 units, also halves of surrogate pairs, and whole characters of all planes. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '\0', "'; DROP TABLE turns; --", '\ud800', '年利润约36亿元。', '𠮷野家'),
);

/** Objects as literals make them. */
const plain = { noNullPrototype: true };

const offset = fc.nat();
const ordinal = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
/** JSON knows one zero. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const citation: fc.Arbitrary<Citation> = fc.record(
  {
    marker: ordinal,
    articleId: fc
      .tuple(anyText, ordinal)
      .map(([source, place]) => toArticleId({ source, documentId: source }, place)),
    headline: anyText,
    publication: anyText,
    section: anyText,
    date: anyText,
    datePrecision: fc.constantFrom('year', 'month', 'day'),
    source: anyText,
    lines: fc.tuple(ordinal, ordinal),
    quote: anyText,
    span: fc.record({ start: offset, end: offset }, plain),
  },
  { requiredKeys: ['marker', 'articleId', 'source', 'lines', 'quote', 'span'], ...plain },
);

const figure = fc.record({ printed: anyText, marker: ordinal }, plain);

const statement: fc.Arbitrary<Statement> = fc.record(
  {
    text: anyText,
    markers: fc.array(ordinal),
    isShort: fc.boolean(),
    computation: fc.record({ from: figure, to: figure }, plain),
  },
  { requiredKeys: ['text', 'markers'], ...plain },
);

const seriesValue: fc.Arbitrary<SeriesValue> = fc.record(
  { label: anyText, printed: anyText, value: number, marker: ordinal },
  plain,
);

const answered: fc.Arbitrary<Answered> = fc.record(
  {
    status: fc.constant('answered'),
    statements: fc.array(statement, { maxLength: 4 }),
    citations: fc.array(citation, { maxLength: 4 }),
    confidence: fc.constantFrom('certain', 'likely'),
    remark: anyText,
    series: fc.array(seriesValue, { maxLength: 4 }),
  },
  { requiredKeys: ['status', 'statements', 'citations'], ...plain },
);

const abstained: fc.Arbitrary<Abstained> = fc.record(
  { status: fc.constant('abstained'), reason: anyText, searched: anyText, nearest: answered },
  { requiredKeys: ['status', 'reason'], ...plain },
);

const usage: fc.Arbitrary<TokenUsage> = fc.record(
  { promptTokens: offset, completionTokens: offset, cost: number.map(Math.abs) },
  { requiredKeys: ['promptTokens', 'completionTokens'], ...plain },
);

/** Any turn that its type and the ranges in its documentation allow. */
export const anyTurn: fc.Arbitrary<Turn> = fc.record(
  { question: anyText, answer: fc.oneof(answered, abstained), usage },
  { requiredKeys: ['question', 'answer'], ...plain },
);
