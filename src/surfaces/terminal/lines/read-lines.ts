import { decodeText } from '../../../corpus/decode.ts';
import { maxLineBytes } from '../../../corpus/record-lines.ts';

const lineFeed = 0x0a;

/**
 * The lines of a stream, each as soon as it is complete, without line break or byte order mark; in
 * UTF-8 or, where a line is none, GB18030, of which no character has the byte of a line break. What
 * is neither keeps U+FFFD in place of its bytes. Only `\n` and `\r\n` break lines: node:readline
 * would also break at U+2028, which may stand inside a JSON string. Of a line of more than
 * `maxLineBytes` only so much is read: it is no JSON then, and still too long for a question.
 */
export async function* readLines(input: AsyncIterable<unknown>): AsyncGenerator<string> {
  // Kept in parts, since joining at each chunk would take quadratic time for a long line.
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    if (length < maxLineBytes) parts.push(part.subarray(0, maxLineBytes - length));
    length += part.length;
  };
  for await (const chunk of input) {
    let rest = toBytes(chunk);
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
      add(rest.subarray(0, end));
      yield toLine(parts);
      parts = [];
      length = 0;
      rest = rest.subarray(end + 1);
    }
    add(rest);
  }
  const last = toLine(parts);
  if (last !== '') yield last;
}

/** The whole text of such a stream. */
export async function readText(input: AsyncIterable<unknown>): Promise<string> {
  const lines: string[] = [];
  for await (const line of readLines(input)) lines.push(line);
  return lines.join('\n');
}

/** What comes of a stream that may break off, which then ends it. */
export async function* untilItEnds(input: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* input;
  } catch {
    // What came before is all there is.
  }
}

function toBytes(chunk: unknown): Buffer {
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A byte order mark stands before the first line alone, and is no part of any. */
function toLine(parts: readonly Buffer[]): string {
  return decode(Buffer.concat(parts)).replace(/\r$/u, '');
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    const decoded = decodeText(bytes);
    return 'text' in decoded ? decoded.text : bytes.toString('utf8');
  }
}
