import { LatencyHistogram } from '../charts/latency-histogram.tsx';
import { useContent } from '../page-context.ts';
import { Section } from './section.tsx';

/** How long the answers took. */
export function LatencySection() {
  const { data, scoreOf } = useContent();
  const milliseconds = data.run.cases.flatMap(({ given }) => given?.elapsedMs ?? []);
  if (milliseconds.length === 0) return null;
  const marks = (['p50', 'p95'] as const).flatMap((label) => {
    const value = scoreOf(`latency-${label}`)?.value;
    return value === undefined ? [] : [{ label, milliseconds: value }];
  });
  return (
    <Section id="latency" title="用时" lead="每柱是一段用时里的题数，横轴越往右每段越宽。">
      <LatencyHistogram milliseconds={milliseconds} marks={marks} />
    </Section>
  );
}
