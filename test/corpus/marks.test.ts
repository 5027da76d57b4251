import { describe, expect, it } from 'vitest';
import {
  readBylineLine,
  readCredits,
  readLeadMark,
  readPhotoCredit,
} from '../../src/corpus/marks.ts';

describe('readLeadMark', () => {
  it.each([
    ['本报讯（记者刘帆）近日，', '本报讯（记者刘帆）', [['记者', '刘帆']]],
    ['本报讯(记者 刘 帆)近日，', '本报讯(记者 刘 帆)', [['记者', '刘帆']]],
    ['本报讯（记者李超 刘祥龙）近日，', '本报讯（记者李超 刘祥龙）', [['记者', '李超', '刘祥龙']]],
    [
      '本报讯（记者李超 通讯员王思奇）8月',
      '本报讯（记者李超 通讯员王思奇）',
      [
        ['记者', '李超'],
        ['通讯员', '王思奇'],
      ],
    ],
    ['本报荆州讯 （通讯员高艳璇）近日', '本报荆州讯 （通讯员高艳璇）', [['通讯员', '高艳璇']]],
    ['本报讯（记者陈\n明远）近日', '本报讯（记者陈\n明远）', [['记者', '陈明远']]],
    ['本报讯 近日，', '本报讯', []],
  ])('reads the opening of %j', (text, mark, credits) => {
    const lead = readLeadMark(text);
    expect(lead && text.slice(lead.mark.start, lead.mark.end)).toBe(mark);
    expect(lead?.credits.map(({ role, names }) => [role, ...names])).toEqual(credits);
    expect(lead?.continues).toBe(false);
  });

  it('knows stray characters before the mark', () => {
    expect(readLeadMark('■本报讯（记者刘帆）近日')).toMatchObject({
      junk: { start: 0, end: 1 },
      mark: { start: 1, end: 10 },
    });
  });

  it('knows a mark that adds to the story above', () => {
    expect(readLeadMark('又讯（记者刘帆）')?.continues).toBe(true);
  });

  it.each(['近日，本报讯', '据本报记者报道', '讯息', ''])('finds none in %j', (text) => {
    expect(readLeadMark(text)).toBeUndefined();
  });
});

describe('readBylineLine', () => {
  it.each([
    ['□ 通讯员 胡雪飞', [['通讯员', '胡雪飞']]],
    ['■本报记者 张三', [['记者', '张三']]],
    ['○ 特约记者 万东方', [['特约记者', '万东方']]],
    ['本报记者 陈雪玲 裴蜀华', [['记者', '陈雪玲', '裴蜀华']]],
    [
      '□ 记者 李超 通讯员 王开',
      [
        ['记者', '李超'],
        ['通讯员', '王开'],
      ],
    ],
  ])('reads %s', (text, credits) => {
    expect(readBylineLine(text)?.map(({ role, names }) => [role, ...names])).toEqual(credits);
  });

  it.each([
    '记者在现场看到，新车间里机器轰鸣。',
    '记者了解到，全市共有186座水库',
    '□ 荆州区新闻',
    '通讯员',
    '全市记者节活动举行',
  ])('finds no one named in %j', (text) => {
    expect(readBylineLine(text)).toBeUndefined();
  });
});

describe('readPhotoCredit', () => {
  it.each([
    ['活动现场。（徐美平摄）', '（徐美平摄）', '摄', ['徐美平']],
    ['活动现场。(李婷婷 摄)', '(李婷婷 摄)', '摄', ['李婷婷']],
    ['活动现场。（通讯员 雷希雨 摄）', '（通讯员 雷希雨 摄）', '摄', ['雷希雨']],
    ['活动现场。（李超 刘帆 供图）', '（李超 刘帆 供图）', '供图', ['李超', '刘帆']],
    ['活动现场。（徐美平 摄影）', '（徐美平 摄影）', '摄影', ['徐美平']],
  ])('reads the end of %s', (text, printed, role, names) => {
    const photo = readPhotoCredit(text);
    expect(photo && text.slice(photo.span.start, photo.span.end)).toBe(printed);
    expect(photo?.credit).toEqual({ role, names });
  });

  it.each(['（徐美平摄）活动现场。', '活动现场（见图）。', '活动现场。', '他爱好摄影'])(
    'finds none in %s',
    (text) => {
      expect(readPhotoCredit(text)).toBeUndefined();
    },
  );
});

describe('readCredits', () => {
  it('gives one credit for each role', () => {
    expect(readCredits('记者 陈雪玲 裴蜀华 通讯员张三')).toEqual([
      { role: '记者', names: ['陈雪玲', '裴蜀华'] },
      { role: '通讯员', names: ['张三'] },
    ]);
  });

  it('joins letter-spaced names and parts names at any mark', () => {
    expect(readCredits('通讯员 王 开、李超，刘帆')).toEqual([
      { role: '通讯员', names: ['王开', '李超', '刘帆'] },
    ]);
  });

  it('gives none where no role or no name stands', () => {
    expect(readCredits('张三')).toEqual([]);
    expect(readCredits('记者')).toEqual([]);
  });
});
