import { describe, expect, it } from 'vitest';
import { findReason } from '../../../../src/answering/findings/telling/reason.ts';
import { findIn } from './sentences.ts';

describe('findReason', () => {
  it('gives the clause behind 由于', () => {
    const text = '由于连日暴雨，南山公路临时封闭。';
    const found = findIn(findReason, text, '南山公路为什么封闭？');
    expect(found?.text).toBe('由于连日暴雨');
    expect(found?.fit).toBeGreaterThan(0.8);
  });

  it('gives the clauses before a consequence', () => {
    const text = '厂长陈立新告诉记者，临近收割，不少运输车已被订完，工厂便自己买车送货。';
    expect(findIn(findReason, text, '工厂为什么自己买车送货？')?.text).toBe(
      '临近收割，不少运输车已被订完',
    );
  });

  it('gives the purpose at the head of a sentence', () => {
    const text = '为破解果农卖果难，3月5日，南山县举办产销对接会。';
    expect(findIn(findReason, text, '南山县为什么办产销对接会？')?.text).toBe('为破解果农卖果难');
  });

  it('gives what something is owed to', () => {
    const text = '“果园的丰收，离不开技术员的指导。”';
    expect(findIn(findReason, text, '果园丰收的原因是什么？')?.text).toBe('离不开技术员的指导');
  });

  it('gives what a thing is where a judgement is asked for', () => {
    const text = '会议指出，粮食是民生的根本，要守住耕地，确保面积稳定。';
    expect(findIn(findReason, text, '为什么说粮食重要？')?.text).toContain('粮食是民生的根本');
  });

  it('is less sure of a clause that only stands beside the words of the question', () => {
    const beside = findIn(findReason, '水渠年久失修，西坡稻田缺水。', '西坡稻田为什么缺水？');
    expect(beside?.text).toContain('水渠年久失修');
    expect(beside?.fit).toBeLessThan(0.4);
  });

  it('finds nothing in a sentence of something else', () => {
    expect(findIn(findReason, '比赛昨晚结束。', '西坡稻田为什么缺水？')).toBeUndefined();
  });
});
