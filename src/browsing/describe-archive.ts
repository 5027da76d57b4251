import type { ArchiveState } from '../archive/archive.ts';

/** What an archive holds, in one line of Chinese: 档案：5 个版面，12 篇报道，2024年4月至2025年8月. */
export function describeArchive({ pages, articles, covers }: ArchiveState): string {
  const period = covers ? `，${toMonth(covers.first)}至${toMonth(covers.last)}` : '';
  return `档案：${pages} 个版面，${articles} 篇报道${period}`;
}

function toMonth(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;
}
