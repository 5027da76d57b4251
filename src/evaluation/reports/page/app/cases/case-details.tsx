import type { ComponentChildren } from 'preact';
import { formatDuration, formatValue } from '../../../figures.ts';
import { useContent } from '../page-context.ts';
import { TextProperty } from '../text/property.tsx';
import { Untrusted } from '../text/untrusted.tsx';
import { AnswerText } from './answer-text.tsx';
import type { CaseEntry } from './entries.ts';
import { Evidence } from './evidence.tsx';
import { ExpectationText } from './expectation.tsx';

/** All that is known of a case. */
export function CaseDetails({ entry }: { readonly entry: CaseEntry }) {
  const { record, turns, before } = entry;
  const { testCase, given, fault } = record;
  return (
    <div class="details">
      {turns.length > 0 && <Turns turns={turns} />}
      {fault !== undefined && (
        <Part title="为什么算错" tone="fault">
          <p class="text">
            <Untrusted text={fault} />
          </p>
        </Part>
      )}
      <Part title="应得">
        <ExpectationText expect={testCase.expect} />
      </Part>
      <Part title="实得">{given ? <AnswerText given={given} /> : <p>没有回答。</p>}</Part>
      {before && (
        <Part title="上次的回答">
          {before.given ? <AnswerText given={before.given} /> : <p>没有回答。</p>}
        </Part>
      )}
      <Evidence record={record} />
      <Values entry={entry} />
      {testCase.note !== undefined && testCase.note !== '' && (
        <Part title="出题说明">
          <p class="text">
            <Untrusted text={testCase.note} />
          </p>
        </Part>
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly tone?: string;
  readonly children: ComponentChildren;
}

function Part({ title, tone = '', children }: PartProps) {
  return (
    <section class={`part ${tone}`}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function Turns({ turns }: Pick<CaseEntry, 'turns'>) {
  return (
    <Part title="前面的对话">
      <ol class="turns">
        {turns.map(({ testCase, given }) => (
          <li key={testCase.id}>
            <p class="asked">
              <Untrusted text={testCase.question} />
            </p>
            <p class="replied">
              <Untrusted text={given?.text ?? '没有回答'} />
            </p>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** What each measure says of this case alone. */
function Values({ entry: { record } }: { readonly entry: CaseEntry }) {
  const { data } = useContent();
  const { values, given, rightRuns, testCase } = record;
  const elapsed = given?.elapsedMs;
  const shown = data.measures.filter(
    // Both percentiles are of the same time, which is told once.
    ({ name, unit }) => values[name] !== undefined && unit !== 'milliseconds',
  );
  return (
    <Part title="这一题的分">
      <dl class="values">
        {shown.map(({ name, label, unit }) => (
          <TextProperty key={name} name={label} text={formatValue(values[name], unit)} />
        ))}
        {elapsed !== undefined && <TextProperty name="用时" text={formatDuration(elapsed)} />}
        {rightRuns !== undefined && (
          <TextProperty name="答对的遍数" text={`${rightRuns} / ${data.run.settings.repeat}`} />
        )}
        {testCase.tags.length > 0 && <TextProperty name="标签" text={testCase.tags.join('、')} />}
      </dl>
    </Part>
  );
}
