/** A call that the bot made. */
export interface ApiCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** The calls that the bot made, with those that went wrong. */
export class ApiCalls {
  readonly #keepsAll: boolean;
  readonly #calls: ApiCall[] = [];
  readonly #counts = new Map<string, number>();

  /** Only counts them unless `keepsAll`. */
  constructor(keepsAll: boolean) {
    this.#keepsAll = keepsAll;
  }

  add(call: ApiCall): void {
    this.#counts.set(call.method, this.count(call.method) + 1);
    if (this.#keepsAll) this.#calls.push(call);
  }

  of(method: string): readonly ApiCall[] {
    return this.#calls.filter((call) => call.method === method);
  }

  count(method: string): number {
    return this.#counts.get(method) ?? 0;
  }
}
