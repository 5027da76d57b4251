import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { type Ask, evaluate } from '../../../src/evaluation/running/run.ts';
import { abstained, answered, replyWith, sampleCase } from '../samples.ts';

const facts = { facts: [['36亿']] };

function caseOf(id: string, session?: string) {
  return sampleCase(facts, { id, question: id, ...(session ? { session } : {}) });
}

/** An assistant that notes which questions start and end, and how many overlap. */
function recorder(replyTo: (question: string) => ReturnType<typeof replyWith>) {
  const events: string[] = [];
  const overlaps: number[] = [];
  let open = 0;
  const ask: Ask = async (question, options) => {
    overlaps.push(++open);
    events.push(`${question} ${options?.session ?? '-'} asked`);
    await pause(question.startsWith('slow') ? 20 : 1);
    events.push(`${question} ${options?.session ?? '-'} answered`);
    open -= 1;
    return replyTo(question);
  };
  return { ask, events, overlaps };
}

const right = () => replyWith(answered(['利润36亿元。']));

describe('evaluate', () => {
  test('judges each reply and keeps the order of the cases', async () => {
    const cases = [caseOf('slow'), caseOf('wrong'), caseOf('quick')];
    const { ask } = recorder((question) => (question === 'wrong' ? replyWith(abstained) : right()));
    const results = await evaluate(cases, ask, { concurrency: 3 });
    expect(results.map(({ testCase }) => testCase.id)).toEqual(['slow', 'wrong', 'quick']);
    expect(results.map(({ fault }) => fault)).toEqual([undefined, '应作答而拒答', undefined]);
  });

  test('asks the turns of a session one after another', async () => {
    const cases = [caseOf('slow first', 's1'), caseOf('other'), caseOf('second', 's1')];
    const { ask, events } = recorder(right);
    await evaluate(cases, ask, { concurrency: 3 });
    expect(events.filter((event) => event.includes('s1'))).toEqual([
      'slow first s1 asked',
      'slow first s1 answered',
      'second s1 asked',
      'second s1 answered',
    ]);
    expect(events.indexOf('other - answered')).toBeLessThan(
      events.indexOf('slow first s1 answered'),
    );
  });

  test('has no more questions under way than told', async () => {
    const { ask, overlaps } = recorder(right);
    await evaluate(
      ['a', 'b', 'c', 'd', 'e'].map((id) => caseOf(id)),
      ask,
      { concurrency: 2 },
    );
    expect(Math.max(...overlaps)).toBe(2);
  });

  test('scores a question on which the program fails as wrong, and goes on', async () => {
    const { ask } = recorder((question) => {
      if (question === 'broken') throw new WenbaoError('archive', '档案打不开。', '请重新建档。');
      return right();
    });
    const results = await evaluate([caseOf('broken'), caseOf('sound')], ask);
    expect(results[0]).toEqual({ testCase: caseOf('broken'), fault: '档案打不开。请重新建档。' });
    expect(results[1]?.fault).toBeUndefined();
  });

  test('tells how far it is', async () => {
    const progress: string[] = [];
    const onProgress = (done: number, total: number) => progress.push(`${done}/${total}`);
    await evaluate([caseOf('a'), caseOf('b')], recorder(right).ask, { onProgress });
    expect(progress).toEqual(['1/2', '2/2']);
  });

  test('asks nothing more when it is stopped, and rejects with the reason', async () => {
    const stopped = new AbortController();
    const asked: string[] = [];
    const ask: Ask = (question, { signal } = {}) => {
      asked.push(question);
      if (question !== 'second') return Promise.resolve(right());
      stopped.abort(new Error('enough'));
      return Promise.reject(signal?.reason);
    };
    const cases = ['first', 'second', 'third'].map((id) => caseOf(id));
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    const run = evaluate(cases, ask, { signal: stopped.signal, onProgress });
    await expect(run).rejects.toThrow('enough');
    expect(asked).toEqual(['first', 'second']);
    expect(told).toEqual([1]);
  });

  test.each([0, 1.5, Number.NaN])('refuses %d questions at once', async (concurrency) => {
    const evaluation = evaluate([caseOf('a')], recorder(right).ask, { concurrency });
    await expect(evaluation).rejects.toThrow(WenbaoError);
  });
});
