import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOrganisations } from '../../src/corpus/organisations.ts';

function names(text: string): string[] {
  return findOrganisations(text).map(({ name }) => name);
}

test.each([
  ['清河纸业（东平）有限公司开足马力赶订单。', ['清河纸业（东平）有限公司']],
  ['东平银行清河分行与清河市融资担保集团签约。', ['东平银行清河分行', '清河市融资担保集团']],
  ['他到网口镇、周店镇新河村调研。', ['网口镇', '周店镇新河村']],
  ['县农业农村局统计，市水利和湖泊局参加。', ['县农业农村局', '市水利和湖泊局']],
  ['考察组拜访了东平市清河商会。', ['东平市清河商会']],
  ['区纪委监委联合区人社局来到西城街道。', ['区纪委监委', '区人社局', '西城街道']],
  ['在东平理工大学、清河市第一人民医院', ['东平理工大学', '清河市第一人民医院']],
  ['棋山乡向阳社区的居民', ['棋山乡向阳社区']],
  ['市委、市政府的部署', ['市委', '市政府']],
  ['😀市水利局𝐀东平市清河商会', ['市水利局', '东平市清河商会']],
])('the longest run that ends as a name does is an organisation: %s', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test.each([
  '各乡镇、该公司、相关单位、有关部门',
  '格局打开，全局在胸，开局良好，布局合理',
  '乡村振兴，农村发展，城镇化，镇域经济',
  '市域副中心，以人民为中心，中心城区',
  '公司和学校，医院与合作社',
  '12个村、3家公司',
])('kinds, and words that end alike, are none: %s', (text) => {
  expect(names(text)).toEqual([]);
});

const scraps = fc.constantFrom(
  ...[
    '清河',
    '有限公司',
    '局',
    '镇',
    '村',
    '（东平）',
    '(',
    '到',
    '和',
    '，',
    '1',
    '𠮷',
    '\n',
    '委员会',
  ],
);

test('every organisation stands in the text, in order and without overlap, whatever the text', () => {
  const texts = fc.oneof(
    fc.array(scraps).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const { name, span } of findOrganisations(text)) {
        expect(text.slice(span.start, span.end)).toBe(name);
        expect(span.start).toBeGreaterThanOrEqual(end);
        end = span.end;
      }
    }),
  );
});
