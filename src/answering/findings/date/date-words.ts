import type { IssueDate } from '../../../language/dates.ts';
import type { Span } from '../../../language/span.ts';

/** Feasts by which a paper dates things, with the month they fall in or near. */
const feasts: readonly (readonly [RegExp, number])[] = [
  [/元旦/u, 1],
  [/大年|春节|除夕|正月|新春/u, 2],
  [/元宵/u, 2],
  [/三八|妇女节/u, 3],
  [/清明/u, 4],
  [/五一|劳动节|五四|青年节/u, 5],
  [/六一|儿童节|端午/u, 6],
  [/七一|建党节|七夕/u, 7],
  [/八一|建军节/u, 8],
  [/教师节|中秋/u, 9],
  [/国庆|重阳/u, 10],
];

const around = '(?:假期|期间|前夕|前后|前|后|当天|当日|当晚|开始|起)?';
const feastDate = new RegExp(
  '(?:大年|正月)(?:初[一二三四五六七八九十]|三十|十[一二三四五六七八九])(?:上午|下午|晚)?(?:开始|起)?' +
    `|(?:除夕|春节|元旦|元宵节?|清明节?|端午节?|中秋节?|国庆节?|七夕|重阳节?|劳动节|教师节|儿童节|妇女节|建党节|建军节)${around}` +
    `|[“"]?(?:五一|六一|七一|八一|十一)[”"]?(?:假期|期间|前夕|前|后)`,
  'gu',
);
const vagueDate = /近日|日前|近期|近来|不久前|前不久/gu;
const yearSpan = /(?<!\d)(?:19|20)\d\d[-—–~至](?:19|20)\d\d(?![\d-])年?/gu;
/** Goes on behind a date: 六月份, 9月9日晚. */
const afterDate = /^(?:份|当天|当日|当晚|上午|下午|晚上?|凌晨|以?前|之前|左右)/u;

/** Dates of a text that the language room does not read: feasts, 近期, 2024-2035; offsets in the text. */
export function extraDates(text: string): Span[] {
  return [feastDate, vagueDate, yearSpan].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: printed, index }) => ({
      start: index,
      end: index + printed.length,
    })),
  );
}

/** Words of a sentence that tell of now, and are no answer to 什么时候. */
export function tellsOfNow(printed: string): boolean {
  return /^(?:目前|当前|如今|现在|现今|眼下|近年来|同期|全年)$/u.test(printed);
}

/** The end of what is printed behind a date and belongs to it; `end` where there is nothing. */
export function endOfDate(text: string, end: number): number {
  return end + (afterDate.exec(text.slice(end, end + 4))?.[0].length ?? 0);
}

/** How exactly a printed date says when: to a day, a month, a year, a part of one, or hardly. */
export type DateGrain = 'day' | 'month' | 'year' | 'part' | 'vague';

/** How exactly a printed date says when. */
export function grainOf(printed: string): DateGrain {
  if (
    /[\d一二三四五六七八九十]\s*[日号]|初[一-十]|大年|除夕|[今昨明][天日晚]|元旦/u.test(printed)
  ) {
    return 'day';
  }
  if (/[\d一二三四五六七八九十]\s*月|[本上下]个?月/u.test(printed)) return 'month';
  if (isFeast(printed) || /[半季]|年[底初中末]|岁末|周|星期/u.test(printed)) return 'part';
  if (/\d{4}|[〇零○一二三四五六七八九]{4}年/u.test(printed)) return 'year';
  return /^(?:今|去|前|明|本|上一?|全)年/u.test(printed) ? 'part' : 'vague';
}

/** Whether a printed date is a feast: 大年初七, 春节前. */
export function isFeast(printed: string): boolean {
  return feasts.some(([feast]) => feast.test(printed));
}

/** The year of a feast, where it can only be that of the issue: one half a year away may be either. */
export function yearOfFeast(printed: string, issue: IssueDate): number | undefined {
  const month = feasts.find(([feast]) => feast.test(printed))?.[1];
  const [year = '', issueMonth] = issue.date.split('-');
  if (month === undefined || issueMonth === undefined) return undefined;
  return Math.abs(Number(issueMonth) - month) <= 4 ? Number(year) : undefined;
}
