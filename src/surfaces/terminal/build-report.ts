/** The figures of a build that people are told. */
export interface BuildFigures {
  readonly pages: number;
  readonly articles: number;
  readonly chunks: number;
  readonly changedFiles: number;
  readonly unchangedFiles: number;
  readonly removedFiles: number;
  readonly embeddedChunks: number;
  readonly rejections: readonly {
    readonly source: string;
    readonly line?: number;
    readonly reason: string;
  }[];
  readonly elapsedMs: number;
}

/** Rejections that are named one by one; the rest is counted. */
const maxNamedRejections = 20;

/** What a build did, in a few lines of Chinese. */
export function formatBuildReport(report: BuildFigures): string {
  const { pages, articles, chunks, rejections } = report;
  const named = rejections.slice(0, maxNamedRejections).map(({ source, line, reason }) => {
    const place = line === undefined ? source : `${source} 第${line}行`;
    return `跳过 ${place}：${reason}`;
  });
  const rest = rejections.length - named.length;
  return [
    ...named,
    ...(rest > 0 ? [`另有 ${rest} 处跳过。`] : []),
    `档案里有 ${pages} 个版面、${articles} 篇报道、${chunks} 个片段；跳过 ${rejections.length} 处。`,
    `本次：新读或重读 ${report.changedFiles} 个文件，未变 ${report.unchangedFiles} 个，移除 ${report.removedFiles} 个，` +
      `计算 ${report.embeddedChunks} 个向量，用时 ${(report.elapsedMs / 1000).toFixed(1)} 秒。`,
  ].join('\n');
}
