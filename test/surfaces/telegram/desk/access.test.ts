import { describe, expect, test } from 'vitest';
import { Access } from '../../../../src/surfaces/telegram/desk/access.ts';
import { readRemark } from '../../../../src/surfaces/telegram/desk/remark.ts';
import { Told } from '../../../../src/surfaces/telegram/desk/told.ts';

const nobody = { allowedUsers: [], allowedGroups: [], administrators: [] };

describe('access', () => {
  test('is open where no list is given, also with administrators', () => {
    expect(new Access({ ...nobody, administrators: [1] }).allows(7)).toBe(true);
  });

  test('of a list of users is theirs everywhere, and the administrators’', () => {
    const access = new Access({ ...nobody, allowedUsers: [7], administrators: [1] });
    expect(access.allows(7)).toBe(true);
    expect(access.allows(7, { id: -100 })).toBe(true);
    expect(access.allows(1)).toBe(true);
    expect(access.allows(8)).toBe(false);
    expect(access.allows(8, { id: -100 })).toBe(false);
  });

  test('of a list of groups is everybody’s there, and nobody’s elsewhere', () => {
    const access = new Access({ ...nobody, allowedGroups: [-100] });
    expect(access.allows(8, { id: -100 })).toBe(true);
    expect(access.allows(8, { id: -200 })).toBe(false);
    expect(access.allows(8, { id: 8 })).toBe(false);
    expect(access.allows(8)).toBe(false);
  });

  test('makes nobody an administrator who is not named as one', () => {
    const access = new Access({ ...nobody, allowedUsers: [7], administrators: [1] });
    expect(access.isAdministrator(1)).toBe(true);
    expect(access.isAdministrator(7)).toBe(false);
  });
});

describe('what was told', () => {
  test('is not told again to the same until its time has passed', () => {
    const told = new Told(1_000);
    expect(told.claim('a', 0)).toBe(true);
    expect(told.claim('a', 999)).toBe(false);
    expect(told.claim('b', 999)).toBe(true);
    expect(told.claim('a', 1_000)).toBe(true);
    expect(told.claim('a', 1_500)).toBe(false);
  });
});

describe('a remark on the last answer', () => {
  test.each(['你确定吗？', '真的吗', '不对吧！', '搞错了吧', '没弄错吧？'])(
    'as %s is a doubt',
    (text) => {
      expect(readRemark(text)).toBe('doubts');
    },
  );

  test.each(['谢谢！', '好的，谢谢你', '太感谢了', 'Thank you', '辛苦啦～'])(
    'as %s is thanks',
    (text) => {
      expect(readRemark(text)).toBe('thanks');
    },
  );

  test.each(['出处呢？', '以上答案的出处在哪', '有什么依据', '来源是什么', '原文在哪里？'])(
    'as %s wants the sources',
    (text) => {
      expect(readRemark(text)).toBe('sources');
    },
  );

  test.each([
    '市长确定了吗？',
    '资金来源是什么？',
    '大桥的原文',
    '错在哪里',
    '真的建成了吗？',
    '你好',
    '感谢信是谁写的？',
  ])('is not %s', (text) => {
    expect(readRemark(text)).toBeUndefined();
  });
});
