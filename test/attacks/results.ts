import { type Answerer, type Attack, answerers, attacks } from './attack.ts';
import { attempt } from './holds.ts';
import { Target } from './perform.ts';

/** What came of one attack; no faults where it came to nothing. */
export interface Result {
  readonly attack: Attack;
  readonly answerer: Answerer;
  readonly faults: readonly string[];
}

/** The families of the set, in the order of its files. */
export const families: readonly string[] = [...new Set(attacks.map(({ family }) => family))];

const made = new Map<string, Promise<readonly Result[]>>();

/** Makes all attacks of a family, on the reader and on a model that obeys; once in a process. */
export function resultsOf(family: string): Promise<readonly Result[]> {
  const known = made.get(family) ?? makeAll(attacks.filter((attack) => attack.family === family));
  made.set(family, known);
  return known;
}

async function makeAll(ofFamily: readonly Attack[]): Promise<readonly Result[]> {
  const shared = await Target.open(ofFamily);
  const results: Result[] = [];
  for (const attack of ofFamily) {
    // A model that misbehaves thrice is left alone, and would not answer the attacks behind.
    const target = attack.stream === undefined ? shared : await Target.open([attack]);
    for (const answerer of answerers) {
      results.push({ attack, answerer, faults: await attempt(target, attack, answerer) });
    }
  }
  return results;
}
