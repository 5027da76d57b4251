import fc from 'fast-check';
import {
  makeWhole,
  readFollowUp,
  turnsOfNewestSubject,
} from '../../../src/chat/follow-up/follow-up.ts';
import { isReworded } from '../../../src/chat/follow-up/rewording.ts';
import { readTurn, readUsage, writeTurn } from '../../../src/chat/memory/stored-turn.ts';
import { acceptRewriting } from '../../../src/chat/rewriting/rewriting-check.ts';
import { hostileTurns } from '../arbitraries/answers.ts';
import { mutatedJson } from '../arbitraries/json.ts';
import { hostileQuestion } from '../arbitraries/text.ts';
import { check, checkSame } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const turn = {
  question: '大桥全长多少？',
  answer: {
    status: 'answered',
    statements: [{ text: '全长3.6公里。', markers: [1], isShort: true }],
    citations: [
      {
        marker: 1,
        articleId: 'a#1',
        source: 'a',
        lines: [1, 2],
        quote: '全长3.6公里',
        span: { start: 0, end: 7 },
      },
    ],
    confidence: 'certain',
  },
  usage: { promptTokens: 3, completionTokens: 4, cost: 0.1 },
};
const refused = {
  question: '谁？',
  answer: { status: 'abstained', reason: '没有说。', nearest: turn.answer },
};

/** Conversations: what is stored of them, and what people or models make of a follow-up. */
export const chatTargets = [
  fuzzTarget({
    name: 'stored turns',
    files: ['src/chat/memory/stored-turn.ts'],
    promise: 'What is stored is a turn that comes back the same, or nothing.',
    inputs: () => fc.oneof(mutatedJson(turn, refused), mutatedJson(turn.usage)),
    holds: (stored) => {
      const read = readTurn(stored);
      if (read) checkSame(readTurn(writeTurn(read)), read, 'turn');
      const usage = readUsage(stored);
      check(!usage || (usage.promptTokens >= 0 && usage.completionTokens >= 0), 'usage');
    },
  }),
  fuzzTarget({
    name: 'follow-up questions',
    files: ['src/chat/follow-up'],
    promise:
      'Any message after any turns is a question with its relation; the first is never a follow-up.',
    inputs: (longestChars) => fc.tuple(hostileQuestion(longestChars), hostileTurns(longestChars)),
    holds: ([question, turns]) => {
      const read = readFollowUp(question, turns);
      checkSame(makeWhole(question, turns), read.question, 'question');
      check(turns.length > 0 || read.relation === 'first', read.relation);
      check(turnsOfNewestSubject(turns).length <= turns.length, 'more turns');
      checkSame(typeof isReworded(question, read.question), 'boolean', 'reworded');
    },
  }),
  fuzzTarget({
    name: 'rewritings by a model',
    files: ['rewriting-check', 'rewriting-ground', 'rewriting-keep'].map(
      (name) => `src/chat/rewriting/${name}.ts`,
    ),
    promise:
      'What is accepted is one line of at most 200 characters that asks, without control characters.',
    inputs: (longestChars) =>
      fc
        .tuple(
          hostileQuestion(40),
          hostileTurns(longestChars),
          fc.constantFrom('', '问题：', '“', '改写后的问题是：'),
        )
        .chain(([asked, turns, before]) =>
          fc
            .oneof(
              hostileQuestion(longestChars),
              fc.constantFrom(asked, ...turns.map(({ question }) => question + asked)),
            )
            .map((rewritten) => ({ asked, turns, rewritten: before + rewritten })),
        ),
    holds: ({ asked, turns, rewritten }) => {
      const accepted = acceptRewriting(rewritten, asked, turns);
      if (accepted === undefined) return;
      check(rewritten.includes(accepted), 'other words');
      check(!/[\p{Cc}\p{Cf}\n]/u.test(accepted) && accepted.length <= 400, 'form');
    },
  }),
];
