/** A file, a folder, or a line of a file, that holds no page, and why. */
export interface Rejection {
  readonly source: string;
  readonly line?: number;
  readonly reason: string;
}

export const unreadable = '读不了（没有权限，或正被占用？）';
