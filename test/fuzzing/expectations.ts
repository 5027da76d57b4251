import { WenbaoError } from '../../src/errors.ts';
import type { Span } from '../../src/language/span.ts';

/** Throws, saying what does not hold. */
export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Throws unless two values are the same as JSON. */
export function checkSame(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  check(one === other, `${what}: ${one} is not ${other}`);
}

/** Spans lie in the text, none empty. */
export function checkWithin(text: string, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    const isWhole = Number.isInteger(start) && Number.isInteger(end);
    check(isWhole && start >= 0 && start < end && end <= text.length, `span ${start}-${end}`);
  }
}

/** Spans lie in the text, in order and without overlap. */
export function checkInOrder(text: string, spans: readonly Span[]): void {
  checkWithin(text, spans);
  for (const [index, { start }] of spans.entries()) {
    const before = spans[index - 1];
    check(!before || before.end <= start, `spans ${before?.end} and ${start} overlap`);
  }
}

/** A value comes back from JSON as it was: nothing of it is undefined, infinite or circular. */
export function checkSerialisable(value: unknown): void {
  const json = JSON.stringify(value);
  const isLost = /(?:^|[:,[])null(?=[,\]}]|$)/u.test(json.replace(/"(?:[^"\\]|\\.)*"/gu, '""'));
  check(!isLost, `something is lost in ${json.slice(0, 400)}`);
}

/** What the work gives; nothing where it complains to the user, which has to be in two sentences. */
export function orComplaint<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    checkComplaint(error);
    return undefined;
  }
}

/** Like `orComplaint`, for what resolves or rejects. */
export async function orRejection<Result>(
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    checkComplaint(error);
    return undefined;
  }
}

/** Rethrows what is no error for people. */
function checkComplaint(error: unknown): void {
  if (!(error instanceof WenbaoError)) throw error;
  check(/\p{Script=Han}/u.test(error.message), `no Chinese in ${error.message}`);
  check(error.remedy !== '', 'no remedy');
}

const builtins = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const ownKeys = builtins.map((builtin) => Reflect.ownKeys(builtin).length);

/** Throws where something was added to what all objects inherit. */
export function expectBuiltinsUntouched(): void {
  for (const [index, builtin] of builtins.entries()) {
    check(Reflect.ownKeys(builtin).length === ownKeys[index], 'a prototype was changed');
  }
}
