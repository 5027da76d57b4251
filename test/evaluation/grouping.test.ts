import { expect, test } from 'vitest';
import { groupBy, withEarlierInGroup } from '../../src/evaluation/grouping.ts';

const words = ['茶厂', '茶山', '', '报社', '茶叶'];
const firstOf = (word: string) => word[0];

test('groups keep the order in which keys and items come, without items that have no key', () => {
  expect([...groupBy(words, firstOf)]).toEqual([
    ['茶', ['茶厂', '茶山', '茶叶']],
    ['报', ['报社']],
  ]);
});

test('each item is given with those before it in its group', () => {
  expect(withEarlierInGroup(words, firstOf)).toEqual([
    { item: '茶厂', earlier: [] },
    { item: '茶山', earlier: ['茶厂'] },
    { item: '', earlier: [] },
    { item: '报社', earlier: [] },
    { item: '茶叶', earlier: ['茶厂', '茶山'] },
  ]);
});
