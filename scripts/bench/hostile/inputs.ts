import { closeSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repeatedTexts } from './repeated-texts.ts';

/** Puts a hostile input into a folder of sources. */
export type WriteInput = (folder: string) => void;

const mebibyte = 1024 * 1024;
const repetitions = 100_000;
/** Of what would make too large a page otherwise. */
const fewerRepetitions = 40_000;
const largestPageBytes = 4 * mebibyte;

/** The inputs at full size, by what they are called in the table. */
export const hostileInputs: Readonly<Record<string, WriteInput>> = {
  'nothing hostile': () => undefined,
  ...Object.fromEntries(
    Object.entries(repeatedTexts).map(([name, toText]) => {
      const times = timesFitting(toText);
      const called = `${name}, ${times.toLocaleString('en')} times`;
      return [called, inFile('page.txt', () => toText(times))];
    }),
  ),
  'a page of one line of 1 MB': inFile('page.txt', () => '长'.repeat(mebibyte / 3)),
  'a page of one line of 10 MB': inFile('page.txt', () => '长'.repeat((10 * mebibyte) / 3)),
  'a page of 200 MB': (folder) => writePieces(join(folder, 'page.txt'), 200, '甲乙丙。\n'),
  'a record of 10 MB': inFile('news.jsonl', () =>
    JSON.stringify({ id: 1, text: '长'.repeat((10 * mebibyte) / 3) }),
  ),
  'a record of 2,000,000 characters, all figures': inFile('news.jsonl', () =>
    JSON.stringify({ id: 1, text: '36亿元、'.repeat(400_000) }),
  ),
  'a line of 100 MB that is no JSON': (folder) =>
    writePieces(join(folder, 'news.jsonl'), 100, '{"id": ['),
  '7,000,000 faulty lines': (folder) => writePieces(join(folder, 'news.jsonl'), 20, '{}\n'),
  'JSON nested 5,000,000 deep': inFile(
    'news.jsonl',
    () => `{"id": 1, "text": ${'['.repeat(5_000_000)}`,
  ),
  '100,000 records in one file': inFile('news.jsonl', () => records(repetitions)),
  '100,000 records with one id': inFile('news.jsonl', () =>
    '{"id": "__proto__", "text": "好。"}\n'.repeat(repetitions),
  ),
  '100,000 files of one line': (folder) => writeFiles(folder, repetitions),
  '100,000 symbolic links': (folder) => writeLinks(folder, repetitions),
  'folders 2,000 deep': (folder) => {
    const deepest = join(folder, ...new Array<string>(1_900).fill('a'));
    mkdirSync(deepest, { recursive: true });
    writeFileSync(join(deepest, 'a.txt'), '好。\n');
  },
};

/** Writes so many pages of one line, a thousand in each folder. */
export function writeFiles(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const path = join(folder, `${Math.floor(index / 1_000)}`, `${index}.txt`);
    if (index % 1_000 === 0) mkdirSync(dirname(path));
    writeFileSync(path, `第${index}村今年种茶${index}亩。\n`);
  }
}

function writeLinks(folder: string, count: number): void {
  for (let index = 0; index < count; index++)
    symlinkSync('/etc/passwd', join(folder, `${index}.txt`));
}

function timesFitting(toText: (times: number) => string): number {
  return Buffer.byteLength(toText(repetitions)) > largestPageBytes ? fewerRepetitions : repetitions;
}

function records(count: number): string {
  const lines = Array.from({ length: count }, (_, id) =>
    JSON.stringify({ id, text: `第${id}村今年种茶${id}亩。`, date: '9999-99-99' }),
  );
  return `${lines.join('\n')}\n`;
}

function inFile(name: string, toText: () => string): WriteInput {
  return (folder) => writeFileSync(join(folder, name), toText());
}

/** A large file, without holding it in memory. */
function writePieces(path: string, megabytes: number, unit: string): void {
  const piece = Buffer.from(unit.repeat(Math.floor(mebibyte / Buffer.byteLength(unit))));
  const file = openSync(path, 'w');
  for (let written = 0; written < megabytes; written++) writeSync(file, piece);
  closeSync(file);
}
