import fc from 'fast-check';
import { type Answered, answerText } from '../../../src/answering/answer.ts';
import { AskedFor } from '../../../src/answering/refusing/asked-for.ts';
import { keepSupported } from '../../../src/answering/verify/keep-supported.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { Manuscript } from '../../../src/answering/writing/manuscript.ts';
import { analyseQuestion } from '../../../src/language/question.ts';
import { citedAnswer, mutatedAnswer } from '../arbitraries/answers.ts';
import { inventedArticles } from '../arbitraries/pages.ts';
import { cutUp, hostileQuestion, hostileText } from '../arbitraries/text.ts';
import { check, checkSame } from '../expectations.ts';
import { inventedPassages } from '../invented-passages.ts';
import { fuzzTarget } from '../target.ts';

const answering = 'src/answering/';

/** The proof of answers that anybody may have written. */
export const verifyingTargets = [
  fuzzTarget({
    name: 'proof of an answer',
    files: [
      'verify',
      'citation-stands',
      'statement-stands',
      'series-stands',
      'computed-stands',
      'remark-stands',
    ].map((name) => `${answering}verify/${name}.ts`),
    promise:
      'Each part gets a verdict; a quotation that stands is the text at its span but for white space and width.',
    inputs: (longestChars) => fc.tuple(mutatedAnswer(longestChars), fc.boolean()),
    holds: ([answer, wordsMustStand]) => {
      const verification = verifyAnswer(answer, inventedArticles, { wordsMustStand });
      const { citations, statements, series, remark, isSupported } = verification;
      checkSame(citations.length, answer.citations.length, 'citations');
      checkSame(statements.length, answer.statements.length, 'statements');
      checkSame(series.length, answer.series?.length ?? 0, 'series');
      const verdicts = [...citations, ...statements, ...series, remark ?? 'supported'];
      const areAll = verdicts.every((verdict) => verdict === 'supported');
      checkSame(isSupported, areAll && statements.length > 0, 'support');
      for (const [index, verdict] of citations.entries())
        if (verdict === 'supported') checkQuotation(answer, index);
    },
  }),
  fuzzTarget({
    name: 'what a model says of its sources',
    files: [
      `${answering}verify/model/verify-model.ts`,
      `${answering}verify/model/model-statement.ts`,
    ],
    promise: 'Any sentence beside any quotation gets a verdict in time; a quoted sentence stands.',
    inputs: citedAnswer,
    holds: (answer) => {
      const { statements } = verifyAnswer(answer, inventedArticles);
      check(
        statements.every((verdict) => verdict !== undefined),
        'no verdict',
      );
      const quoting = answer.statements.map(({ markers }, index) => ({
        text: answer.citations[index]?.quote ?? '',
        markers,
      }));
      const quoted = verifyAnswer({ ...answer, statements: quoting }, inventedArticles);
      const told = quoting.flatMap(({ text }, index) =>
        /\p{Script=Han}/u.test(text) ? [quoted.statements[index]] : [],
      );
      check(
        told.every((verdict) => verdict === 'supported'),
        `a quotation is ${told.join(' ')}`,
      );
    },
  }),
  fuzzTarget({
    name: 'what is left of an answer',
    files: [`${answering}verify/keep-supported.ts`],
    promise: 'What is left states nothing that was not stated, and is proved as a whole.',
    inputs: mutatedAnswer,
    holds: (answer) => {
      const kept = keepSupported(answer, inventedArticles);
      if (!kept) return;
      const stated = answer.statements.map(({ text }) => text);
      check(
        kept.statements.every(({ text }) => stated.includes(text)),
        'something new',
      );
      check(verifyAnswer(kept, inventedArticles, { wordsMustStand: true }).isSupported, 'unproved');
      check(answerText(kept) !== '', 'nothing is left');
    },
  }),
  fuzzTarget({
    name: 'manuscript of a model',
    files: ['manuscript', 'proof', 'print', 'answer-so-far'].map(
      (name) => `${answering}writing/${name}.ts`,
    ),
    promise:
      'Whatever sentences and markers come, each answer that is shown is proved and goes on the one before.',
    inputs: (longestChars) => {
      const said = fc.oneof(
        fc
          .constantFrom(...inventedPassages.map(({ chunk }) => chunk.text))
          .chain(cutUp)
          .map(([text = '']) => text),
        hostileText(Math.min(100, longestChars)),
      );
      const draft = fc.record({
        text: said,
        markers: fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 3 }),
      });
      return fc.tuple(fc.array(draft, { maxLength: 5 }), hostileQuestion(40));
    },
    holds: ([drafts, question]) => {
      const shown: Answered[] = [];
      const asked = new AskedFor(analyseQuestion(question), inventedPassages);
      const manuscript = new Manuscript(inventedPassages, asked, (answer) => shown.push(answer));
      for (const draft of drafts) if (!manuscript.take(draft)) break;
      const { answer } = manuscript.finish();
      for (const each of [...shown, ...(answer ? [answer] : [])]) {
        check(verifyAnswer(each, inventedArticles).isSupported, `unproved: ${answerText(each)}`);
      }
      for (const [index, { statements }] of shown.entries()) {
        const before = shown[index - 1]?.statements ?? [];
        checkSame(statements.slice(0, before.length), before, 'what was shown');
      }
    },
  }),
];

function checkQuotation({ citations }: Answered, index: number): void {
  const citation = citations[index];
  const article = inventedArticles.find(({ id }) => id === citation?.articleId);
  const printed = citation && article?.text.slice(citation.span.start, citation.span.end);
  checkSame(bare(citation?.quote), bare(printed), 'quotation');
}

/** Without white space, width and the shape of marks. */
function bare(text = ''): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}
