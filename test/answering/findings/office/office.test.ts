import { expect, test } from 'vitest';
import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import { findOffice } from '../../../../src/answering/findings/office/office.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { articleOf } from '../../../support/indexed.ts';

function found(question: string, paragraph: string) {
  const { sentences } = new ArticleReading(articleOf('青河要闻', paragraph), []);
  const sentence = sentences.at(-1);
  return sentence && findOffice(sentence, analyseQuestion(question));
}

test.each([
  [
    '韩明是什么职务？',
    '近日，东江市副市长、青河市委书记韩明到学校看望教师。',
    '东江市副市长、青河市委书记',
  ],
  ['韩明是谁？', '会议由县委书记韩明主持。', '县委书记'],
  ['廖有舟担任什么职务？', '市人大常委会副主任高扬、廖有舟出席会议。', '市人大常委会副主任'],
  [
    '刘光当上了什么？',
    '市长韩明出席。会上，刘光指出问题。刘光当选市铝业协会会长。',
    '市铝业协会会长',
  ],
  [
    '彭小虎是什么职务？',
    '今年，担任青河服装协会会长的彭小虎，引进了两家企业。彭小虎说，要扩产。担任青河服装协会会长的彭小虎很忙。',
    '青河服装协会会长',
  ],
])('%s', (question, paragraph, expected) => {
  expect(found(question, paragraph)?.text).toBe(expected);
});

test('a name typed with a character of the same sound is found at a lower fit', () => {
  const text = '区委副书记袁玉卓传达讲话精神。';
  const exact = found('袁玉卓是什么职务？', text);
  const misspelt = found('袁玉琢是什么职务？', text);
  expect(misspelt?.text).toBe('区委副书记');
  expect(misspelt?.fit).toBeLessThan(exact?.fit ?? 0);
});

test('that somebody is one of the leaders tells less than an office', () => {
  const listed = found('石文是什么职务？', '市领导王群、石文参加会议。');
  expect(listed?.fit).toBeLessThan(0.5);
});

test.each([
  ['韩明是什么职务？', '县委书记李远主持会议。'],
  ['韩明是什么职务？', '县委书记韩明到会。韩明强调，要抓好落实。'],
])('%s has no answer in the last sentence of: %s', (question, paragraph) => {
  expect(found(question, paragraph)).toBeUndefined();
});
