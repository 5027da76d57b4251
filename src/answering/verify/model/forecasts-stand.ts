import { offsetsOf } from '../../../language/shared-characters.ts';
import type { CitedSource } from '../cited-source.ts';
import { bar, markedSource, markText } from './marked-text.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';
import { type Forecast, findForecasts } from './tense-words.ts';

const clauseMark = /[,;:!?。…\n]/u;
const sentenceMark = /[。!?;\n]/u;
/** So many characters before a word of forecast and behind it tell that it alone was left out. */
const charsBefore = 2;
const charsBehind = 3;
/** A deed so near behind a word of forecast is not done. */
const deedReach = 8;
const done = /(?:已经?|业已)(?<deed>\p{Script=Han}{2})|(?<told>\p{Script=Han}{2})了/gu;
/** Said in its place these tell of what has come about. */
const inItsPlace = ['', ...'已 已经 业已 正式 成功 目前 现 就 都 也 共'.split(' ')];
/** A figure behind these is not reached yet; 将 and 可 stand where they are not printed as well. */
const plan = /^(?:预计|预期|预测|力争|争取|有望|计划|打算|拟)/u;
const digit = /\d/u;

/** A text with the words by which it tells what is to come. */
interface Told {
  readonly text: string;
  readonly forecasts: readonly Forecast[];
}

/**
 * Whether a statement tells as expected or aimed at what its sources tell so, and nothing else: figures, words that are printed on
 * either side of a word of forecast, and what it says to be done.
 */
export function forecastsStand(statement: ModelStatement): boolean {
  const { text, words, sources } = statement;
  const said = { text, forecasts: findForecasts(text, words) };
  return (
    figuresStand(statement, said) && leavesNoneOut(said, sources) && doneDeedsStand(text, sources)
  );
}

const toldIn = perSource(
  ({ comparable, words }: CitedSource): Told => ({
    text: comparable,
    forecasts: findForecasts(comparable, words),
  }),
);

function figuresStand({ figures, sources }: ModelStatement, said: Told): boolean {
  const printed = sources.map(toldIn);
  return figures.every(({ span: { start, end } }) => {
    const figure = said.text.slice(start, end);
    const standings = printed.flatMap((told) =>
      offsetsOf(figure, told.text)
        .filter((at) => !digit.test(told.text.charAt(at - 1)))
        .map((at) => ({ told, at })),
    );
    if (standings.length === 0) return true;
    const isAimed = standings.every(({ told, at }) => inClause(told, at).some(isFirm));
    if (isAimed) return mayBeForecast(said, start, end);
    const isPlanned = inClause(said, start).some((one) => isPlan(said.text, one));
    return !isPlanned || standings.some(({ told, at }) => mayBeForecast(told, at, at));
  });
}

/** The words of forecast before an offset in its clause. */
function inClause({ text, forecasts }: Told, at: number): readonly Forecast[] {
  const from = startOf(text, at, clauseMark);
  return forecasts.filter(({ start, end }) => start >= from && end <= at);
}

/** Whether a span may be told as a forecast: by any word of its clause, or by an undoubted one before that in the sentence. */
function mayBeForecast({ text, forecasts }: Told, start: number, end: number): boolean {
  const [clause, sentence] = [startOf(text, start, clauseMark), startOf(text, start, sentenceMark)];
  const behind = text.slice(end).search(clauseMark);
  const clauseEnd = behind < 0 ? text.length : end + behind;
  return forecasts.some((forecast) => {
    if (forecast.start >= clause) return forecast.end <= clauseEnd;
    return forecast.start >= sentence && (forecast.isFirm || isAim(text, forecast));
  });
}

function startOf(text: string, at: number, mark: RegExp): number {
  let from = at;
  while (from > 0 && !mark.test(text.charAt(from - 1))) from -= 1;
  return from;
}

function isFirm(forecast: Forecast): boolean {
  return forecast.isFirm;
}

function isPlan(text: string, { start, end }: Forecast): boolean {
  return plan.test(text.slice(start, end));
}

function isAim(text: string, { start, end }: Forecast): boolean {
  return text.slice(start, end) === '目标';
}

/** Whether no word of forecast is left out between words that are printed on either side of it. */
function leavesNoneOut(said: Told, sources: readonly CitedSource[]): boolean {
  const { text, offsets } = markText(said.text);
  const excuses = said.forecasts.map(({ start }) => offsets[start] ?? 0);
  return sources.flatMap(junctionsOf).every(({ before, behind }) => {
    const joined = inItsPlace.map((word) => before + word + behind);
    const at = Math.max(...joined.map((words) => text.indexOf(words)));
    const isPrinted = sources.some((source) => {
      return joined.some((words) => markedSource(source).text.includes(words));
    });
    if (at < 0 || isPrinted) return true;
    const from = before === bar ? 0 : text.lastIndexOf(bar, at);
    return excuses.some((excuse) => excuse >= from && excuse <= at);
  });
}

/** What stands on either side of each undoubted word of forecast, in the marked text. */
const junctionsOf = perSource((source: CitedSource) => {
  const { text } = markedSource(source);
  const { offsets } = markText(source.comparable);
  return toldIn(source)
    .forecasts.filter(isFirm)
    .map((forecast) => {
      const [start, end] = [offsets[forecast.start] ?? 0, offsets[forecast.end] ?? 0];
      const before = text.slice(start - charsBefore, start);
      const behind = text.slice(end, end + charsBehind);
      return { before: before.endsWith(bar) ? bar : before, behind };
    })
    .filter(({ behind }) => /^\p{L}+$/u.test(behind) && behind.length === charsBehind);
});

/** Whether nothing is told as done that is printed only behind a word of forecast. */
function doneDeedsStand(text: string, sources: readonly CitedSource[]): boolean {
  const printed = sources.map(toldIn);
  return [...text.matchAll(done)].every(({ groups: { deed, told } = {} }) => {
    const word = deed ?? told ?? '';
    const standings = printed.flatMap((one) =>
      offsetsOf(word, one.text).map((at) =>
        inClause(one, at).some(({ end, isFirm }) => isFirm && at - end <= deedReach),
      ),
    );
    return standings.length === 0 || standings.includes(false);
  });
}
