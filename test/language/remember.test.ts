import { describe, expect, it } from 'vitest';
import { remember } from '../../src/language/remember.ts';

describe('remember', () => {
  it('computes each result once while it is kept', () => {
    const asked: string[] = [];
    const lengthOf = remember((text) => asked.push(text) && text.length, 2);
    expect([lengthOf('甲'), lengthOf('甲'), lengthOf('乙丙')]).toEqual([1, 1, 2]);
    expect(asked).toEqual(['甲', '乙丙']);
  });

  it('keeps no more results than it may, and computes the others anew', () => {
    const asked: string[] = [];
    const lengthOf = remember((text) => asked.push(text) && text.length, 1);
    expect([lengthOf('甲'), lengthOf('乙'), lengthOf('甲')]).toEqual([1, 1, 1]);
    expect(asked).toEqual(['甲', '乙', '甲']);
  });

  it('remembers that there is no result', () => {
    let computed = 0;
    const nothing = remember((): undefined => {
      computed += 1;
    }, 2);
    expect([nothing('甲'), nothing('甲'), computed]).toEqual([undefined, undefined, 1]);
  });
});
