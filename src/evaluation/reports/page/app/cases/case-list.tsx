// src/evaluation/reports/page/app/cases: the list of cases, filtered, with their evidence.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Section } from '../sections/section.tsx';
import { Untrusted } from '../text/untrusted.tsx';
import { CaseRow } from './case-row.tsx';
import type { CaseEntry } from './entries.ts';
import { FilterBar } from './filter-bar.tsx';
import { CaseFilter } from './filters.ts';
import type { Viewing } from './use-view.ts';
import { toHash, wholeView } from './view.ts';

interface CaseListProps {
  readonly entries: readonly CaseEntry[];
  readonly viewing: Viewing;
}

/** So many stand in the page at once; more on demand. */
const pageSize = 50;

/** All cases, those that the filters leave, opened one by one. */
export function CaseList({ entries, viewing }: CaseListProps) {
  const { view, change } = viewing;
  const filter = useMemo(() => new CaseFilter(entries), [entries]);
  const selected = useMemo(() => filter.select(view), [filter, view]);
  const [pages, setPages] = useState(1);
  const openedAt = selected.findIndex(({ id }) => id === view.opened);
  const shown = selected.slice(0, Math.max(pages * pageSize, openedAt + 1));
  const list = useArrival(viewing);
  return (
    <Section id="cases" title="逐题">
      <FilterBar filter={filter} view={view} onChange={change} />
      <p class="tally" role="status">
        {selected.length === entries.length
          ? `共 ${entries.length} 题，没答对的在前。`
          : `${entries.length} 题里有 ${selected.length} 题。`}
      </p>
      {view.opened !== '' && openedAt < 0 && <NotShown entries={entries} id={view.opened} />}
      <ul class="cases-list" ref={list}>
        {shown.map((entry) => (
          <CaseRow
            key={entry.id}
            entry={entry}
            isAsked={entry.id === view.opened}
            arrivals={viewing.arrivals}
            onChange={change}
          />
        ))}
      </ul>
      {shown.length < selected.length && (
        <button type="button" class="more" onClick={() => setPages(pages + 1)}>
          再看 {Math.min(pageSize, selected.length - shown.length)} 题（还有{' '}
          {selected.length - shown.length} 题）
        </button>
      )}
    </Section>
  );
}

/** Goes where an address asked to: to its case, or else to the list. Not where a click opened a case. */
function useArrival({ arrivals }: Viewing) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (arrivals === 0) return;
    const asked = list.current?.querySelector('[data-asked] summary');
    const goal = asked instanceof HTMLElement ? asked : document.getElementById('cases-title');
    goal?.scrollIntoView();
    goal?.focus({ preventScroll: true });
  }, [arrivals]);
  return list;
}

function NotShown({
  entries,
  id,
}: {
  readonly entries: readonly CaseEntry[];
  readonly id: string;
}) {
  if (!entries.some((entry) => entry.id === id)) {
    return (
      <p class="notice">
        没有编号是 <Untrusted text={id} /> 的题。
      </p>
    );
  }
  return (
    <p class="notice">
      <Untrusted text={id} /> 不合现在的筛选。
      <a href={`#${toHash({ ...wholeView, opened: id })}`}>去掉筛选看这一题</a>
    </p>
  );
}
