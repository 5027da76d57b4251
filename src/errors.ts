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

/** Node's codes for a package that is not there whole, or whose compiled code does not load. */
const packageFaults = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];
/** What the loaders of compiled code throw, without a code. */
const bindingFault = /^(?:Could not locate the bindings file|Failed to load native binding)/u;

/**
 * One line for people: the message and what to do. Of any other error than the program's own a plain
 * sentence with its message; of packages that do not load none, for that would name files.
 */
export function describeError(error: unknown): string {
  if (error instanceof WenbaoError) return `${error.message}${error.remedy}`;
  if (isPackageFault(error))
    return '程序包缺失或损坏。请运行 npm ci 重新安装；若还不行，请运行 npm run doctor，看哪里坏了。';
  const detail = error instanceof Error ? error.message : String(error);
  return `程序内部出错：${detail}。请重试；若再次出现，请运行 npm run doctor 检查，并把这一行报告给维护者。`;
}

function isPackageFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return packageFaults.includes(code) || bindingFault.test(error.message);
}
