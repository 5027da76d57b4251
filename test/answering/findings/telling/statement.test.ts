import { describe, expect, it } from 'vitest';
import { findStatement, speakerOf } from '../../../../src/answering/findings/telling/statement.ts';
import { findIn, sentencesIn } from './sentences.ts';

const speech =
  '县长林晓雨要求，要管好水库，备足物资；要修好校舍，确保开学。要严查超载，守住安全底线。';

describe('findStatement', () => {
  it('gives the part of a speech that the question is about, with its speaker', () => {
    const found = findIn(findStatement, speech, '林晓雨对校舍有什么要求？');
    expect(found?.text).toBe('林晓雨要求：要修好校舍，确保开学');
    expect(found?.spans).toHaveLength(2);
  });

  it('takes the speaker from the sentence before where a speech goes on', () => {
    expect(findIn(findStatement, speech, '林晓雨对超载怎么说？', 1)?.text).toBe(
      '林晓雨要求：要严查超载，守住安全底线',
    );
  });

  it('finds nothing where another person speaks than the one asked about', () => {
    const text = `${speech}局长周明远表示，将增派人手检查校舍。`;
    expect(findIn(findStatement, text, '林晓雨对校舍有什么要求？', 2)).toBeUndefined();
  });

  it('keeps the quotation marks of what was said', () => {
    const text = '“明年还要再种二十亩。”村民陈大山说。';
    expect(findIn(findStatement, text, '陈大山对明年怎么打算？')?.text).toBe(
      '陈大山说：“明年还要再种二十亩”',
    );
  });

  it('keeps to whom the words are addressed', () => {
    const text = '县长林晓雨勉励青年教师，要安心从教，教好每个孩子。';
    expect(findIn(findStatement, text, '林晓雨勉励教师什么？')?.text).toBe(
      '林晓雨勉励青年教师：要安心从教，教好每个孩子',
    );
  });
});

describe('speakerOf', () => {
  it('names the speaker with office and verb', () => {
    const [sentence] = sentencesIn('县长林晓雨在调研时强调，要管好水库。');
    expect(sentence && speakerOf(sentence)).toMatchObject({
      name: '林晓雨',
      verb: '强调',
      office: '县长',
    });
  });

  it('names a meeting', () => {
    const [sentence] = sentencesIn('会议指出，水利是农业的命脉。');
    expect(sentence && speakerOf(sentence)).toMatchObject({ name: '会议', verb: '指出' });
  });

  it('resolves 他 by the speaker before', () => {
    const [, second] = sentencesIn('县长林晓雨指出，今年雨水多。她强调，要管好水库。');
    expect(second && speakerOf(second)).toMatchObject({ name: '林晓雨', verb: '强调' });
  });

  it('names nobody for a new scene', () => {
    const [, second] = sentencesIn('县长林晓雨指出，今年雨水多。近日，新桥建成通车。');
    expect(second && speakerOf(second)).toBeUndefined();
  });
});
