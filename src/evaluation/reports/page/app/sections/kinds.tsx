import { useState } from 'preact/hooks';
import { type MeasureName, measureNames } from '../../../../measures/measure.ts';
import { toHash } from '../cases/view.ts';
import { ShareChart, type ShareRow } from '../charts/share-chart.tsx';
import { useContent } from '../page-context.ts';
import { Section } from './section.tsx';

/** One measure for each kind of question. */
export function KindSection() {
  const content = useContent();
  const [measure, setMeasure] = useState<MeasureName>('right');
  const shares = content.data.measures.filter(
    ({ name, unit }) => unit === 'share' && (content.scoreOf(name)?.n ?? 0) > 0,
  );
  const traits = content.traitsOf(measure);
  const label = traits?.label ?? measure;
  return (
    <Section id="kinds" title="各类问题" lead={`${traits?.meaning ?? ''}横线是 95% 区间。`}>
      <label class="field">
        <span>指标</span>
        <select
          value={measure}
          onChange={({ currentTarget }) => {
            const chosen = measureNames.find((name) => name === currentTarget.value);
            if (chosen) setMeasure(chosen);
          }}
        >
          {shares.map(({ name, label: text }) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <ShareChart
        caption={`各类问题的${label}，附 95% 区间`}
        heads={['题型', label]}
        rows={useKindRows(measure)}
      />
    </Section>
  );
}

function useKindRows(measure: MeasureName): ShareRow[] {
  const { data, kindLabel } = useContent();
  return data.run.scores.kinds.flatMap(({ kind, scores }) => {
    const score = scores.find((one) => one.measure === measure);
    if (!score || score.n === 0) return [];
    const label = <a href={`#${toHash({ kind })}`}>{kindLabel(kind)}</a>;
    const remark = measure === 'right' && <Turned kind={kind} />;
    return [{ key: kind, label, n: score.n, value: score.value, interval: score.interval, remark }];
  });
}

/** How many cases of a kind got better and worse. */
function Turned({ kind }: { readonly kind: string }) {
  const { comparison } = useContent().data;
  const turned = comparison?.kinds.find((difference) => difference.kind === kind);
  const { better = 0, worse = 0 } = turned ?? {};
  if (better + worse === 0) return null;
  return (
    <span class="turned">
      {better > 0 && <span class="good">好 {better}</span>}
      {worse > 0 && <span class="bad">坏 {worse}</span>}
    </span>
  );
}
