import fc from 'fast-check';
import { readAmount } from '../../../src/language/amounts.ts';
import { rangeOf } from '../../../src/language/calendar.ts';
import { parseChineseNumeral } from '../../../src/language/chinese-numerals.ts';
import { type DateRange, findDateExpressions } from '../../../src/language/dates.ts';
import { readDeicticWord } from '../../../src/language/deictic-dates.ts';
import { otherWritings } from '../../../src/language/number-writings.ts';
import { findQuantities, sameQuantity } from '../../../src/language/numbers.ts';
import { periodLabel } from '../../../src/language/period-label.ts';
import { readUnit } from '../../../src/language/units.ts';
import { dates, marks, numbers, units, words } from '../arbitraries/fragments.ts';
import { issueDate } from '../arbitraries/pages.ts';
import { hostileText, mixOf } from '../arbitraries/text.ts';
import { check, checkInOrder, checkSame } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const language = 'src/language/';

function figuresText(longestChars: number): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...numbers), fc.constantFrom(...units, ...marks));
  return fc.oneof(mixOf(piece, longestChars), hostileText(longestChars));
}

function datesText(longestChars: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...dates),
    fc.constantFrom(...marks, ...words, '年', '月'),
  );
  return fc.oneof(mixOf(piece, longestChars), hostileText(longestChars));
}

const perhapsIssued = fc.option(issueDate, { nil: undefined });

/** Days of the calendar, the first not after the last. */
function checkRange({ first, last }: DateRange): void {
  checkSame(rangeOf({ date: first, precision: 'day' }).first, first, 'first day');
  checkSame(rangeOf({ date: last, precision: 'day' }).first, last, 'last day');
  check(first <= last, `${first} is after ${last}`);
}

/** Figures and dates as they stand in running text. */
export const languageValues = [
  fuzzTarget({
    name: 'quantities',
    files: [`${language}numbers.ts`, `${language}figures.ts`, `${language}numeral-words.ts`],
    promise: 'Figures stand in order and as printed; values are finite, a range ascends.',
    inputs: figuresText,
    holds: (text) => {
      const found = findQuantities(text);
      checkInOrder(text, found);
      for (const quantity of found) {
        const { start, end, printed, value, upper } = quantity;
        checkSame(printed, text.slice(start, end), 'printed');
        check(Number.isFinite(value), `value ${value} of ${printed}`);
        check(upper === undefined || (Number.isFinite(upper) && upper > value), `upper ${upper}`);
        check(sameQuantity(quantity, quantity), `${printed} is not itself`);
      }
    },
  }),
  fuzzTarget({
    name: 'amounts and units',
    files: [`${language}amounts.ts`, `${language}units.ts`, `${language}unit-table.ts`],
    promise:
      'At any place of any text there is a finite amount, a unit, or nothing; each ends behind its beginning.',
    inputs: (longestChars) => fc.tuple(figuresText(longestChars), fc.nat({ max: 60 })),
    holds: ([text, at]) => {
      const amount = readAmount(text, at);
      check(!amount || (amount.end > at && amount.end <= text.length), 'amount ends elsewhere');
      check(!amount || Number.isFinite(amount.value), `value ${amount?.value}`);
      const unit = readUnit(text, at);
      check(!unit || (unit.end > at && unit.end <= text.length), 'unit ends elsewhere');
    },
  }),
  fuzzTarget({
    name: 'Chinese numerals',
    files: [`${language}chinese-numerals.ts`],
    promise:
      'A numeral has a finite value from 0 on; numbers up to ten digits, digit by digit, come back.',
    inputs: () =>
      fc.oneof(
        fc.array(fc.constantFrom(...'〇零○一二两三四五六七八九十百千万亿廿卅点'), {
          maxLength: 14,
        }),
        fc.array(fc.constantFrom(...'零一二三四五六七八九'), { minLength: 3, maxLength: 10 }),
      ),
    holds: (characters) => {
      const value = parseChineseNumeral(characters.join(''));
      check(value === undefined || (Number.isFinite(value) && value >= 0), `value ${value}`);
      const digits = characters.map((each) => '零一二三四五六七八九'.indexOf(each));
      if (characters.length < 3 || digits.includes(-1)) return;
      checkSame(value, Number(digits.join('')), 'value');
    },
  }),
  fuzzTarget({
    name: 'date expressions',
    files: [`${language}dates.ts`, `${language}date-forms.ts`, `${language}year-parts.ts`],
    promise: 'Dates stand in order and as printed; a range is of days of the calendar, in order.',
    inputs: (longestChars) => fc.tuple(datesText(longestChars), perhapsIssued),
    holds: ([text, issue]) => {
      const found = findDateExpressions(text, issue);
      checkInOrder(text, found);
      for (const { start, end, printed, range } of found) {
        checkSame(printed, text.slice(start, end), 'printed');
        if (range) checkRange(range);
        if (range) check(periodLabel(range) !== '', 'an empty label');
      }
    },
  }),
  fuzzTarget({
    name: 'deictic dates',
    files: [`${language}deictic-dates.ts`, `${language}calendar.ts`],
    promise:
      'A word such as 近5年 with any issue date gives days of the calendar, in order, or nothing.',
    inputs: () => {
      const count = fc.oneof(
        fc.integer({ min: 0, max: 99 }).map(String),
        fc.constantFrom(...'一二三十'),
      );
      const word = fc.oneof(
        fc.constantFrom(...dates),
        fc
          .tuple(fc.constantFrom('近', '过去', '未来', '最近'), count)
          .map(([from, n]) => `${from}${n}年`),
        count.map((n) => `${n}日，`),
      );
      return fc.tuple(word, issueDate);
    },
    holds: ([text, issue]) => {
      for (let at = 0; at < text.length; at++) {
        const range = readDeicticWord(text, at)?.anchor(issue);
        if (range) checkRange(range);
      }
    },
  }),
  fuzzTarget({
    name: 'other writings of numbers',
    files: [`${language}number-writings.ts`],
    promise: 'The words to search by are none of them empty, infinite or broken by white space.',
    inputs: figuresText,
    holds: (text) => {
      for (const writing of otherWritings(findQuantities(text), findDateExpressions(text)))
        check(/^(?!NaN|Infinity)\S+$/u.test(writing), `writing ${writing}`);
    },
  }),
];
