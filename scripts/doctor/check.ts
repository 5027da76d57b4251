import { WenbaoError } from '../../src/errors.ts';

/** How a check came out: `warning` is worth a look, with `error` something does not work. */
export type CheckState = 'ok' | 'warning' | 'error';

/** What one check found, in sentences of Chinese. */
export interface Check {
  readonly name: string;
  readonly state: CheckState;
  readonly detail: string;
  /** What to do, where there is something to do. */
  readonly remedy?: string;
}

/** What a check found of which nothing has to be done. */
export function ok(name: string, detail: string): Check {
  return { name, state: 'ok', detail };
}

/** What a check found that the program works with. */
export function warning(name: string, detail: string, remedy?: string): Check {
  return { name, state: 'warning', detail, ...(remedy !== undefined && { remedy }) };
}

/** What a check found that keeps something from working. */
export function failing(name: string, detail: string, remedy: string): Check {
  return { name, state: 'error', detail, remedy };
}

/**
 * What was thrown, as a check; of an error that is not the program's own only the name is told, as
 * its message may hold anything.
 */
export function thrown(name: string, cause: unknown, state: 'warning' | 'error' = 'error'): Check {
  if (cause instanceof WenbaoError) {
    const { message, remedy } = cause;
    return { name, state, detail: withoutSubject(message, name), remedy };
  }
  const what = cause instanceof Error ? cause.name : typeof cause;
  return { name, state, detail: `没能查完（${what}）。`, remedy: '请运行 npm ci 后再查。' };
}

/** A sentence that begins with what the check is called need not say it again. */
export function withoutSubject(sentence: string, name: string): string {
  return sentence.startsWith(name) ? sentence.slice(name.length).replace(/^[ 的]+/u, '') : sentence;
}
