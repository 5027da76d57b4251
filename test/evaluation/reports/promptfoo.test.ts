import { describe, expect, it } from 'vitest';
import { cites, differsFrom, refuses, states } from '../../../docs/promptfoo/assertions.mjs';
import type { AnswerMetadata } from '../../../docs/promptfoo/provider.mjs';
import { rejectedRefusal } from '../../../src/evaluation/judging/rejection.ts';
import { toPromptfooTests } from '../../../src/evaluation/reports/promptfoo.ts';
import { sampleCase } from '../samples.ts';

describe('a case in the format of promptfoo', () => {
  it('asserts each fact in any of its notations, and that one of the articles is cited', () => {
    const facts = [['3.6公里', '3600米'], ['12.5亿元']];
    const [test] = toPromptfooTests([
      sampleCase(
        { facts, articles: ['大桥通车'] },
        { id: 'b-1', question: '大桥多长？', tags: ['new'], note: '青河' },
      ),
    ]);
    expect(test).toEqual({
      description: 'b-1 大桥多长？',
      vars: { id: 'b-1', question: '大桥多长？' },
      metadata: { id: 'b-1', kind: 'figure', tags: ['new'], note: '青河' },
      assert: [
        asserts('states', 'facts', { alternatives: facts[0] }),
        asserts('states', 'facts', { alternatives: facts[1] }),
        asserts('cites', 'sources', { articles: ['大桥通车'] }),
      ],
    });
  });

  it('tells the ids of the articles where they are known', () => {
    const testCase = sampleCase({ facts: [['3.6公里']], articles: ['大桥通车'] });
    const [test] = toPromptfooTests([testCase], ({ id }) => new Set([`${id}#1`]));
    expect(test?.assert.at(-1)?.config).toEqual({
      articles: ['大桥通车'],
      articleIds: ['one#1'],
    });
  });

  it('asserts a refusal, or another answer than the rejected one', () => {
    const tests = toPromptfooTests([
      sampleCase({ refuse: true, near: ['1.2亿元'] }),
      sampleCase({ rejected: '36亿元' }),
    ]);
    expect(tests.map(({ assert }) => assert)).toEqual([
      [asserts('refuses', 'refusal')],
      [asserts('differsFrom', 'rejected', { rejected: '36亿元' })],
    ]);
  });

  it('keeps the turns of a conversation in their order', () => {
    const turns = ['一', '二'].map((id) => sampleCase({ refuse: true }, { id, session: 's' }));
    const tests = toPromptfooTests([...turns, sampleCase({ refuse: true }, { id: '三' })]);
    expect(tests.map(({ vars, options }) => [vars.id, vars.conversation, options])).toEqual([
      ['一', 's', { runSerially: true }],
      ['二', 's', { runSerially: true }],
      ['三', undefined, undefined],
    ]);
  });

  it.each([
    ['{{ env.HOME }}在哪？', '{{ "{{ env.HOME }}在哪？" }}'],
    ['{% raw %}"甲"', '{{ "{% raw %}\\"甲\\"" }}'],
    ['file:///etc/passwd', '{{ "file:///etc/passwd" }}'],
    ['package:a:b', '{{ "package:a:b" }}'],
    ['{甲}和file://乙', '{甲}和file://乙'],
  ])('has promptfoo neither run nor read %s', (question, written) => {
    const [test] = toPromptfooTests([sampleCase({ refuse: true }, { question })]);
    expect(test?.vars.question).toBe(written);
  });
});

describe('an assertion on an answer', () => {
  const metadata: AnswerMetadata = {
    status: 'answered',
    question: '大桥多长？',
    short: '3.6公里',
    confidence: '确定',
    statements: [
      { text: '3.6公里', markers: [1], short: true },
      { text: '大桥全长3.6公里，投资１２.5亿元。', markers: [1], short: false },
    ],
    citations: [
      {
        marker: 1,
        articleId: 'a.txt#1',
        headline: '青河大桥通车',
        date: null,
        source: 'a.txt',
        lines: [1, 2],
        quote: '青河大桥昨日通车',
      },
    ],
    notice: null,
  };
  const refusal: AnswerMetadata = { ...metadata, status: 'abstained', statements: [] };

  it.each([
    ['a fact in one of its notations', states, { alternatives: ['3600米', '3.6公里'] }, true],
    ['a fact of another width', states, { alternatives: ['12.5亿'] }, true],
    ['no fact that is cut out of a figure', states, { alternatives: ['2.5亿元'] }, false],
    ['an article by part of its headline', cites, { articles: ['乙县', '青河大桥'] }, true],
    ['an article by what is quoted', cites, { articles: ['大桥昨日 通车'] }, true],
    ['an article by its id', cites, { articles: ['茶园'], articleIds: ['a.txt#1'] }, true],
    [
      'no article by its headline where the id of another is known',
      cites,
      { articles: ['青河大桥'], articleIds: ['a.txt#2'] },
      false,
    ],
    ['no article that is not cited', cites, { articles: ['茶园'], articleIds: ['a.txt#2'] }, false],
    ['no refusal', refuses, {}, false],
    ['the rejected answer', differsFrom, { rejected: '３.6 公里' }, false],
    ['another than the rejected answer', differsFrom, { rejected: '36公里' }, true],
  ])('finds %s', (_, assertion, config, pass) => {
    const graded = assertion('大桥全长3.6公里。', { metadata, config });
    expect(graded).toMatchObject({ pass, score: pass ? 1 : 0 });
    expect(graded.reason).toMatch(/\p{sc=Han}/u);
  });

  it.each([
    ['a refusal', refuses, {}, true],
    ['no fact in what a refusal names', states, { alternatives: ['3.6公里'] }, false],
    ['the rejected refusal', differsFrom, { rejected: rejectedRefusal }, false],
  ])('finds %s', (_, assertion, config, pass) => {
    expect(assertion('大桥全长3.6公里。', { metadata: refusal, config }).pass).toBe(pass);
  });
});

function asserts(name: string, metric: string, config?: object) {
  const value = `file://assertions.mjs:${name}`;
  return { type: 'javascript', value, ...(config && { config }), metric };
}
