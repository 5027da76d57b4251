// src/surfaces/terminal/build: how a build goes and what came of it.

import type { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import { isDumb, isTerminal } from '../text/screen.ts';

/** How far a build is within one of its stages. */
export interface ProgressStep {
  readonly stage: 'sources' | 'graph' | 'questions';
  readonly done: number;
  readonly total: number;
}

/** Shows how far a build is: a bar on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  update(step: ProgressStep): void;
  stop(): void;
}

const stageNames = { sources: '读取版面', graph: '建立向量图', questions: '提问' } as const;
const plainIntervalMs = 2_000;
/** From less than this no rate can be told. */
const shortestMeasuredMs = 1_000;

/**
 * Progress on a stream, usually standard error.
 * @param title written in a line of its own above the first step, where there is one
 */
export function createProgress(stream: Writable, title?: string): Progress {
  const progress = isTerminal(stream) && !isDumb() ? barOn(stream) : plainLinesOn(stream);
  let isBegun = false;
  return {
    update(step) {
      if (!isBegun && title !== undefined) stream.write(`${title}\n`);
      isBegun = true;
      progress.update(step);
    },
    stop: progress.stop,
  };
}

function barOn(stream: Writable): Progress {
  const remaining = createEstimate();
  let bar: SingleBar | undefined;
  let stage: ProgressStep['stage'] | undefined;
  return {
    update(step) {
      if (step.stage !== stage) {
        bar?.stop();
        const format = `${stageNames[step.stage]} {bar} {percentage}%{remaining}`;
        bar = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true });
        bar.start(step.total, step.done, { remaining: '' });
        stage = step.stage;
      }
      bar?.update(step.done, { remaining: remaining(step) });
    },
    stop() {
      bar?.stop();
    },
  };
}

function plainLinesOn(stream: Writable): Progress {
  const remaining = createEstimate();
  let lastLineAt = performance.now();
  return {
    update(step) {
      const estimate = remaining(step);
      const now = performance.now();
      if (now - lastLineAt < plainIntervalMs) return;
      lastLineAt = now;
      const percent = Math.floor((100 * step.done) / Math.max(1, step.total));
      stream.write(`${stageNames[step.stage]}：${percent}%${estimate}\n`);
    },
    stop() {},
  };
}

/** Tells what remains of a stage by the rate since its beginning; empty while that is not known. */
export function createEstimate(now: () => number = () => performance.now()) {
  let stage: ProgressStep['stage'] | undefined;
  let begunAt = 0;
  let doneAtBegin = 0;
  return (step: ProgressStep): string => {
    if (step.stage !== stage) {
      stage = step.stage;
      begunAt = now();
      doneAtBegin = step.done;
    }
    const elapsedMs = now() - begunAt;
    const done = step.done - doneAtBegin;
    if (elapsedMs < shortestMeasuredMs || done <= 0) return '';
    return `，还需约 ${formatSeconds(((step.total - step.done) * elapsedMs) / done / 1_000)}`;
  };
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}
