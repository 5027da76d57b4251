import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/answering/answer.ts';
import { toCitation } from '../../../src/answering/citations.ts';
import type { Verdict } from '../../../src/answering/verify/verdict.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import { sentencesOf } from '../../../src/corpus/chunk.ts';
import { findPersons } from '../../../src/corpus/persons.ts';
import { seedPages } from '../../corpus/samples.ts';
import { bridge } from '../bridge.ts';

const articles = [...(await seedPages()).flatMap((page) => page.articles), bridge];
/** Each sentence of the seed pages, cited as it stands. */
const citations = articles.flatMap((article) =>
  sentencesOf(article).map((span) => toCitation(article, span, 1)),
);
const bridgeCitation = toCitation(bridge, { start: 0, end: bridge.text.length }, 1);
/** Each name that is known for one where it stands alone in its sentence. */
const namedCitations = citations.flatMap((citation) =>
  findPersons(citation.quote).flatMap(({ name, mentions }) =>
    mentions.map(({ start }) => ({ citation, name, start })),
  ),
);
const otherSurnames = [...'李赵郑龚闫汤'];
const otherGivenCharacters = [...'涛霞云强军娟'];

describe('a statement is not supported', () => {
  it('when a character of a name was changed', () => {
    const mutants = namedCitations.flatMap(({ citation, name, start }) =>
      [...name].flatMap((character, at) =>
        (at === 0 ? otherSurnames : otherGivenCharacters)
          .filter((other) => other !== character)
          .map((other) => ({ citation, start, changed: replaceAt(name, at, other) })),
      ),
    );
    const told = mutants.filter(({ citation, changed }) => !citation.quote.includes(changed));
    expect(told.length).toBeGreaterThan(1000);
    const caught = told.filter(({ citation, start, changed }) => {
      const { quote } = citation;
      const text = quote.slice(0, start) + changed + quote.slice(start + changed.length);
      return verdictOn(citation, text) === 'name-not-found';
    });
    expect(caught.length / told.length).toBeGreaterThan(0.99);
  });

  it('when words in quotation marks or a title were changed', () => {
    const quoting = citations.filter(({ quote }) => /“[^“”]{2,}”|《[^《》]{2,}》/u.test(quote));
    fc.assert(
      fc.property(fc.constantFrom(...quoting), fc.nat(), (citation, at) => {
        const quoted = /“([^“”]{2,})”|《([^《》]{2,})》/u.exec(citation.quote)?.[0] ?? '';
        const place = 1 + (at % (quoted.length - 2));
        fc.pre(/\p{Script=Han}/u.test(quoted[place] ?? ''));
        const text = `提到${replaceAt(quoted, place, '龘')}。`;
        expect(verdictOn(citation, text)).toMatch(/-not-found$/u);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a name that its source does not hold', '青河市市长李四海主持会议。', 'name-not-found'],
    ['somebody who speaks', '李四海说，大桥通车了。', 'name-not-found'],
    ['a title', '《山里的春天》登在报上。', 'quotation-not-found'],
    ['quoted words', '他称之为"山里的春天"。', 'quotation-not-found'],
  ])('when it names %s', (_, text, verdict) => {
    expect(verdictOn(bridgeCitation, text)).toBe(verdict);
  });

  it.each([
    '大桥总投资12.5亿元，如报道所说，“总投资12.5亿元”。',
    '有关负责人表示，大桥全长3.6公里。',
    '在“青河大桥……总投资12.5亿元”一句中。',
  ])('but not when it says %s', (text) => {
    expect(verdictOn(bridgeCitation, text)).toBe('supported');
  });

  it('but not for a name when it names an office without one', () => {
    expect(verdictOn(bridgeCitation, '市委书记主持会议，市长出席。')).toBe('off-source');
  });

  it('but not when it names its source', () => {
    const named = { ...bridgeCitation, headline: '山里的春天', publication: '青河日报' };
    expect(verdictOn(named, '《青河日报》登了《山里的春天》。')).toBe('supported');
  });
});

function verdictOn(citation: Citation, text: string): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  return verifyAnswer({ status: 'answered', statements, citations: [citation] }, articles)
    .statements[0];
}

function replaceAt(text: string, place: number, character: string): string {
  return text.slice(0, place) + character + text.slice(place + 1);
}
