import type { RunRecord, RunSettings } from '../../../../records/run-record.ts';

/** What answered, in a few words. */
export function describeSystem({ system }: Pick<RunSettings, 'system'>): string {
  return system === 'reader' ? '阅读器' : system;
}

/** The program by its version and commit, with a mark where files differed from the commit. */
export function describeCommit({ version, commit, isChanged }: RunRecord['program']): string {
  const short = commit === undefined ? '不在版本库里' : commit.slice(0, 10);
  return `${version}（${short}${isChanged ? '，有未提交的改动' : ''}）`;
}

/** What the archive holds. */
export function describeArchive({ articles, pages, covers }: RunRecord['archive']): string {
  const period = covers ? `，${covers.first} 至 ${covers.last}` : '';
  return `${articles} 篇报道，${pages} 个版面${period}`;
}

/** How the set was asked. */
export function describeAsking({ filter, limit, repeat, jobs }: RunSettings): string {
  return [
    repeat === 1 ? '问了一遍' : `问了 ${repeat} 遍`,
    `同时 ${jobs} 题`,
    ...(filter === undefined ? [] : [`只问 ${filter}`]),
    ...(limit === undefined ? [] : [`最多 ${limit} 题`]),
  ].join('，');
}
