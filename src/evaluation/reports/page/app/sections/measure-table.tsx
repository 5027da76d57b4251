import type { MeasureTraits } from '../../../../measures/measure.ts';
import { formatInterval, formatValue } from '../../../figures.ts';
import { useContent } from '../page-context.ts';
import { Asides } from '../text/asides.tsx';
import { Difference } from './difference.tsx';
import { Section } from './section.tsx';

/** Every measure with what it means. */
export function MeasureTable() {
  const { data } = useContent();
  return (
    <Section id="measures" title="全部指标">
      <table class="measure-table">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">数值、95% 区间和题数</th>
          </tr>
        </thead>
        <tbody>
          {data.measures.map((traits) => (
            <MeasureRow key={traits.name} traits={traits} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function MeasureRow({ traits }: { readonly traits: MeasureTraits }) {
  const { scoreOf, differenceOf } = useContent();
  const [score, difference] = [scoreOf(traits.name), differenceOf(traits.name)];
  return (
    <tr>
      <th scope="row">
        {traits.label}
        <span class="aside">{traits.meaning}</span>
      </th>
      <td>
        <strong>{formatValue(score?.value, traits.unit)}</strong>
        <Asides
          texts={[
            ...(score?.interval ? [formatInterval(score.interval, traits.unit)] : []),
            `${score?.n ?? 0} 题`,
          ]}
        />
        {difference && <Difference traits={traits} difference={difference} />}
      </td>
    </tr>
  );
}
