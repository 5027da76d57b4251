import { describe, expect, it } from 'vitest';
import { summarise } from '../../../../src/answering/findings/telling/summary.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { sentencesIn } from './sentences.ts';

const headline = '南山县部署水库防汛工作';
const report =
  '3月5日，南山县召开水库防汛工作会议，部署今年的任务。县长林晓雨强调，要管好全县36座水库，备足防汛物资。' +
  '会议室里坐满了人，窗外下着小雨。县长林晓雨强调，要管好全县36座水库，备足各类防汛物资。' +
  '会议要求，各乡镇要落实24小时值班制度。县领导周明远、陈立新参加会议。';
const question = analyseQuestion('南山县的防汛会议讲了什么？');
const summary = (maxChars: number) =>
  summarise(sentencesIn(report, headline), question, maxChars).map(({ text }) => text);

describe('summarise', () => {
  it('begins with the lead and keeps the order of print', () => {
    const found = summarise(sentencesIn(report, headline), question, 200);
    expect(found[0]?.text).toContain('南山县召开水库防汛工作会议');
    const places = found.map(({ ordinal }) => ordinal);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('takes what the speakers demand', () => {
    expect(summary(100).join('')).toContain('36座水库');
    expect(summary(200).join('')).toContain('24小时值班');
  });

  it('says nothing twice', () => {
    expect(summary(400).filter((text) => text.includes('36座水库'))).toHaveLength(1);
  });

  it('keeps to the length and to five sentences', () => {
    for (const maxChars of [60, 90, 150]) {
      expect(summary(maxChars).join('').length).toBeLessThanOrEqual(maxChars);
    }
    expect(summary(2000).length).toBeLessThanOrEqual(5);
  });

  it('gives nothing of no sentences', () => {
    expect(summarise([], question, 100)).toEqual([]);
  });
});
