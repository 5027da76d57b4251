import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIssueDate, recordSchema, toPage } from '../../src/corpus/record.ts';

describe('a record', () => {
  it('has U+FFFD where half a surrogate pair stands alone, which no file can keep', () => {
    const cut = '红河\ud83d水库';
    const record = { id: cut, text: cut, title: cut, publication: cut };
    const whole = '红河\ufffd水库';
    expect(recordSchema.parse(record)).toEqual({
      ...{ id: whole, text: whole, title: whole, publication: whole },
    });
  });
});

describe('parseIssueDate', () => {
  it.each([
    ['2024', '2024', 'year'],
    ['2024年', '2024', 'year'],
    ['2024-8', '2024-08', 'month'],
    ['2024年8月', '2024-08', 'month'],
    ['2024-08-12', '2024-08-12', 'day'],
    ['2024/8/12', '2024-08-12', 'day'],
    ['2024.8.12', '2024-08-12', 'day'],
    ['20240812', '2024-08-12', 'day'],
    ['2024年8月12日', '2024-08-12', 'day'],
    [' 2024 年 8 月 12 日', '2024-08-12', 'day'],
    ['2024-08-12T09:30:00+08:00', '2024-08-12', 'day'],
    ['2024-02-29', '2024-02-29', 'day'],
  ])('reads %s', (written, date, precision) => {
    expect(parseIssueDate(written)).toEqual({ date, precision });
  });

  it.each(['', '近日', '12-08-2024', '2023-02-29', '2024-13', '2024-00-10', '20241332', '123456'])(
    'leaves out %j, which is no date',
    (written) => {
      expect(parseIssueDate(written)).toBeUndefined();
    },
  );

  it('reads every day of the calendar as it is written in each notation', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = date.split('-').map(Number);
        const chinese = `${year}年${month}月${dayOfMonth}日`;
        for (const written of [date, date.replaceAll('-', ''), chinese, day.toISOString()]) {
          expect(parseIssueDate(written)).toEqual({ date, precision: 'day' });
        }
      }),
    );
  });
});

describe('a record', () => {
  it('becomes a page with the facts that it states', () => {
    const record = recordSchema.parse({
      id: 7,
      text: '青河大桥通车。',
      title: '通车',
      date: '2024年8月',
      publication: '青河日报',
      unknown: true,
    });
    expect(toPage(record, { source: 'news.jsonl', recordLine: 3 })).toEqual({
      source: 'news.jsonl',
      recordLine: 3,
      documentId: '7',
      text: '青河大桥通车。',
      title: '通车',
      publication: '青河日报',
      date: { date: '2024-08', precision: 'month' },
      dateSource: 'document',
    });
  });

  it('may leave out all but its id and its text, and its date may be no date', () => {
    const record = recordSchema.parse({ id: 'a', text: '字', title: null, date: '某日' });
    expect(toPage(record, { source: 'a' })).toEqual({ source: 'a', documentId: 'a', text: '字' });
  });

  it.each([
    { text: '字' },
    { id: '', text: '字' },
    { id: 'a', text: '' },
    { id: 'a', text: 1 },
    [],
    null,
  ])('is not made of %j', (value) => {
    expect(recordSchema.safeParse(value).success).toBe(false);
  });
});
