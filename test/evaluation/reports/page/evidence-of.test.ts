import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../../src/evaluation/reports/page/app/cases/evidence-of.ts';
import { dairy, given, record } from './sample-input.ts';

const school = {
  ...dairy,
  id: 'school',
  headline: '学校开学',
  text: '学校开学了。',
  source: 's.txt',
};
const articles = [school, dairy];
const [citation] = given.citations;

function evidenceWith(citations: typeof given.citations) {
  const { articles: marked, astray } = evidenceOf(
    record('one', { given: { ...given, citations } }),
    articles,
  );
  return {
    cited: marked.filter(({ isCited }) => isCited).map(({ article }) => article.id),
    uncited: marked.filter(({ isCited }) => !isCited).map(({ article }) => article.id),
    astray: astray.map(({ marker }) => marker),
  };
}

describe('the evidence of a case', () => {
  it('is the article that is cited, with its quotations', () => {
    expect(evidenceOf(record('one'), articles).articles).toEqual([
      {
        article: dairy,
        isCited: true,
        quotes: [{ mark: '1', text: citation?.quote, lines: citation?.lines }],
      },
    ]);
  });

  it('is also the article that was expected, where none of them is cited', () => {
    expect(evidenceWith([{ marker: 1, quote: '学校开学', articleId: 'school' }])).toEqual({
      cited: ['school'],
      uncited: ['dairy'],
      astray: [],
    });
  });

  it.each([[{ headline: '青石奶站 扩建完工' }], [{ source: 'dairy.txt' }], [{}]])(
    'is found by what a citation gives in place of the id: %j',
    (rest) => {
      expect(evidenceWith([{ marker: 1, quote: '日产鲜奶8.5吨', ...rest }]).cited).toEqual([
        'dairy',
      ]);
    },
  );

  it('tells of a citation that no article is known for', () => {
    expect(evidenceWith([{ marker: 3, quote: '学校开学', articleId: 'gone' }])).toEqual({
      cited: [],
      uncited: ['dairy'],
      astray: [3],
    });
  });

  it('expects no article of a question that should be refused', () => {
    const refused = record('one', {}, { expect: { refuse: true } });
    const { given: _, ...unanswered } = refused;
    expect(evidenceOf(unanswered, articles).articles).toEqual([]);
  });
});
