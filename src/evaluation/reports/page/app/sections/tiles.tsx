import type { MeasureName } from '../../../../measures/measure.ts';
import { formatInterval, formatValue } from '../../../figures.ts';
import { useContent } from '../page-context.ts';
import { Asides } from '../text/asides.tsx';
import { Difference } from './difference.tsx';
import { Section } from './section.tsx';

const names: readonly MeasureName[] = [
  'right',
  'fact-accuracy',
  'refusal-precision',
  'refusal-recall',
  'wrong-period',
  'citation-precision',
  'citation-recall',
  'quotation-exactness',
  'latency-p50',
  'latency-p95',
];

/** The main figures. */
export function Tiles() {
  const { data } = useContent();
  const { comparison } = data;
  const changes = comparison ? '下面是比上次的变化，只算两次都有的题。' : '';
  const lead = `小字是 95% 区间和题数。${changes}`;
  return (
    <Section id="figures" title="总览" lead={lead}>
      <ul class="tiles">
        {names.map((name) => (
          <Tile key={name} name={name} />
        ))}
      </ul>
    </Section>
  );
}

function Tile({ name }: { readonly name: MeasureName }) {
  const { traitsOf, scoreOf, differenceOf } = useContent();
  const [traits, score, difference] = [traitsOf(name), scoreOf(name), differenceOf(name)];
  if (!traits || score?.value === undefined) return null;
  return (
    <li class={name === 'right' ? 'tile main' : 'tile'}>
      <h3 title={traits.meaning}>{traits.label}</h3>
      <p class="figure">{formatValue(score.value, traits.unit)}</p>
      <Asides
        texts={[
          ...(score.interval ? [formatInterval(score.interval, traits.unit)] : []),
          `${score.n} 题`,
        ]}
      />
      {difference && <Difference traits={traits} difference={difference} />}
    </li>
  );
}
