import { isAboutProgram } from '../../../src/language/about-program.ts';
import { normalizeText } from '../../../src/language/normalize.ts';
import { periodsNamed } from '../../../src/language/periods-named.ts';
import { plainQuestion } from '../../../src/language/plain-question.ts';
import { analyseQuestion, type Question } from '../../../src/language/question.ts';
import { contextOf, partsOf } from '../../../src/language/question-parts.ts';
import { isSmallTalk, withoutGreeting } from '../../../src/language/small-talk.ts';
import { isWishToProgram } from '../../../src/language/wishes.ts';
import { hostileQuestion } from '../arbitraries/text.ts';
import { check, checkInOrder, checkSame, checkSerialisable } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const language = 'src/language/';

/** Questions and messages of people. */
export const languageQuestions = [
  fuzzTarget({
    name: 'questions',
    files: [`${language}question.ts`, `${language}subject.ts`],
    promise:
      'Terms are distinct words; dates and figures stand in the text in order; all of it can be kept as JSON.',
    inputs: hostileQuestion,
    holds: (text) => checkQuestion(analyseQuestion(text)),
  }),
  fuzzTarget({
    name: 'parts of questions',
    files: [`${language}question-parts.ts`, `${language}periods-named.ts`],
    promise:
      'A question has one part or more, each a question in itself; periods are named from two on.',
    inputs: hostileQuestion,
    holds: (text) => {
      const question = analyseQuestion(text);
      const parts = partsOf(question);
      check(parts.length > 0, 'no part');
      for (const part of parts) checkSerialisable(contextOf(part, parts, question));
      const named = periodsNamed(question.text);
      check(!named || named.periods.every((period) => period !== ''), 'an empty period');
    },
  }),
  fuzzTarget({
    name: 'small talk',
    files: [
      ...[`${language}small-talk.ts`, `${language}about-program.ts`, `${language}wishes.ts`],
      `${language}plain-question.ts`,
    ],
    promise: 'Any message is or is not small talk; without its greeting it is its own end.',
    inputs: hostileQuestion,
    holds: (text) => {
      const normalised = normalizeText(text);
      check(normalised.endsWith(withoutGreeting(normalised)), 'another end');
      const told = [isSmallTalk, isAboutProgram, isWishToProgram].map((tell) => tell(normalised));
      check(
        told.every((each) => typeof each === 'boolean'),
        'not told',
      );
      checkSame(typeof plainQuestion(normalised), 'string', 'plain question');
    },
  }),
];

function checkQuestion(question: Question): void {
  const { text, terms, dates, quantities } = question;
  checkSame(new Set(terms).size, terms.length, 'distinct terms');
  check(
    terms.every((term) => /^\S+$/u.test(term)),
    `a term of ${JSON.stringify(terms)}`,
  );
  checkInOrder(text, dates);
  checkInOrder(text, quantities);
  checkSerialisable(question);
}
