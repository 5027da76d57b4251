import { formatInstant } from '../../../figures.ts';
import type { CaseEntry, Change } from '../cases/entries.ts';
import { toHash } from '../cases/view.ts';
import { changeLabels } from '../labels.ts';
import { useContent } from '../page-context.ts';
import { describeCommit, describeSystem } from '../text/run-words.ts';
import { Untrusted } from '../text/untrusted.tsx';
import { Section } from './section.tsx';

interface ComparisonSectionProps {
  readonly entries: readonly CaseEntry[];
}

/** Which cases are judged otherwise than in the run of before. */
export function ComparisonSection({ entries }: ComparisonSectionProps) {
  const { comparison } = useContent().data;
  if (!comparison) return null;
  const { startedAt, settings, program } = comparison.before;
  return (
    <Section id="comparison" title="与上次相比">
      <p class="lead">
        对比的是 {formatInstant(startedAt)} 的 <Untrusted text={describeSystem(settings)} />
        ，程序 {describeCommit(program)}。
      </p>
      <Cautions />
      <div class="changes">
        {(['worse', 'better', 'reworded'] as const).map((change) => (
          <ChangeList
            key={change}
            change={change}
            entries={entries.filter((entry) => entry.change === change)}
          />
        ))}
      </div>
    </Section>
  );
}

/** What is not compared, or not alike. */
function Cautions() {
  const { comparison } = useContent().data;
  if (!comparison) return null;
  const { hasSameArchive, onlyBefore, onlyAfter, changed } = comparison;
  const cautions = [
    ...(hasSameArchive ? [] : ['两次的档案内容不同，变化不一定来自程序。']),
    ...(onlyAfter.length > 0 ? [`新增 ${onlyAfter.length} 题，不参加对比。`] : []),
    ...(onlyBefore.length > 0 ? [`少了 ${onlyBefore.length} 题，不参加对比。`] : []),
    ...(changed.length > 0 ? [`${changed.length} 题改过，不参加对比。`] : []),
  ];
  if (cautions.length === 0) return null;
  return (
    <ul class="cautions">
      {cautions.map((caution) => (
        <li key={caution}>{caution}</li>
      ))}
    </ul>
  );
}

/** More can be seen in the list of cases. */
const mostListed = 8;

interface ChangeListProps {
  readonly change: Change;
  readonly entries: readonly CaseEntry[];
}

function ChangeList({ change, entries }: ChangeListProps) {
  return (
    <section class={`change ${change}`}>
      <h3>
        {changeLabels[change]} <span class="count">{entries.length}</span>
      </h3>
      {entries.length === 0 ? (
        <p class="aside">没有</p>
      ) : (
        <ul>
          {entries.slice(0, mostListed).map(({ id, record }) => (
            <li key={id}>
              <a href={`#${toHash({ change, opened: id })}`}>
                <Untrusted text={record.testCase.question} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {entries.length > mostListed && (
        <p>
          <a href={`#${toHash({ change })}`}>看全部 {entries.length} 题</a>
        </p>
      )}
    </section>
  );
}
