import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answered, Statement } from '../../../../src/answering/answer.ts';
import { formatAnswer } from '../../../../src/surfaces/terminal/answer/format.ts';
import type { SourceDisplay } from '../../../../src/surfaces/terminal/answer/source-line.ts';
import {
  type AnswerDisplay,
  StreamedAnswer,
} from '../../../../src/surfaces/terminal/answer/streamed-answer.ts';
import { type Look, plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { answered, citation } from '../../../support/scripted-assistant.ts';
import { Screen } from '../streams.ts';
import { taggedLook } from '../tagged-look.ts';

const looks: readonly Look[] = [plainLook, taggedLook, { ...taggedLook, width: 24 }];
const addressOf = () => 'file:///003.txt';
const displays: readonly SourceDisplay[] = [{}, { addressOf }, { showsSources: false }];

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('大', '桥', '，', '。', ' ', '\n', '3.6', '\u001b', '[1]') }),
  fc.string({ unit: 'binary' }),
);
const statement: fc.Arbitrary<Statement> = fc.record({
  text,
  markers: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
  isShort: fc.boolean(),
});
const series = [1, 2, 3].map((value) => ({ label: '某年', printed: '1吨', value, marker: 1 }));
const wholeAnswer: fc.Arbitrary<Answered> = fc
  .record({
    statements: fc.array(statement, { minLength: 1, maxLength: 5 }),
    citations: fc.subarray([1, 2, 3].map((marker) => citation({ marker }))),
    confidence: fc.option(fc.constantFrom('certain', 'likely'), { nil: undefined }),
    remark: fc.option(text, { nil: undefined }),
    series: fc.option(fc.constant(series), { nil: undefined }),
  })
  .map(({ confidence, remark, series: values, ...parts }) => ({
    status: 'answered',
    ...parts,
    ...(confidence && { confidence }),
    ...(remark !== undefined && { remark }),
    ...(values && { series: values }),
  }));
/** How many statements are told each time; never fewer than before. */
const counts = fc
  .array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 })
  .map((numbers) => numbers.toSorted((a, b) => a - b));
const views = fc.tuple(fc.constantFrom(...looks), fc.constantFrom(...displays));

describe('a streamed answer', () => {
  test('is in all the very text of the answer that comes at once', () => {
    fc.assert(
      fc.property(wholeAnswer, counts, views, (whole, counted, [look, display]) => {
        const told = counted.map((count) => beginningOf(whole, count)).concat(whole);
        const screen = streamed(told, look, whole, display);
        expect(screen).toBe(`${formatAnswer(whole, look, display)}\n`);
      }),
    );
  });

  test('has each sentence on the screen before the next is known, always in whole lines', () => {
    const whole = { ...answered('一。', citation()), remark: '注意。' };
    const further = { ...whole, statements: [...whole.statements, { text: '二。', markers: [1] }] };
    const { shown, output } = start(plainLook);
    shown.goOn(whole);
    expect(output.raw).toBe('一。[1]\n');
    shown.goOn(further);
    shown.goOn(further);
    expect(output.raw).toBe('一。[1]\n二。[1]\n');
  });

  test.each<[string, Answer]>([
    ['another answer', answered('另一句。', citation())],
    ['none', { status: 'abstained', reason: '没有。' }],
  ])('is followed by the whole one after a blank line where it turns out to be %s', (_, last) => {
    expect(streamed([answered('一。', citation())], plainLook, last)).toBe(
      `一。[1]\n\n${formatAnswer(last)}\n`,
    );
  });

  test('keeps to what it began with while other beginnings are told', () => {
    const [one, other] = [answered('一。', citation()), answered('另一句。', citation())];
    expect(streamed([one, other], plainLook, one)).toBe(`${formatAnswer(one)}\n`);
  });

  test('has above it what is wanted there, once, and only when there is an answer', () => {
    const { shown, output } = start(plainLook, { above: () => '＊\n' });
    shown.goOn({ ...answered('一。'), statements: [] });
    expect(output.raw).toBe('');
    shown.goOn(answered('一。'));
    shown.finish(answered('另一句。'));
    expect(output.raw).toBe('＊\n一。\n\n另一句。\n');
  });

  test('writes nothing any more once it is stopped or whole', () => {
    const { shown, output } = start(plainLook);
    shown.goOn(answered('一。'));
    shown.stop();
    shown.goOn({ ...answered('一。'), statements: [...'一二'].map((word) => said(`${word}。`)) });
    expect(output.raw).toBe('一。\n');
  });
});

function start(look: Look, display?: AnswerDisplay) {
  const output = new Screen();
  return { output, shown: new StreamedAnswer(output, look, display) };
}

/** What stands on the screen in the end; the last of those that were told is the answer unless given. */
function streamed(
  told: readonly Answered[],
  look: Look,
  last?: Answer,
  display?: AnswerDisplay,
): string {
  const { shown, output } = start(look, display);
  for (const answer of told) shown.goOn(answer);
  shown.finish(last ?? told.at(-1) ?? answered(''));
  return output.raw;
}

/** An answer while it is written: its first statements, and nothing of what is known in the end. */
function beginningOf({ statements, citations }: Answered, count: number): Answered {
  return { status: 'answered', statements: statements.slice(0, count), citations };
}

function said(words: string): Statement {
  return { text: words, markers: [] };
}
