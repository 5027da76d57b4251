import { z } from 'zod';

/** A line that was written, and the id that its result has to give back. */
export interface Written {
  readonly id: string | number | null;
}

const resultSchema = z.looseObject({
  id: z.union([z.string(), z.number(), z.null()]),
  status: z.enum(['answered', 'abstained', 'failed']),
  question: z.string().nullable(),
  answer: z.string(),
  reason: z.string().optional(),
  citations: z.array(z.looseObject({ source: z.string() })),
});

/** What is looked at of a line of output. */
export type LineResult = z.infer<typeof resultSchema>;

export type LineOutcome<Item> =
  | { readonly kind: 'answered'; readonly item: Item; readonly result: LineResult }
  /** It was open when the process was killed. */
  | { readonly kind: 'lost in flight'; readonly item: Item }
  | { readonly kind: 'lost'; readonly item: Item }
  | { readonly kind: 'doubled'; readonly line: string }
  | { readonly kind: 'unasked'; readonly line: string }
  | { readonly kind: 'no result'; readonly line: string };

/** Keeps book of one process that answers lines: each line of output is for the oldest of input. */
export class LineLedger<Item extends Written> {
  #open: Item[] = [];
  readonly #answered = new Set<string | number>();

  get openCount(): number {
    return this.#open.length;
  }

  write(item: Item): void {
    this.#open.push(item);
  }

  /** What a whole line of output means. One that answers a later line shows the others as lost. */
  receive(line: string): LineOutcome<Item>[] {
    const result = readResult(line);
    if (!result) return [{ kind: 'no result', line }];
    const place = this.#open.findIndex(({ id }) => id === result.id);
    const item = this.#open[place];
    if (!item) {
      const isAgain = result.id !== null && this.#answered.has(result.id);
      return [{ kind: isAgain ? 'doubled' : 'unasked', line }];
    }
    const passed = this.#open.slice(0, place);
    this.#open = this.#open.slice(place + 1);
    if (item.id !== null) this.#answered.add(item.id);
    return [
      ...passed.map((each) => ({ kind: 'lost' as const, item: each })),
      { kind: 'answered', item, result },
    ];
  }

  /** The process is gone, and all that it wrote was read. */
  end(isKilled: boolean): LineOutcome<Item>[] {
    const left = this.#open;
    this.#open = [];
    return left.map((item) => ({ kind: isKilled ? 'lost in flight' : 'lost', item }));
  }
}

function readResult(line: string): LineResult | undefined {
  try {
    return resultSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
