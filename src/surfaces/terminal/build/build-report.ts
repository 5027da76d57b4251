import type { Rejection } from '../../../corpus/rejection.ts';
import { toPrintableLine } from '../text/printable.ts';

/** The figures of a build that people are told. */
export interface BuildFigures {
  readonly pages: number;
  readonly articles: number;
  readonly chunks: number;
  readonly changedFiles: number;
  readonly unchangedFiles: number;
  readonly removedFiles: number;
  readonly embeddedChunks: number;
  readonly rejections: readonly Rejection[];
  /** What was done to the saved vector graph. */
  readonly graph: string;
  readonly elapsedMs: number;
}

/** What came of an update: a build, a reason for none, or neither where nothing had changed. */
export interface UpdateFigures {
  readonly report?: BuildFigures;
  readonly warning?: string;
}

/** Rejections that are named one by one; the rest is counted. */
const maxNamedRejections = 20;

/** What a build did, in a few lines of Chinese. */
export function formatBuildReport(report: BuildFigures): string {
  const { pages, articles, chunks, rejections } = report;
  return [
    ...exceptions(report),
    `档案里有 ${pages} 个版面、${articles} 篇报道、${chunks} 个片段；跳过 ${rejections.length} 处。`,
    `本次：新读或重读 ${report.changedFiles} 个文件，未变 ${report.unchangedFiles} 个，移除 ${report.removedFiles} 个，` +
      `计算 ${report.embeddedChunks} 个向量，用时 ${secondsOf(report)} 秒。`,
  ].join('\n');
}

/** What to tell of an archive that was brought up to date, or why it was not; empty for nothing. */
export function formatUpdate({ report, warning }: UpdateFigures): string {
  const lines = [
    ...(report ? [...exceptions(report), summary(report)] : []),
    ...(warning ? [toPrintableLine(warning)] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** For who came to ask: what can be asked about now, and how long it took. */
function summary({ pages, articles, ...report }: BuildFigures): string {
  return `档案里有 ${pages} 个版面、${articles} 篇报道，用时 ${secondsOf(report)} 秒。`;
}

function exceptions({ graph, rejections }: BuildFigures): string[] {
  const named = rejections.slice(0, maxNamedRejections).map(formatRejection);
  const rest = rejections.length - named.length;
  return [
    ...(graph === 'repaired' ? ['向量图缺失或损坏，已由保存的向量重新建立。'] : []),
    ...named,
    ...(rest > 0 ? [`另有 ${rest} 处跳过。`] : []),
  ];
}

function secondsOf({ elapsedMs }: Pick<BuildFigures, 'elapsedMs'>): string {
  return (elapsedMs / 1000).toFixed(1);
}

/** One line that says what was passed over, and why. */
export function formatRejection({ source, line, reason }: Rejection): string {
  const name = toPrintableLine(source);
  const place = line === undefined ? name : `${name} 第${line}行`;
  return `跳过 ${place}：${toPrintableLine(reason)}`;
}
