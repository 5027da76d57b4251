import { regularFileBytes } from './regular-file.ts';

/** A line of a file of records as bytes, without its line break. */
export interface RecordLine {
  /** Counted from 1. */
  readonly number: number;
  /** Absent for a line of more than `maxLineBytes`. */
  readonly bytes?: Uint8Array;
}

/** A larger file should be several; without a limit, a sparse one would take hours to read. */
const maxFileBytes = 4 * 1024 ** 3;
/** A longer line is no record; it is passed over without being held in memory. */
export const maxLineBytes = 16 * 1024 * 1024;
const lineFeed = 0x0a;

/** The lines of a file, one after the other, so that memory does not grow with the file. */
export async function* readRecordLines(path: string): AsyncGenerator<RecordLine> {
  let pieces: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (): RecordLine => {
    const line = length > maxLineBytes ? { number } : { number, bytes: Buffer.concat(pieces) };
    pieces = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of recordFileBytes(path)) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      length += at - from;
      if (length <= maxLineBytes) pieces.push(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    length += chunk.length - from;
    if (length <= maxLineBytes) pieces.push(chunk.subarray(from));
    else pieces = [];
  }
  if (length > 0) yield take();
}

/** The bytes of a file of records; throws `RefusedFile` for what is too large, or no ordinary file. */
export function recordFileBytes(path: string): AsyncGenerator<Buffer> {
  return regularFileBytes(
    path,
    maxFileBytes,
    `文件超过 ${maxFileBytes / 1024 ** 3} GB，请分成几个`,
  );
}
