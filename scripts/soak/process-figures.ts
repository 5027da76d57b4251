import { readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Sample } from './series.ts';

/** What is followed of a process. */
export type FigureName = 'rss' | 'heap' | 'external' | 'handles' | 'threads';

const memorySchema = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });

const bytesPerMb = 2 ** 20;

/** The figures of one process, in the order of time; memory in megabytes. */
export class ProcessFigures {
  readonly #samples = new Map<FigureName, Sample[]>();

  samples(name: FigureName): readonly Sample[] {
    return this.#samples.get(name) ?? [];
  }

  /** Takes a line of the probe in the process; others are passed over. */
  addMemory(line: string, atMs: number): void {
    const { data } = memorySchema.safeParse(JSON.parse(line));
    if (!data) return;
    this.#add('rss', { atMs, value: data.rss / bytesPerMb });
    this.#add('heap', { atMs, value: data.heapUsed / bytesPerMb });
    this.#add('external', { atMs, value: data.external / bytesPerMb });
  }

  /** Looks how many files and threads the process has open; nothing where the system does not tell. */
  addHandles(pid: number, atMs: number): void {
    const handles = countIn(`/proc/${pid}/fd`);
    const threads = countIn(`/proc/${pid}/task`);
    if (handles !== undefined) this.#add('handles', { atMs, value: handles });
    if (threads !== undefined) this.#add('threads', { atMs, value: threads });
  }

  #add(name: FigureName, sample: Sample): void {
    this.#samples.set(name, [...this.samples(name), sample]);
  }
}

function countIn(folder: string): number | undefined {
  try {
    return readdirSync(folder).length;
  } catch {
    return undefined;
  }
}
