import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { UnitVectors } from './unit-vectors.ts';

/** Where an interrupted training goes on: two files, of which the small one says that both are whole. */
export class Checkpoint {
  readonly #path: string;
  readonly #recipe: string;

  /** @param recipe all that shapes the training; a checkpoint of another recipe is not used */
  constructor(path: string, recipe: object) {
    this.#path = path;
    this.#recipe = JSON.stringify(recipe);
  }

  /** Fills in the vectors as they were; returns the steps that were done, 0 without a whole checkpoint. */
  restore(vectors: UnitVectors): number {
    const step = this.#stepDone();
    if (step === 0) return 0;
    const stored = readFileSync(this.#numbersPath(step));
    const length = 2 * vectors.rows.length;
    if (stored.length !== length * Float32Array.BYTES_PER_ELEMENT) return 0;
    const numbers = new Float32Array(stored.buffer, stored.byteOffset, length);
    vectors.rows.set(numbers.subarray(0, vectors.rows.length));
    vectors.squares.set(numbers.subarray(vectors.rows.length));
    return step;
  }

  /** Keeps the vectors as they are after a step. */
  save(step: number, { rows, squares }: UnitVectors): void {
    const before = this.#stepDone();
    const numbers = new Float32Array(2 * rows.length);
    numbers.set(rows);
    numbers.set(squares, rows.length);
    writeFileSync(this.#numbersPath(step), numbers);
    writeFileSync(`${this.#path}.new`, JSON.stringify({ recipe: this.#recipe, step }));
    renameSync(`${this.#path}.new`, this.#path);
    if (before > 0 && before !== step) rmSync(this.#numbersPath(before), { force: true });
  }

  /** Removes what is no longer needed when the training is done. */
  remove(): void {
    rmSync(this.#numbersPath(this.#stepDone()), { force: true });
    rmSync(this.#path, { force: true });
  }

  #stepDone(): number {
    if (!existsSync(this.#path)) return 0;
    const note = parseNote(readFileSync(this.#path, 'utf8'));
    if (note?.recipe !== this.#recipe) return 0;
    return existsSync(this.#numbersPath(note.step)) ? note.step : 0;
  }

  #numbersPath(step: number): string {
    return `${this.#path}.${step}.f32`;
  }
}

const noteSchema = z.object({ recipe: z.string(), step: z.number().int().positive() });

/** The note of a checkpoint, unless it is damaged. */
function parseNote(text: string): z.infer<typeof noteSchema> | undefined {
  try {
    return noteSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
