/** What kind of thing went wrong; a surface may choose its tone by it, never its wording. */
export type ErrorKind = 'usage' | 'config' | 'source' | 'archive' | 'model' | 'internal';

/**
 * An error that a user can act on. `message` says what is wrong and `remedy` what to do, both as
 * one short Chinese sentence, so that every surface can show them as they are.
 */
export class WenbaoError extends Error {
  readonly kind: ErrorKind;
  readonly remedy: string;

  constructor(kind: ErrorKind, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WenbaoError';
    this.kind = kind;
    this.remedy = remedy;
  }
}

/** One line for people: the message and what to do; a plain sentence for an unexpected error. */
export function describeError(error: unknown): string {
  if (error instanceof WenbaoError) return `${error.message}${error.remedy}`;
  const detail = error instanceof Error ? error.message : String(error);
  return `程序内部出错：${detail}。请重试；若再次出现，请把这一行报告给维护者。`;
}
