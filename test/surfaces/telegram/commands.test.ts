import { describe, expect, test } from 'vitest';
import { openStage, until } from '../../support/telegram-bot.ts';

describe('the greeting', () => {
  test('offers questions that the archive answers, and a button asks them', async () => {
    const { api, received } = await openStage();
    api.say(7, '/start');
    const [text] = await received(7, 1);
    expect(text).toContain('问报');
    const [greeting] = api.messages(7);
    const examples = greeting?.keyboard?.flat().map((button) => button.text) ?? [];
    expect(examples.length).toBeGreaterThan(1);
    for (const [index, example] of examples.entries()) {
      api.tap(7, greeting?.messageId ?? 0, example);
      const answer = (await received(7, index + 2))[index + 1];
      expect(answer).toContain(example);
      expect(answer).toContain('[1]');
    }
  });

  test('is what somebody gets who only greets, and thanks are answered by a word', async () => {
    const { api, received } = await openStage();
    api.say(7, '你好');
    await received(7, 1);
    expect(api.messages(7)[0]?.keyboard?.flat().length).toBeGreaterThan(1);
    api.say(7, '谢谢！');
    expect((await received(7, 2))[1]).toContain('不客气');
  });
});

describe('a word about the last answer', () => {
  test('that asks for its source gets the sources, and one that doubts it is told how to check', async () => {
    const { api, received } = await openStage();
    api.say(7, '南坪水库工程总投资多少？');
    await received(7, 1);
    api.say(7, '出处呢？');
    expect((await received(7, 2))[1]).toContain('工程总投资2.35亿元');
    api.say(7, '你确定吗？');
    expect((await received(7, 3))[2]).toContain('👎');
  });

  test('does not hide that answer from /sources, nor does small talk', async () => {
    const { api, received } = await openStage();
    api.say(7, '南坪水库工程总投资多少？');
    await received(7, 1);
    api.say(7, '你好');
    await received(7, 2);
    api.say(7, '/sources');
    expect((await received(7, 3))[2]).toContain('工程总投资2.35亿元');
  });
});

describe('a command', () => {
  test('greets, helps, asks, forgets, and says when it is unknown', async () => {
    const { api, received } = await openStage();
    for (const text of ['/start', '/help', '/ask 青河大桥全长多少？', '/ask', '/new'])
      api.say(7, text);
    const texts = await received(7, 5);
    expect(texts.join('\n')).toContain('7 篇报道');
    expect(texts.join('\n')).toContain('/new');
    expect(texts.filter((text) => text.includes('3.6公里'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('请把问题一起发来'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('忘掉了'))).toHaveLength(1);
    api.say(7, '/weather');
    expect((await received(7, 6))[5]).toContain('不认识这个命令');
  });

  test('/new makes the next question stand alone', async () => {
    const { api, received } = await openStage();
    api.say(7, '谁出席了南坪水库开工仪式？');
    await received(7, 1);
    api.say(7, '/new');
    await received(7, 2);
    api.say(7, '他是什么职务？');
    const [, , text] = await received(7, 3);
    expect(text).not.toContain('县水利局局长');
    api.say(7, '/new');
    await received(7, 4);
    api.say(7, '/sources');
    expect((await received(7, 5))[4]).toContain('还没有');
  });

  test('/sources shows every source of the last answer in full, and says where there is none', async () => {
    const { api, received } = await openStage();
    api.say(7, '/sources');
    await received(7, 1);
    api.say(7, '南坪水库工程总投资多少？');
    await received(7, 2);
    api.say(7, '/sources');
    const texts = await received(7, 3);
    expect(texts[0]).toContain('还没有');
    expect(texts[2]).toContain('南坪水库除险加固工程开工');
    expect(texts[2]).toContain('工程总投资2.35亿元');
  });

  test('/latest lists the newest stories, each of which opens', async () => {
    const { api, received } = await openStage();
    api.say(7, '/latest');
    const [text = ''] = await received(7, 1);
    expect(text.indexOf('灯会')).toBeGreaterThan(0);
    expect(text.indexOf('灯会')).toBeLessThan(text.indexOf('南坪水库'));
    expect(text.indexOf('南坪水库')).toBeLessThan(text.indexOf('云岭镇'));
    const [list] = api.messages(7);
    api.tap(7, list?.messageId ?? 0, '2');
    expect((await received(7, 2))[1]).toContain('计划工期18个月');
    const link = list?.links.find(({ text }) => text.includes('云岭镇'));
    api.say(7, `/start ${link?.url.split('start=')[1]}`);
    expect((await received(7, 3))[2]).toContain('带动480户农户增收');
  });

  test('/date tells what the archive holds by month, and lists a month', async () => {
    const { api, received } = await openStage();
    api.say(7, '/date');
    await received(7, 1);
    api.say(7, '/date 2025年8月');
    await received(7, 2);
    api.say(7, '/date 去年夏天');
    await received(7, 3);
    api.say(7, '/date 1998-01');
    const texts = await received(7, 4);
    expect(texts[0]).toContain('2025年');
    expect(texts[0]).toMatch(/8月：2\s?篇/u);
    expect(texts[1]).toContain('灯会');
    expect(texts[1]).not.toContain('云岭镇');
    expect(texts[2]).toContain('/date');
    expect(texts[3]).toContain('没有');
    const [periods] = api.messages(7);
    const april = periods?.keyboard?.flat().find(({ text }) => text.includes('4月'));
    api.tap(7, periods?.messageId ?? 0, april?.text ?? '');
    await until(() => api.messages(7)[0]?.text.includes('云岭镇'));
  });

  test('/stats is for administrators', async () => {
    const { api, received } = await openStage({ settings: { administrators: [1] } });
    api.say(7, '青河大桥全长多少？');
    await received(7, 1);
    api.say(7, '/stats');
    api.say(1, '/stats');
    const refused = (await received(7, 2))[1];
    const [figures] = await received(1, 1);
    expect(refused).toContain('管理员');
    expect(figures).toMatch(/1\s?个问题，来自\s?1\s?人/u);
    expect(figures).toContain('7 篇报道');
  });
});
