import { describe, expect, it } from 'vitest';
import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import { findDate } from '../../../../src/answering/findings/date/date.ts';
import type { Finding } from '../../../../src/answering/findings/finding.ts';
import type { Article } from '../../../../src/corpus/article.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { seedPages } from '../../../corpus/samples.ts';
import { articleOf } from '../../../support/indexed.ts';

const inAugust: Partial<Article> = { date: { date: '2024-08', precision: 'month' } };

function find(
  text: string,
  question: string,
  details: Partial<Article> = inAugust,
): Finding | undefined {
  const [sentence] = new ArticleReading(articleOf('一则消息', text, details), []).sentences;
  if (!sentence) throw new Error('no sentence');
  return findDate(sentence, analyseQuestion(question));
}

describe('findDate', () => {
  it('adds the year of the issue to a day printed without one', () => {
    const found = find(
      '7月19日，青河县召开防汛工作会议，部署汛期值守。',
      '防汛工作会议是哪天开的？',
    );
    expect(found?.text).toBe('7月19日（2024年）');
    expect(found?.fit).toBeGreaterThan(0.8);
  });

  it('leaves a day without a year where the issue date is not known', () => {
    const text = '7月19日，青河县召开防汛工作会议。';
    expect(find(text, '防汛工作会议是哪天开的？', {})?.text).toBe('7月19日');
  });

  it('leaves a printed year alone', () => {
    const text = '该产品2021年开始研发，今年正式投产。';
    expect(find(text, '产品是哪一年研发的？')?.text).toBe('2021年');
  });

  it('takes the date of the clause that holds what is asked', () => {
    const text = '大桥去年3月开工，今年5月合龙，预计年底通车。';
    expect(find(text, '大桥什么时候合龙？')?.text).toBe('今年5月（2024年）');
    expect(find(text, '大桥什么时候开工？')?.text).toBe('去年3月（2023年）');
    expect(find(text, '大桥预计什么时候通车？')?.text).toBe('年底（2024年）');
  });

  it('reads feasts', () => {
    const winter: Partial<Article> = { date: { date: '2024-02', precision: 'month' } };
    const text = '据了解，纺织厂大年初七复工，今年订单充足。';
    expect(find(text, '纺织厂哪天复工？', winter)?.text).toBe('大年初七（2024年）');
  });

  it('tells when it was reported where the sentence only says lately', () => {
    expect(find('近日，青河大桥正式通车。', '青河大桥什么时候通车？')?.text).toBe(
      '近日（2024年8月报道）',
    );
  });

  it('prefers a day to 近日', () => {
    const text = '近日，记者在青河大桥看到，大桥7月1日通车后车流不断。';
    expect(find(text, '青河大桥什么时候通车？')?.text).toContain('7月1日');
  });

  it('does not repeat the date of the question where there is another', () => {
    const text = '2023年，全县开工建设水厂，6月30日正式供水。';
    expect(find(text, '2023年开工的水厂哪天供水？')?.text).toContain('6月30日');
  });

  it('finds nothing in a sentence without a date', () => {
    expect(find('会议强调，要抓好落实。', '会议什么时候开的？')).toBeUndefined();
    expect(find('目前，工程进展顺利。', '工程什么时候开工？')).toBeUndefined();
  });

  it('gives spans that hold what it shows, in every sentence of the sample pages', async () => {
    const question = analyseQuestion('会议是什么时候召开的？');
    for (const article of (await seedPages()).flatMap(({ articles }) => articles)) {
      for (const sentence of new ArticleReading(article, []).sentences) {
        const found = findDate(sentence, question);
        if (!found) continue;
        expect(found.fit).toBeGreaterThan(0);
        expect(found.fit).toBeLessThanOrEqual(1);
        for (const { start, end } of found.spans) {
          expect(found.text).toContain(article.text.slice(start, end));
        }
      }
    }
  });
});
