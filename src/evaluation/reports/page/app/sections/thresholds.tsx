import { useContent } from '../page-context.ts';
import { Section } from './section.tsx';

/** What was demanded of the run, and whether it was reached. */
export function Thresholds() {
  const { data, kindLabel } = useContent();
  const { thresholds = [] } = data;
  if (thresholds.length === 0) return null;
  const missed = thresholds.filter(({ isMet }) => !isMet).length;
  const lead = missed === 0 ? `${thresholds.length} 项全部达到。` : `有 ${missed} 项没有达到。`;
  return (
    <Section id="thresholds" title="门槛" lead={lead}>
      <ul class="thresholds">
        {thresholds
          .toSorted((a, b) => Number(a.isMet) - Number(b.isMet))
          .map(({ label, kind, bound, value, isMet }) => (
            <li key={`${label} ${kind} ${bound}`} class={isMet ? 'met' : 'missed'}>
              <span class="verdict">{isMet ? '达到' : '未达到'}</span>
              <span>
                {label}
                {kind !== undefined && `（${kindLabel(kind)}）`}
              </span>
              <span class="aside">
                {bound}，实得 <strong>{value}</strong>
              </span>
            </li>
          ))}
      </ul>
    </Section>
  );
}
