import type { MeasureName } from '../../../../measures/measure.ts';
import { ShareChart, type ShareRow } from '../charts/share-chart.tsx';
import { useContent } from '../page-context.ts';
import { Section } from './section.tsx';

const names: readonly MeasureName[] = [
  'recall-at-1',
  'recall-at-5',
  'recall-at-10',
  'reciprocal-rank',
  'ndcg-at-10',
];

/** Whether the articles that hold the answer were found, and how near the top. */
export function RetrievalSection() {
  const { scoreOf, traitsOf } = useContent();
  const rows = names.flatMap((name): ShareRow[] => {
    const [score, traits] = [scoreOf(name), traitsOf(name)];
    if (!score || !traits || score.n === 0) return [];
    const { n, value, interval } = score;
    const label = <span title={traits.meaning}>{traits.label}</span>;
    return [{ key: name, label, n, value, interval }];
  });
  if (rows.length === 0) return null;
  return (
    <Section id="retrieval" title="检索" lead="该用的报道找到没有，排得靠不靠前。">
      <ShareChart caption="检索指标，附 95% 区间" heads={['指标', '数值']} rows={rows} />
    </Section>
  );
}
