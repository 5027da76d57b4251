import stringWidth from 'fast-string-width';
import type { ExplainedPassage } from '../../../../answering/explanation.ts';
import { cutToWidth, padStart } from '../../../width/columns.ts';
import { lineRange } from '../../../wording/citation-line.ts';
import { toPrintableLine } from '../../text/printable.ts';
import type { Look } from '../../text/screen.ts';
import { wrapText } from '../../text/wrap.ts';

const headings = ['序', '词序', '词分', '向量序', '相似度', '总分'];
const columnGap = ' ';
const titleGap = '  ';
const belowIndent = '     ';
/** A longer headline tells no more of which article it is. */
const mostTitleColumns = 40;
/** With less room beside the figures a title stands below them. */
const fewestTitleColumns = 20;

/** What one line of the table says of a passage, or above all of them. */
interface Row {
  /** The figures, aligned. */
  readonly figures: string;
  readonly title: string;
  readonly place: string;
}

/**
 * Passages in the order in which they were read, below a heading: rank and score in both rankings,
 * the score that decides, and ✓ where the answer quotes it.
 */
export function passageTable(passages: readonly ExplainedPassage[], look: Look): string[] {
  const figures = alignedFigures(passages);
  return [
    { figures: figures[0] ?? '', title: '标题', place: '日期，出处' },
    ...passages.map((passage, index) => ({
      figures: figures[index + 1] ?? '',
      title: titleOf(passage),
      place: placeOf(passage),
    })),
  ].map((row) => formatRow(row, look));
}

/** The headings, then the figures of each passage, as lines of equal columns. */
function alignedFigures(passages: readonly ExplainedPassage[]): string[] {
  const lines = [[' ', ...headings], ...passages.map(toCells)];
  const widths = [' ', ...headings].map((_, column) =>
    Math.max(...lines.map((cells) => stringWidth(cells[column] ?? ''))),
  );
  return lines.map((cells) =>
    cells.map((cell, column) => padStart(cell, widths[column] ?? 0)).join(columnGap),
  );
}

function toCells(passage: ExplainedPassage, index: number): string[] {
  const { termRank, termScore, vectorRank, vectorScore, score, isQuoted } = passage;
  return [
    isQuoted ? '✓' : ' ',
    `${index + 1}`,
    `${termRank ?? '-'}`,
    toFixed(termScore),
    `${vectorRank ?? '-'}`,
    toFixed(vectorScore),
    toFixed(score),
  ];
}

function toFixed(score: number | undefined): string {
  return score?.toFixed(2) ?? '-';
}

/** For a pipe one line; on a screen the place stands below, and the title where there is no room. */
function formatRow({ figures, title, place }: Row, { width, dim }: Look): string {
  const beside = `${figures}${titleGap}`;
  if (width === undefined) return `${beside}${cutTitle(title, mostTitleColumns)}，${place}`;
  const room = width - stringWidth(beside);
  const lines =
    room >= fewestTitleColumns
      ? [`${beside}${cutTitle(title, room)}`]
      : [wrapText(figures, width), below(cutTitle(title, width - belowIndent.length), width)];
  return [...lines, dim(below(place, width))].join('\n');
}

function below(text: string, width: number): string {
  return wrapText(belowIndent + text, width, belowIndent);
}

function cutTitle(title: string, columns: number): string {
  return cutToWidth(title, Math.min(columns, mostTitleColumns));
}

function titleOf({ headline }: ExplainedPassage): string {
  const title = headline === undefined ? '' : toPrintableLine(headline);
  return title === '' ? '（无标题）' : title;
}

function placeOf({ date, source, lines }: ExplainedPassage): string {
  const place = `${toPrintableLine(source)} ${lineRange(lines)}`;
  return date === undefined ? place : `${toPrintableLine(date)}，${place}`;
}
