import { describe, expect, test } from 'vitest';
import { isNamed } from '../../../src/evaluation/answers/article-names.ts';
import { holds } from '../../../src/evaluation/answers/meant-article.ts';

const opening = '青河县重大项目\n青河大桥 建成通车\n本报讯 全长３.6公里。';
const bridge = {
  headline: '青河大桥 建成通车',
  text: `${opening}${'桥'.repeat(200)}云岭茶厂也派人到场。`,
};

describe('an article', () => {
  test.each([
    ['part of its headline', '大桥建成'],
    ['what is printed above the headline', '青河县重大项目'],
    ['both, as they follow one another', '重大项目青河大桥'],
    ['a first sentence of another width', '全长 3.6 公里'],
  ])('is named by %s', (_, name) => {
    expect(isNamed(bridge, name)).toBe(true);
  });

  test.each([
    ['what it only mentions further on', '云岭茶厂'],
    ['other words', '青山大桥'],
    ['the end of the headline and the start of the text', '通车青河县'],
    ['nothing', ' \u200b'],
  ])('is not named by %s', (_, name) => {
    expect(isNamed(bridge, name)).toBe(false);
  });

  test('is named by the first 200 characters of its text and no more, blanks not counted', () => {
    const text = `${'山 \n'.repeat(198)}${'水'.repeat(9)}`;
    expect(isNamed({ text }, '山水水')).toBe(true);
    expect(isNamed({ text }, '山水水水')).toBe(false);
    expect(holds({ text }, '山水水水')).toBe(true);
  });

  test('is named by its headline where that stands nowhere in its text', () => {
    expect(isNamed({ headline: '茶园', text: '今年收成好。' }, '茶园')).toBe(true);
  });
});
