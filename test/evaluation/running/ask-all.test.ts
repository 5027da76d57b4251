import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { fromAnswer } from '../../../src/evaluation/answers/from-reply.ts';
import { type Ask, type Asked, askAll } from '../../../src/evaluation/running/ask-all.ts';
import { answered, sampleCase } from '../samples.ts';

const given = fromAnswer(answered(['利润36亿元。']));

function caseOf(id: string, session?: string) {
  return sampleCase({ facts: [['36亿']] }, { id, question: id, ...(session ? { session } : {}) });
}

/** Askers that note which of them is asked what, and when it has answered. */
function recorders(count: number) {
  const events: string[] = [];
  const askers = Array.from({ length: count }, (_, number): Ask => {
    return async (question, options) => {
      events.push(`${number} ${question} ${options?.session ?? '-'} asked`);
      await pause(question.startsWith('slow') ? 20 : 1);
      events.push(`${number} ${question} ${options?.session ?? '-'} answered`);
      return given;
    };
  });
  return { askers, events };
}

describe('asking all questions of a test set', () => {
  test('gives the answers in the order of the cases', async () => {
    const cases = [caseOf('slow'), caseOf('quick'), caseOf('quicker')];
    const results = await askAll(cases, recorders(3).askers);
    expect(results).toEqual(cases.map((testCase) => ({ testCase, given })));
  });

  test('asks the turns of a session one after another, of one asker', async () => {
    const cases = [caseOf('slow first', 's1'), caseOf('other'), caseOf('second', 's1')];
    const { askers, events } = recorders(3);
    await askAll(cases, askers);
    expect(events.filter((event) => event.includes('s1'))).toEqual([
      '0 slow first s1 asked',
      '0 slow first s1 answered',
      '0 second s1 asked',
      '0 second s1 answered',
    ]);
    expect(events.indexOf('1 other - answered')).toBeLessThan(
      events.indexOf('0 slow first s1 answered'),
    );
  });

  test('asks each asker one question at a time', async () => {
    const { askers, events } = recorders(2);
    await askAll(
      ['a', 'b', 'slow c', 'd', 'e'].map((id) => caseOf(id)),
      askers,
    );
    for (const number of ['0', '1']) {
      const own = events
        .filter((event) => event.startsWith(number))
        .map((e) => e.split(' ').at(-1));
      expect(own.length).toBeGreaterThan(0);
      expect(own).toEqual(own.map((_, index) => (index % 2 === 0 ? 'asked' : 'answered')));
    }
  });

  test('notes a question on which the system fails, and goes on', async () => {
    const ask: Ask = async (question) => {
      if (question === 'broken') throw new WenbaoError('archive', '档案打不开。', '请重新建档。');
      return given;
    };
    expect(await askAll([caseOf('broken'), caseOf('sound')], [ask])).toEqual([
      { testCase: caseOf('broken'), failure: '档案打不开。请重新建档。' },
      { testCase: caseOf('sound'), given },
    ]);
  });

  test('tells what came of each question as soon as it is known', async () => {
    const told: Asked[] = [];
    const onAsked = (asked: Asked) => told.push(asked);
    const cases = [caseOf('slow'), caseOf('quick')];
    await askAll(cases, recorders(2).askers, { onAsked });
    expect(told).toEqual(cases.toReversed().map((testCase) => ({ testCase, given })));
  });

  test('asks nothing more when it is stopped, and rejects with the reason', async () => {
    const stopped = new AbortController();
    const asked: string[] = [];
    const ask: Ask = (question, { signal } = {}) => {
      asked.push(question);
      if (question !== 'second') return Promise.resolve(given);
      stopped.abort(new Error('enough'));
      return Promise.reject(signal?.reason);
    };
    const cases = ['first', 'second', 'third'].map((id) => caseOf(id));
    const told: string[] = [];
    const onAsked = ({ testCase }: Asked) => told.push(testCase.id);
    const run = askAll(cases, [ask], { signal: stopped.signal, onAsked });
    await expect(run).rejects.toThrow('enough');
    expect(asked).toEqual(['first', 'second']);
    expect(told).toEqual(['first']);
  });

  test('refuses to ask nobody', async () => {
    await expect(askAll([caseOf('a')], [])).rejects.toThrow(WenbaoError);
  });
});
