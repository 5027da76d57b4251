import type { ArchiveState } from '../archive/archive.ts';
import { monthLabel } from '../language/period-label.ts';

/** What an archive holds, in one line of Chinese: 档案：5 个版面，12 篇报道，2024年4月至2025年8月. */
export function describeArchive({ pages, articles, covers }: ArchiveState): string {
  const period = covers ? `，${monthLabel(covers.first)}至${monthLabel(covers.last)}` : '';
  return `档案：${pages} 个版面，${articles} 篇报道${period}`;
}
