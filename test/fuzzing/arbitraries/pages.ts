import fc from 'fast-check';
import type { Article } from '../../../src/corpus/article.ts';
import type { Page } from '../../../src/corpus/page.ts';
import { segmentPage } from '../../../src/corpus/segment.ts';
import type { IssueDate } from '../../../src/language/dates.ts';
import { dates, marks, oddities, words } from './fragments.ts';
import { fragment, hostileText } from './text.ts';

const year = fc.integer({ min: 1000, max: 9999 }).map(String);
const month = fc.integer({ min: 1, max: 12 }).map((each) => String(each).padStart(2, '0'));
const day = fc.integer({ min: 1, max: 28 }).map((each) => String(each).padStart(2, '0'));

/** Dates of the calendar in each precision, of the years that can be written with four digits. */
export const issueDate: fc.Arbitrary<IssueDate> = fc.oneof(
  year.map((date): IssueDate => ({ date, precision: 'year' })),
  fc.tuple(year, month).map((parts): IssueDate => ({ date: parts.join('-'), precision: 'month' })),
  fc
    .tuple(year, month, day)
    .map((parts): IssueDate => ({ date: parts.join('-'), precision: 'day' })),
  fc.constantFrom<IssueDate>(
    { date: '1000-01-01', precision: 'day' },
    { date: '9999-12-31', precision: 'day' },
    { date: '9999', precision: 'year' },
    { date: '2024-02-29', precision: 'day' },
  ),
);

/** Lines as a compositor, a scanner or an attacker would set them. */
function hostileLines(longestChars: number): fc.Arbitrary<string> {
  const lead = fc.constantFrom(
    '',
    '',
    '\u3000\u3000',
    '    ',
    '# ',
    '### ',
    '本报讯（记者张三）',
    '又讯',
  );
  const body = fc
    .array(
      fc.oneof(
        fc.constantFrom(...words),
        fc.constantFrom(...marks),
        fc.constantFrom(...dates),
        fragment,
      ),
      {
        maxLength: 14,
      },
    )
    .map((pieces) => pieces.join(''));
  const break_ = fc.constantFrom(
    '\n',
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\n\n\n',
    ...oddities.slice(-8),
  );
  return fc
    .array(fc.tuple(lead, body, break_), { maxLength: 20 })
    .map((lines) => lines.flat().join('').slice(0, longestChars));
}

/** Pages of hostile lines, some of them with facts. */
export function hostilePage(longestChars: number): fc.Arbitrary<Page> {
  const text = fc.oneof(
    { arbitrary: hostileLines(longestChars), weight: 4 },
    { arbitrary: hostileText(longestChars), weight: 1 },
  );
  const source = fc.oneof(
    fc.constantFrom('page.txt', '2024-08-12.txt', '版/20240230_3.md'),
    fragment,
  );
  return fc
    .tuple(
      text,
      source,
      fc.option(issueDate, { nil: undefined }),
      fc.option(hostileText(30), { nil: undefined }),
    )
    .map(([pageText, name, date, title]) => ({
      source: name,
      documentId: name,
      text: pageText,
      ...(date && { date }),
      ...(title !== undefined && title !== '' && { title }),
    }));
}

/** The articles of hostile pages, and their pages. */
export function segmentedPage(longestChars: number) {
  return hostilePage(longestChars).map((page) => ({ page, ...segmentPage(page) }));
}

const invented = [
  '清河市人民政府召开防汛会议\n\n本报讯（记者张三）8月12日，清河市人民政府召开防汛会议，全市186座水库运行平稳，蓄水总量2.4亿立方米，同比增长5.5%。',
  '市水务局局长林知远说：“要把群众生命安全放在首位。”会议要求，落实24小时值班制度。\n\n青河大桥建成通车\n\n青河大桥建成通车，全长3.6公里，总投资12.5亿元，由清河路桥公司承建。',
].join('\n');

/** Articles of an invented page. */
export const inventedArticles: readonly Article[] = segmentPage({
  source: 'invented.txt',
  documentId: 'invented.txt',
  text: invented,
  publication: '青河日报',
  date: { date: '2024-08-13', precision: 'day' },
}).articles;
