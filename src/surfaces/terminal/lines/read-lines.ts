import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a stream of UTF-8, each as soon as it is complete, without line break or byte order
 * mark. Only `\n` and `\r\n` break lines: node:readline would also break at U+2028, which may stand
 * inside a JSON string.
 */
export async function* readLines(input: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  // Kept in parts, since joining at each chunk would take quadratic time for a long line.
  let parts: string[] = [];
  let isFirst = true;

  for await (const chunk of input) {
    const pieces = decode(decoder, chunk).split('\n');
    for (const piece of pieces.slice(0, -1)) {
      yield toLine([...parts, piece], isFirst);
      parts = [];
      isFirst = false;
    }
    parts.push(pieces.at(-1) ?? '');
  }
  const last = toLine([...parts, decoder.end()], isFirst);
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

function decode(decoder: StringDecoder, chunk: unknown): string {
  return chunk instanceof Uint8Array ? decoder.write(Buffer.from(chunk)) : String(chunk);
}

function toLine(parts: readonly string[], isFirst: boolean): string {
  const line = parts.join('').replace(/\r$/, '');
  return isFirst ? line.replace(/^\ufeff/, '') : line;
}
