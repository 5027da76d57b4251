import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline as pipe, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** The lines of a text file, also a gzipped one, that are not empty; nothing is held in memory. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  // An error of the file reaches the reader through the stream that `pipe` returns.
  const text = path.endsWith('.gz') ? pipe(file, createGunzip(), () => undefined) : file;
  text.setEncoding('utf8');
  let rest = '';
  for await (const part of text) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(isFilled);
  }
  if (isFilled(rest)) yield rest;
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/** Writes values as a `.jsonl` file. */
export async function writeRecords(
  path: string,
  records: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<void> {
  await pipeline(Readable.from(toLines(records)), createWriteStream(path));
}

async function* toLines(
  records: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}
