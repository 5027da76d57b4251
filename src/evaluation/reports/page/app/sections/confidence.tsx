import { ShareChart, type ShareRow } from '../charts/share-chart.tsx';
import { confidenceLabels } from '../labels.ts';
import { useContent } from '../page-context.ts';
import { Section } from './section.tsx';

/** What the word promises; there is no promise for the other. */
const claimOfCertain = 0.98;

/** How far the confidence word can be relied on. */
export function ConfidenceSection() {
  const { scoreOf } = useContent();
  const rows = (['certain', 'likely'] as const).flatMap((word): ShareRow[] => {
    const score = scoreOf(`${word}-right`);
    if (!score || score.n === 0) return [];
    const claim = word === 'certain' ? { claim: claimOfCertain } : {};
    const label = `说“${confidenceLabels[word]}”`;
    const { n, value, interval } = score;
    return [{ key: word, label, n, value, interval, ...claim }];
  });
  if (rows.length === 0) return null;
  return (
    <Section
      id="confidence"
      title="可信度可不可信"
      lead="说“确定”的回答，应当至少 98% 是对的（虚线）。"
    >
      <ShareChart
        caption="说“确定”和“较可能”的回答中，答对的有多少"
        heads={['回答', '答对']}
        rows={rows}
      />
    </Section>
  );
}
