import { changeLabels, confidenceLabels, resultLabels } from '../labels.ts';
import { useContent } from '../page-context.ts';
import { withoutUnseen } from '../text/control-characters.ts';
import type { CaseFilter, Choice } from './filters.ts';
import { type View, wholeView } from './view.ts';

interface FilterBarProps {
  readonly filter: CaseFilter;
  readonly view: View;
  readonly onChange: (change: Partial<View>) => void;
}

/** Narrows the list of cases; behind each choice stands how many cases it would leave. */
export function FilterBar({ filter, view, onChange }: FilterBarProps) {
  const { data, kindLabel } = useContent();
  const isNarrowed = Object.entries(view).some(
    ([name, value]) => name !== 'opened' && value !== '',
  );
  const shared = { filter, view, onChange };
  return (
    <search class="filters">
      <label class="field wide">
        <span>查找</span>
        <input
          type="search"
          value={view.search}
          placeholder="问题、回答、原因或编号"
          onInput={({ currentTarget }) => onChange({ search: currentTarget.value })}
        />
      </label>
      <Choose {...shared} name="result" title="结果" label={labelIn(resultLabels)} />
      {data.comparison && (
        <Choose {...shared} name="change" title="变化" label={labelIn(changeLabels)} />
      )}
      <Choose {...shared} name="kind" title="题型" label={kindLabel} />
      <Choose {...shared} name="tag" title="标签" label={(value) => value} />
      <Choose {...shared} name="confidence" title="可信度" label={labelIn(confidenceLabels)} />
      <button
        type="button"
        disabled={!isNarrowed}
        onClick={() => onChange({ ...wholeView, opened: view.opened })}
      >
        全部清除
      </button>
    </search>
  );
}

interface ChooseProps extends FilterBarProps {
  readonly name: Choice;
  readonly title: string;
  readonly label: (value: string) => string;
}

function Choose({ filter, view, onChange, name, title, label }: ChooseProps) {
  const counts = filter.counts(view, name);
  const values = [...new Set([...filter.values(name), ...(view[name] ? [view[name]] : [])])];
  return (
    <label class="field">
      <span>{title}</span>
      <select
        value={view[name]}
        class={view[name] === '' ? '' : 'chosen'}
        onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      >
        <option value="">全部</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {`${withoutUnseen(label(value))}（${counts.get(value) ?? 0}）`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A map, for an address may name what every object has, such as its constructor. */
function labelIn(labels: Readonly<Record<string, string>>): (value: string) => string {
  const byValue = new Map(Object.entries(labels));
  return (value) => byValue.get(value) ?? value;
}
