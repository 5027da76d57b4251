import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Work, WorkQueue } from '../../../../src/surfaces/telegram/desk/work-queue.ts';

const roomy = { mostPerLane: 100, mostWaiting: 1_000, mostRunning: 100 };

function queueWith(limits: Partial<typeof roomy> = {}) {
  const failures: unknown[] = [];
  const queue = new WorkQueue({ ...roomy, ...limits, onFailure: (error) => failures.push(error) });
  return { queue, failures };
}

/** Work that runs until it is told to end. */
class Held implements Work {
  readonly lane: string;
  isBegun = false;
  end: () => void = () => {};

  constructor(lane: string) {
    this.lane = lane;
  }

  run(): Promise<void> {
    this.isBegun = true;
    return new Promise((resolve) => {
      this.end = resolve;
    });
  }
}

describe('the queue of work', () => {
  test('runs the work of a lane in its order, never two at once, and no more lanes than it may', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c', 'd'), turns: fc.nat(3) }), {
        maxLength: 30,
      }),
      fc.integer({ min: 1, max: 3 }),
      async (pieces, mostRunning) => {
        const { queue, failures } = queueWith({ mostRunning });
        const begun: number[] = [];
        const running: string[] = [];
        for (const [index, { lane, turns }] of pieces.entries()) {
          const run = async () => {
            begun.push(index);
            expect(running).not.toContain(lane);
            running.push(lane);
            expect(running.length).toBeLessThanOrEqual(mostRunning);
            for (let turn = 0; turn < turns; turn += 1) await nextTurn();
            running.splice(running.indexOf(lane), 1);
          };
          expect(queue.add({ lane, run })).toBe('taken');
        }
        await queue.idle();
        expect(failures).toEqual([]);
        expect(begun.length).toBe(pieces.length);
        for (const lane of 'abcd') {
          const ofLane = begun.filter((index) => pieces[index]?.lane === lane);
          expect(ofLane).toEqual(ofLane.toSorted((one, other) => one - other));
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test('does not let a lane that is stuck keep another from running', async () => {
    const { queue } = queueWith({ mostRunning: 2 });
    const stuck = new Held('a');
    queue.add(stuck);
    let ran = 0;
    for (let count = 0; count < 20; count += 1) {
      const run = async () => {
        ran += 1;
      };
      queue.add({ lane: `b${count}`, run });
    }
    await expect.poll(() => ran).toBe(20);
    stuck.end();
    await queue.idle();
  });

  test('goes on after work that fails, and tells of it', async () => {
    const { queue, failures } = queueWith();
    const error = new Error('broken');
    let hasRun = false;
    queue.add({ lane: 'a', run: () => Promise.reject(error) });
    const throwing = (): Promise<void> => {
      throw error;
    };
    queue.add({ lane: 'a', run: throwing });
    queue.add({
      lane: 'a',
      run: async () => {
        hasRun = true;
      },
    });
    await queue.idle();
    expect(failures).toEqual([error, error]);
    expect(hasRun).toBe(true);
  });

  test('refuses what is too much for a lane, and what is too much for all', async () => {
    const { queue } = queueWith({ mostPerLane: 2, mostRunning: 1, mostWaiting: 2 });
    const first = new Held('a');
    expect(queue.add(first)).toBe('taken');
    await expect.poll(() => first.isBegun).toBe(true);
    expect(queue.add(new Held('a'))).toBe('taken');
    expect(queue.admission('a')).toBe('lane-full');
    expect(queue.add(new Held('a'))).toBe('lane-full');
    expect(queue.add(new Held('b'))).toBe('taken');
    expect(queue.add(new Held('c'))).toBe('queue-full');
    queue.remove(() => true);
    expect(queue.add(new Held('c'))).toBe('taken');
    queue.remove(() => true);
    first.end();
    await queue.idle();
  });

  test('says how many are ahead: of the same lane, or of lanes whose turn comes first', async () => {
    const { queue } = queueWith({ mostRunning: 1 });
    const [first, second, third, other, last] = ['a', 'a', 'a', 'b', 'c'].map(
      (lane) => new Held(lane),
    );
    if (!first || !second || !third || !other || !last) throw new Error('There are five.');
    for (const work of [first, second, third, other, last]) queue.add(work);
    await expect.poll(() => first.isBegun).toBe(true);
    expect([first, second, third, other, last].map((work) => queue.ahead(work))).toEqual([
      0, 1, 2, 1, 2,
    ]);
    expect(queue.ahead(new Held('a'))).toBe(0);
    expect(queue.waitingCount).toBe(4);
    expect(queue.runningCount).toBe(1);
    expect(queue.remove((work) => work.lane === 'a')).toEqual([second, third]);
    first.end();
    await expect.poll(() => other.isBegun).toBe(true);
    other.end();
    await expect.poll(() => last.isBegun).toBe(true);
    last.end();
    await queue.idle();
    expect(queue.waitingCount).toBe(0);
  });
});
