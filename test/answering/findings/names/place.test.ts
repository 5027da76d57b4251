import { describe, expect, it } from 'vitest';
import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import type { Finding } from '../../../../src/answering/findings/finding.ts';
import { findPlace } from '../../../../src/answering/findings/names/place.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { articleOf } from '../../../support/indexed.ts';

function find(text: string, question: string): Finding | undefined {
  const [sentence] = new ArticleReading(articleOf('一则消息', text), []).sentences;
  if (!sentence) throw new Error('no sentence');
  return findPlace(sentence, analyseQuestion(question));
}

describe('findPlace', () => {
  it('finds where something is held', () => {
    const found = find('8月3日，第二届龙舟赛在青河湿地公园举行。', '龙舟赛在哪里举行？');
    expect(found?.text).toBe('青河湿地公园');
    expect(found?.fit).toBeGreaterThan(0.6);
  });

  it('gives all the places of a list', () => {
    const text = '7月5日，县长李大海到东岭镇、南沟镇、柳林镇调研秋粮生产。';
    expect(find(text, '李大海去了哪几个镇？')?.text).toBe('东岭镇、南沟镇、柳林镇');
  });

  it('finds the name of the kind asked within a longer one', () => {
    const text = '工作组来到东岭镇柳树村，察看水渠修复情况。';
    expect(find(text, '柳树村在哪个镇？')?.text).toBe('东岭镇');
    expect(find(text, '工作组来到哪个村？')?.text).toBe('东岭镇柳树村');
  });

  it('knows the kinds of schools', () => {
    const text = '李大海先后来到青河一中和实验小学，看望教师。';
    expect(find(text, '李大海去了哪两所学校？')?.text).toBe('青河一中和实验小学');
  });

  it('does not give a place that the question names', () => {
    expect(find('龙舟赛在青河公园举行。', '青河公园在哪里？')).toBeUndefined();
  });

  it('finds nothing where no place of the kind stands', () => {
    expect(find('会议强调，要抓好落实。', '会议在哪个村举行？')).toBeUndefined();
    expect(find('李大海到东岭镇调研。', '李大海去了哪个村？')).toBeUndefined();
  });
});
