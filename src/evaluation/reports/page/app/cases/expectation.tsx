import type { ComponentChildren } from 'preact';
import type { Expectation } from '../../../../cases/cases.ts';
import { Untrusted } from '../text/untrusted.tsx';

/** What a right answer would contain. */
export function ExpectationText({ expect }: { readonly expect: Expectation }) {
  if (expect.rejected !== undefined) {
    return (
      <p class="text">
        别的回答。读者否定了：
        <Untrusted text={expect.rejected} />
      </p>
    );
  }
  if (expect.refuse) {
    return (
      <dl class="expectation">
        <Row name="拒答">报上没有，不该作答。</Row>
        {expect.near && <Row name="可以提到">{listed(expect.near)}</Row>}
      </dl>
    );
  }
  return (
    <dl class="expectation">
      <Row name="事实">
        <ul>
          {expect.facts.map((notations) => (
            <li key={notations.join('\n')}>{listed(notations)}</li>
          ))}
        </ul>
      </Row>
      {expect.articles && <Row name="出处">{listed(expect.articles)}</Row>}
      {expect.period !== undefined && (
        <Row name="年份">
          <Untrusted text={expect.period} />
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Any of which will do. */
function listed(texts: readonly string[]) {
  return texts.map((text, index) => (
    <>
      {index > 0 && <span class="or"> 或 </span>}
      <Untrusted text={text} />
    </>
  ));
}
