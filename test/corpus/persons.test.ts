import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersons } from '../../src/corpus/persons.ts';

/** Names with their offices, as `name: office, office`. */
function named(text: string): string[] {
  return findPersons(text).map(({ name, offices }) =>
    offices.length > 0 ? `${name}: ${offices.join(', ')}` : name,
  );
}

describe('a person is found', () => {
  test.each([
    ['清河市副市长、东平县委书记韩明出席会议。', ['韩明: 清河市副市长, 东平县委书记']],
    ['近日，市委副书记、市长聂远平率队调研。', ['聂远平: 市委副书记, 市长']],
    ['市委常委、宣传部部长、市总工会主席李伟。', ['李伟: 市委常委, 宣传部部长, 市总工会主席']],
    ['会议由县委书记项虹主持。', ['项虹: 县委书记']],
    ['记者采访了市发改局党组书记万光。', ['万光: 市发改局党组书记']],
    ['市水利和湖泊局局长雷国平介绍，', ['雷国平: 市水利和湖泊局局长']],
    ['新沟村党支部书记、村委会主任顾平获评先进。', ['顾平: 新沟村党支部书记, 村委会主任']],
    ['县委副书记、管委会主任，区长袁玉传达精神。', ['袁玉: 县委副书记, 管委会主任, 区长']],
    ['调研员欧阳文华说，', ['欧阳文华: 调研员']],
    [
      '协会会长彭小虎、监事长刘光、执行会长陈熊。',
      ['彭小虎: 协会会长', '刘光: 监事长', '陈熊: 执行会长'],
    ],
  ])('with the offices before the name: %s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test.each([
    ['市领导王群、王士林、石为参加会议。', ['王群: 市领导', '王士林: 市领导', '石为: 市领导']],
    [
      '市人大常委会副主任高扬、廖有舟出席会议。',
      ['高扬: 市人大常委会副主任', '廖有舟: 市人大常委会副主任'],
    ],
    ['聂平、廖和平等市“四大家”领导参加。', ['聂平: 市“四大家”领导', '廖和平: 市“四大家”领导']],
    ['会前，市长聂平、项虹率团考察。', ['聂平: 市长', '项虹']],
    ['市长柳林森宣布大桥通车。', ['柳林森: 市长']],
    ['副市长张大海签署协议，随后剪彩。', ['张大海: 副市长']],
  ])('in a list, with an office that all may hold: %s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test.each([
    ['瞿森指出，要抓好落实。', ['瞿森']],
    ['“订单满了。”雷国平说。', ['雷国平']],
    ['学习徐明总书记的讲话', ['徐明: 总书记']],
    ['传达王徽同志的讲话。', ['王徽']],
  ])('by what is said or by an address: %s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

test('a name that was found once is known wherever it stands', () => {
  const text = '韩明看望教师\n近日，市长韩明来到学校。韩明与教师交谈，每到一处，韩明都问得仔细。';
  const [person] = findPersons(text);
  expect(person).toMatchObject({ name: '韩明', offices: ['市长'] });
  expect(person?.mentions).toHaveLength(4);
});

test('the office given at a later mention is added', () => {
  expect(named('会长彭小虎致辞。公司董事长彭小虎签约。')).toEqual(['彭小虎: 会长, 公司董事长']);
});

test('a name of two characters is not found in a word', () => {
  const [person] = findPersons('副主任高扬，副市长王二出席。我们要高扬旗帜，高扬理想。');
  expect(person?.name).toBe('高扬');
  expect(person?.mentions).toHaveLength(1);
});

test.each([
  '市领导高度重视，书记要带头。',
  '会议指出，要抓好落实。企业表示，将扩大生产。',
  '各县市书记、主任、部长参加会议。',
  '社会长期稳定，委员会成员说明情况。',
  '王先生说，李大爷也说。',
  '副市长热线开通，市长于8月到任。',
  '高山、流水、平原等景色。',
])('no person is found in %s', (text) => {
  expect(named(text)).toEqual([]);
});

const scraps = fc.constantFrom(
  ...[
    '市长',
    '副书记',
    '、',
    '，',
    '。',
    '王',
    '小明',
    '韩旭',
    '说',
    '等',
    '领导',
    '同志',
    '总书记',
    '高',
    '𠮷',
    '\n',
  ],
);

test('every mention stands in the text, whatever the text', () => {
  const texts = fc.oneof(
    fc.array(scraps).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const { name, mentions } of findPersons(text)) {
        expect(mentions.length).toBeGreaterThan(0);
        for (const { start, end } of mentions) expect(text.slice(start, end)).toBe(name);
      }
    }),
  );
});
