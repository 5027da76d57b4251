import type { GivenAnswer } from '../../../../answers/given-answer.ts';
import { confidenceLabels } from '../labels.ts';
import { Untrusted } from '../text/untrusted.tsx';

/** An answer as it was given, its markers set apart. */
export function AnswerText({ given }: { readonly given: GivenAnswer }) {
  const markers = new Set(given.citations.map(({ marker }) => `[${marker}]`));
  return (
    <>
      <p class="text answer">
        {given.text
          .split(/(\[\d+\])/u)
          .map((part) =>
            markers.has(part) ? (
              <span class="marker">{part.slice(1, -1)}</span>
            ) : (
              <Untrusted text={part} />
            ),
          )}
      </p>
      {given.status === 'abstained' && <p class="aside">拒答</p>}
      {given.confidence && <p class="aside">可信度：{confidenceLabels[given.confidence]}</p>}
    </>
  );
}
