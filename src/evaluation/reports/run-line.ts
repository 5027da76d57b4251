import { shortCommit } from '../records/run-name.ts';
import type { RunRecord } from '../records/run-record.ts';
import { formatInstant } from './figures.ts';

/** When a run began, who answered, and in which state the program was. */
export function runLine({ startedAt, settings, program }: RunRecord): string {
  const commit = program.commit ? `提交 ${shortCommit(program.commit)}` : '提交不详';
  return [
    formatInstant(startedAt),
    settings.system,
    commit + (program.isChanged ? '（另有改动）' : ''),
  ].join('，');
}

/** What was asked, of how large an archive, and under which load the times were measured. */
export function conditionsLine({ settings, archive, cases }: RunRecord): string {
  const { files, filter, limit, repeat, jobs } = settings;
  return [
    `${files.length} 个文件里的 ${cases.length} 题`,
    ...(filter === undefined ? [] : [`筛选 ${filter}`]),
    ...(limit === undefined ? [] : [`最多 ${limit} 题`]),
    `问 ${repeat} 遍`,
    `同时 ${jobs} 题`,
    `档案 ${archive.articles} 篇`,
  ].join('，');
}
