import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { ArchiveError } from './archive-error.ts';
import { toArchiveError } from './database-error.ts';
import { type GraphRecord, graphRecord } from './manifest.ts';

/** What a thread needs to make a graph. */
export interface GraphTask {
  readonly databasePath: string;
  readonly directory: string;
  readonly dimensions: number;
  readonly from?: GraphRecord;
}

/** Take in all chunks up to this one; or save, everything ordered before or what is there now. */
export const graphOrder = z.union([
  z.object({ upTo: z.number() }),
  z.object({ save: z.enum(['all', 'now']) }),
]);
export type GraphOrder = z.infer<typeof graphOrder>;

const graphNews = z.union([
  z.object({ added: z.number() }),
  z.object({ saved: graphRecord }),
  z.object({ failed: z.object({ message: z.string(), code: z.string().optional() }) }),
]);
export type GraphNews = z.infer<typeof graphNews>;

/** An error in a form that can be sent from one thread to the other. */
export function toNews(error: unknown): GraphNews {
  const message = error instanceof Error ? error.message : String(error);
  const isDamage = error instanceof ArchiveError && error.isDamage;
  const cause = isDamage ? { code: 'SQLITE_CORRUPT' } : error;
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause;
  return { failed: { message, ...(hasCode ? { code: String(cause.code) } : {}) } };
}

function toError({ message, code }: { message: string; code?: string | undefined }): unknown {
  const error = new Error(message);
  return code === undefined ? error : toArchiveError(Object.assign(error, { code, syscall: '' }));
}

/** A graph that is made in a thread of its own while the database is being filled. */
export class GraphThread {
  readonly #worker: Worker;
  readonly #saved: Promise<GraphRecord>;

  constructor(task: GraphTask, onProgress?: (added: number) => void) {
    const program = new URL('./graph-worker.mjs', import.meta.url);
    this.#worker = new Worker(program, { workerData: task, execArgv: [] });
    this.#saved = new Promise((resolve, reject) => {
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(new Error('the thread that made the graph ended')));
      this.#worker.on('message', (message: unknown) => {
        const news = graphNews.parse(message);
        if ('added' in news) onProgress?.(news.added);
        else if ('saved' in news) resolve(news.saved);
        else reject(toError(news.failed));
      });
    });
    // A failure is told when the graph is asked for.
    this.#saved.catch(() => undefined);
  }

  /** Tells the thread that the database holds all chunks up to this one. */
  take(upTo: number): void {
    this.#order({ upTo });
  }

  /**
   * Saves the graph with everything that the thread was told to take, or as it is now. After that
   * the thread is of no more use; a second call saves sooner what the first is waiting for.
   */
  async save(what: 'all' | 'now'): Promise<GraphRecord> {
    this.#order({ save: what });
    try {
      return await this.#saved;
    } finally {
      await this.stop();
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #order(order: GraphOrder): void {
    this.#worker.postMessage(order);
  }
}
