import { useEffect, useState } from 'preact/hooks';
import { changeLabels, confidenceLabels, resultLabels } from '../labels.ts';
import { useContent } from '../page-context.ts';
import { Untrusted } from '../text/untrusted.tsx';
import { CaseDetails } from './case-details.tsx';
import type { CaseEntry } from './entries.ts';
import type { View } from './view.ts';

interface CaseRowProps {
  readonly entry: CaseEntry;
  /** Whether the address names it. */
  readonly isAsked: boolean;
  /** Raised when an address asked for a view. */
  readonly arrivals: number;
  readonly onChange: (change: Partial<View>) => void;
}

/** A case in the list; what belongs to it is made when it is opened. */
export function CaseRow({ entry, isAsked, arrivals, onChange }: CaseRowProps) {
  const [isOpen, setIsOpen] = useState(isAsked);
  useEffect(() => {
    if (isAsked) setIsOpen(true);
  }, [arrivals]);
  const toggle = (isNowOpen: boolean) => {
    if (isNowOpen === isOpen) return;
    setIsOpen(isNowOpen);
    if (isNowOpen) onChange({ opened: entry.id });
    else if (isAsked) onChange({ opened: '' });
  };
  return (
    <li class={`case ${entry.result}`}>
      <details
        open={isOpen}
        data-asked={isAsked || undefined}
        onToggle={({ currentTarget }) => toggle(currentTarget.open)}
      >
        <CaseSummary entry={entry} />
        {isOpen && <CaseDetails entry={entry} />}
      </details>
    </li>
  );
}

/** In characters; the whole stands in the opened case. */
const longestShownFault = 120;

function CaseSummary({
  entry: { id, record, result, change, confidence },
}: Pick<CaseRowProps, 'entry'>) {
  const { kindLabel } = useContent();
  const { question, kind } = record.testCase;
  return (
    <summary>
      <span class={`result ${result}`}>{resultLabels[result]}</span>
      <span class="question">
        <Untrusted text={question} />
        {record.fault !== undefined && (
          <span class="why">
            <Untrusted text={record.fault.slice(0, longestShownFault)} />
          </span>
        )}
      </span>
      <span class="about">
        <Untrusted text={id} /> · {kindLabel(kind)}
        {confidence !== 'none' && ` · ${confidenceLabels[confidence]}`}
        {change !== undefined && change !== 'same' && (
          <span class={`change ${change}`}>{changeLabels[change]}</span>
        )}
      </span>
    </summary>
  );
}
