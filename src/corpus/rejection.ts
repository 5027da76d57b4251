import { noRegularFile, RefusedFile } from './regular-file.ts';

/** A file, a folder, or a line of a file, that holds no page, and why. */
export interface Rejection {
  readonly source: string;
  readonly line?: number;
  readonly reason: string;
}

export const unreadable = '读不了（没有权限，或正被占用？）';
export const linkNotFollowed = '是符号链接，没有跟随';

const reasonsByCode: ReadonlyMap<unknown, string> = new Map([
  ['ELOOP', linkNotFollowed],
  ['ENXIO', noRegularFile],
  ['ENAMETOOLONG', '路径太长'],
]);

/** Why a file or folder could not be read, from what reading it threw. */
export function reasonOf(error: unknown, path: string): string {
  if (error instanceof RefusedFile) return error.reason;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Node gives such a name with U+FFFD, under which there is no file.
  if (code === 'ENOENT' && path.includes('\ufffd')) return '文件名不是 UTF-8 文字，请改名';
  return reasonsByCode.get(code) ?? unreadable;
}

/** So many rejected lines of one file are named. */
export const mostNamedRejections = 1_000;

/** The rejections of one file, of which it may have one in each of ten million lines. */
export class FileRejections {
  readonly #source: string;
  readonly #named: Rejection[] = [];
  #unnamed = 0;

  constructor(source: string) {
    this.#source = source;
  }

  add(rejection: Rejection): void {
    if (this.#named.length < mostNamedRejections) this.#named.push(rejection);
    else this.#unnamed += 1;
  }

  /** Those that are named, then how many more there are. */
  get list(): readonly Rejection[] {
    if (this.#unnamed === 0) return this.#named;
    return [...this.#named, { source: this.#source, reason: `另有 ${this.#unnamed} 行不合要求` }];
  }
}
