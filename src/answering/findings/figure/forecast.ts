import type { SentenceReading } from '../finding.ts';

/** Words by which a figure is aimed at or expected, and not yet reached. */
const forecast = /预计|预期|力争|目标|计划|有望|争取|冲刺|力保|拟(?=投|建|招|引)/gu;
/** These go on over commas: 预计年产值5亿元，税收2000万元. */
const goesOn = /预计|预期|力争|有望|争取/u;
/** As far before a figure as its own clause and the one before it. */
const reachChars = 30;
const strive = /^[^，。；！？]{0,8}(?:奋斗|努力)/u;

/** The word that says of a figure that it is not reached yet, as printed before it: 预计, 力争. */
export function forecastBefore(
  { text, span }: SentenceReading,
  figureAt: number,
): string | undefined {
  const at = figureAt - span.start;
  const part = text.slice(Math.max(0, at - reachChars), at);
  const own = part.slice(Math.max(part.lastIndexOf('；'), part.lastIndexOf('。')) + 1);
  const clause = own.slice(Math.max(own.lastIndexOf('，'), own.lastIndexOf(',')) + 1);
  const inClause = [...clause.matchAll(forecast)].at(-1)?.[0];
  return (
    inClause ??
    [...own.matchAll(forecast)].map(([word]) => word).findLast((word) => goesOn.test(word))
  );
}

/** Whether a figure is striven for: 为实现税收3000万元奋斗. */
export function isStrivenFor({ text, span }: SentenceReading, figureEnd: number): boolean {
  return strive.test(text.slice(figureEnd - span.start));
}
