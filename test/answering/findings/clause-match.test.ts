import { describe, expect, it } from 'vitest';
import { ArticleReading } from '../../../src/answering/evidence/article-reading.ts';
import {
  clauseNearest,
  clauseSpansOf,
  closeness,
  isNamedBy,
  matchesIn,
  shareOf,
} from '../../../src/answering/findings/clause-match.ts';
import type { SentenceReading } from '../../../src/answering/findings/finding.ts';
import { analyseQuestion } from '../../../src/language/question.ts';
import { articleOf } from '../../support/indexed.ts';

const text = '大桥去年开工，全长1,200米；县医院新楼启用，门诊搬迁。';
const sentence = sentenceOf(text);

function sentenceOf(paragraph: string): SentenceReading {
  const [reading] = new ArticleReading(articleOf('一则消息', paragraph), []).sentences;
  if (!reading) throw new Error('no sentence');
  return reading;
}

function printed({ start, end }: { start: number; end: number }): string {
  return sentence.article.text.slice(start, end);
}

describe('the words of a question in a sentence', () => {
  it('cuts a sentence into clauses, but no number', () => {
    expect(clauseSpansOf(sentence).map(printed)).toEqual([
      '大桥去年开工',
      '全长1,200米',
      '县医院新楼启用',
      '门诊搬迁',
    ]);
  });

  it('finds the clause that holds what is asked', () => {
    const question = analyseQuestion('县医院新楼什么时候启用？');
    expect(printed(clauseNearest(sentence, question))).toBe('县医院新楼启用');
  });

  it('gives places in the article, and the share of the words found', () => {
    const question = analyseQuestion('大桥什么时候开工？');
    const matches = matchesIn(sentence, question);
    expect(matches.map(printed)).toEqual(expect.arrayContaining(['大桥', '开工']));
    expect(shareOf(matches, question)).toBe(1);
    expect(shareOf([], question)).toBe(0);
  });

  it('takes what is in the same clause for nearer than what is behind a semicolon', () => {
    const matches = matchesIn(sentence, analyseQuestion('大桥什么时候开工？'));
    const at = (words: string) => {
      const start = sentence.article.text.indexOf(words);
      return { start, end: start + words.length };
    };
    const near = closeness(sentence, at('去年'), matches, 'any');
    expect(near).toBeGreaterThan(closeness(sentence, at('门诊'), matches, 'any'));
    expect(near).toBeLessThanOrEqual(1);
  });

  it('knows a name that the question itself gives', () => {
    const question = analyseQuestion('青河的龙舟赛在哪里举行？');
    expect(isNamedBy(question, '青河县')).toBe(true);
    expect(isNamedBy(question, '东岭县')).toBe(false);
  });
});
