import fc from 'fast-check';
import { factsOf, readCatalog } from '../../../src/corpus/catalog.ts';
import { decodeText } from '../../../src/corpus/decode.ts';
import { readEntities } from '../../../src/corpus/entities.ts';
import { readArticles } from '../../../src/corpus/read.ts';
import { parseIssueDate, recordSchema, toPage } from '../../../src/corpus/record.ts';
import { maxLineBytes, readRecordLines } from '../../../src/corpus/record-lines.ts';
import { rangeOf } from '../../../src/language/dates.ts';
import { anyBytes, hostileBytes } from '../arbitraries/bytes.ts';
import { dates } from '../arbitraries/fragments.ts';
import { mutated, mutatedJson } from '../arbitraries/json.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const corpus = 'src/corpus/';
const record = {
  id: 'story-1',
  text: '青河大桥8月12日建成通车，全长3.6公里。',
  title: '青河大桥建成通车',
  date: '2024-08-12',
  publication: '青河日报',
  url: 'https://example.org/1',
};
const catalog = {
  'page.txt': {
    publication: '青河日报',
    date: '2024-08',
    precision: 'month',
    section: '第3版',
    note: '',
  },
  '2024/page.md': { date: '2024-08-12', precision: 'day' },
};
const scratch = new ScratchFolder();

/** Files as they lie in the folder of sources. */
export const corpusFiles = [
  fuzzTarget({
    name: 'bytes to text',
    files: [`${corpus}decode.ts`],
    promise: 'Bytes are text that shows something, or rejected with a reason in Chinese.',
    inputs: anyBytes,
    holds: (bytes) => {
      const decoded = decodeText(bytes);
      if ('rejected' in decoded) check(/\p{Script=Han}/u.test(decoded.rejected), 'no reason');
      else check(/\S/u.test(decoded.text), 'nothing to see');
    },
  }),
  fuzzTarget({
    name: 'records',
    files: [`${corpus}record.ts`],
    promise:
      'What fits the schema becomes a page of the same text, whose date is one of the calendar.',
    inputs: () => mutated(record, { id: 7, text: '。', date: '20240230' }),
    holds: (value) => {
      const { data } = recordSchema.safeParse(value);
      if (!data) return;
      const page = toPage(data, { source: 'records.jsonl', recordLine: 3 });
      checkSame(page.text, data.text, 'text');
      check(!/\p{Cs}/u.test(page.text), 'half a surrogate pair');
      if (page.date) rangeOf(page.date);
    },
  }),
  fuzzTarget({
    name: 'issue dates',
    files: [`${corpus}record.ts`],
    promise: 'A date that is read is one of the calendar, in the precision it is said to have.',
    inputs: (longestChars) =>
      fc.oneof(
        fc.constantFrom(...dates),
        fc
          .tuple(
            fc.nat({ max: 12_000 }),
            fc.constantFrom('-', '/', '年', '.', ''),
            fc.nat({ max: 14 }),
            fc.nat({ max: 33 }),
          )
          .map(([year, sign, month, day]) => [year, month, day].join(sign)),
        fc.tuple(fc.constantFrom(...dates), fragment).map((parts) => parts.join('')),
        hostileText(Math.min(200, longestChars)),
      ),
    holds: (text) => {
      const date = parseIssueDate(text);
      if (date)
        checkSame(
          date.date.split('-').length,
          ['year', 'month', 'day'].indexOf(date.precision) + 1,
          'precision',
        );
      if (date) rangeOf(date);
    },
  }),
  fuzzTarget({
    name: 'lines of records',
    files: [`${corpus}record-lines.ts`],
    promise: 'Lines come in order with all their bytes, whatever these are.',
    quickShare: 0.5,
    inputs: anyBytes,
    holds: async (bytes) => {
      const path = scratch.write('records.jsonl', bytes);
      const lines: Buffer[] = [];
      for await (const { number, bytes: line } of readRecordLines(path)) {
        checkSame(number, lines.length + 1, 'number');
        check(line !== undefined && line.length <= maxLineBytes, 'a line is missing');
        lines.push(Buffer.from(line));
      }
      const joined = lines.map((line) => line.toString('hex')).join('0a');
      const whole = Buffer.from(bytes).toString('hex');
      check(joined === whole || `${joined}0a` === whole, 'other bytes');
    },
  }),
  fuzzTarget({
    name: 'catalog',
    files: [`${corpus}catalog.ts`],
    promise:
      'A catalog gives facts with dates of the calendar, or a complaint that names the file.',
    quickShare: 0.5,
    inputs: () => mutatedJson(catalog, { 'page.txt': { date: '2024-02-30', precision: 'day' } }),
    holds: (text) => {
      scratch.write('catalog.json', Buffer.from(text));
      const read = orComplaint(() => readCatalog(scratch.path));
      for (const source of read?.keys() ?? []) {
        const { date } = (read && factsOf(read, source)) ?? {};
        if (date) rangeOf(date);
      }
    },
  }),
  fuzzTarget({
    name: 'files of pages and records',
    files: [`${corpus}read.ts`, `${corpus}read-pages.ts`],
    promise: 'A file gives articles that can be indexed, or rejections with a reason in Chinese.',
    quickShare: 0.4,
    inputs: (longestChars) => {
      const lines = fc.array(mutatedJson(record), { maxLength: 3 }).map((all) => all.join('\n'));
      return fc.oneof(
        fc.tuple(fc.constant('page.txt'), anyBytes(longestChars)),
        fc.tuple(fc.constant('records.jsonl'), hostileBytes(lines)),
      );
    },
    holds: async ([source, bytes]) => {
      const path = scratch.write(source, bytes);
      for await (const result of readArticles({ source, path }, new Map())) {
        if ('rejected' in result)
          check(/\p{Script=Han}/u.test(result.rejected.reason), 'no reason');
        else for (const article of result.articles) readEntities(article);
      }
    },
    close: async () => scratch.remove(),
  }),
];
