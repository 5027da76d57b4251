import type { MeasureTraits } from '../../../../measures/measure.ts';
import { differenceUnit, formatDifference, formatValue } from '../../../figures.ts';
import { useContent } from '../page-context.ts';
import { Section } from './section.tsx';

/** How much the figures differ where the set was asked more than once. */
export function RepeatSection() {
  const { data } = useContent();
  const { repeats = [], cases } = data.run;
  if (repeats.length < 2) return null;
  const unsteady = cases.filter(
    ({ rightRuns = 0 }) => rightRuns > 0 && rightRuns < repeats.length,
  ).length;
  return (
    <Section
      id="repeats"
      title="重复"
      lead={`同一套题问了 ${repeats.length} 遍，有 ${unsteady} 题时对时错。`}
    >
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">各遍</th>
            <th scope="col">相差</th>
          </tr>
        </thead>
        <tbody>
          {data.measures.map((traits) => (
            <RepeatRow key={traits.name} traits={traits} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function RepeatRow({ traits }: { readonly traits: MeasureTraits }) {
  const { repeats = [] } = useContent().data.run;
  const values = repeats.flatMap(
    ({ all }) => all.find(({ measure }) => measure === traits.name)?.value ?? [],
  );
  if (values.length < 2) return null;
  const spread = Math.max(...values) - Math.min(...values);
  return (
    <tr>
      <th scope="row">{traits.label}</th>
      <td>{values.map((value) => formatValue(value, traits.unit)).join('，')}</td>
      <td>
        {formatDifference(spread, traits.unit).replace(/^[+±]/u, '')}
        {differenceUnit(traits.unit)}
      </td>
    </tr>
  );
}
