import type { Expectation } from '../../../../cases/cases.ts';
import { Property, TextProperty } from '../text/property.tsx';
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
        <Property name="拒答">报上没有，不该作答。</Property>
        {expect.near && <Property name="可以提到">{listed(expect.near)}</Property>}
      </dl>
    );
  }
  return (
    <dl class="expectation">
      <Property name="事实">
        <ul>
          {expect.facts.map((notations) => (
            <li key={notations.join('\n')}>{listed(notations)}</li>
          ))}
        </ul>
      </Property>
      {expect.articles && <Property name="出处">{listed(expect.articles)}</Property>}
      {expect.period !== undefined && <TextProperty name="年份" text={expect.period} />}
    </dl>
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
