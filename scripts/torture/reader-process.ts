import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { typescriptLoader } from '../typescript-loader.ts';

const readerPath = fileURLToPath(new URL('reader.ts', import.meta.url));

/** One thing that was asked of an archive, and when, in milliseconds of the machine's clock. */
export const reading = z.object({ askedAt: z.number(), toldAt: z.number(), told: z.string() });
export type Reading = z.infer<typeof reading>;

/** A process that reads an archive all the time. */
export class ReaderProcess {
  readonly readings: Reading[] = [];
  readonly #child;
  readonly #gone;

  constructor(way: 'question' | 'search', directory: string) {
    this.#child = spawn(
      process.execPath,
      ['--import', typescriptLoader, readerPath, way, directory],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#gone = once(this.#child, 'exit');
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.readings.push(reading.parse(JSON.parse(line)));
    });
  }

  /** Resolves when something was told that holds this text; false if it takes too long. */
  async tells(text: string, longestMs: number): Promise<boolean> {
    const deadline = Date.now() + longestMs;
    while (Date.now() < deadline) {
      if (this.readings.at(-1)?.told.includes(text)) return true;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return false;
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}
