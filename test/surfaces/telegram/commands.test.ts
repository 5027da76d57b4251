import { describe, expect, test, vi } from 'vitest';
import { openStage } from '../../support/telegram-bot.ts';

describe('a command', () => {
  test('greets, helps, asks, forgets, and says when it is unknown', async () => {
    const { api, received } = await openStage();
    for (const text of ['/start', '/help', '/ask 青河大桥全长多少？', '/ask', '/new'])
      api.say(7, text);
    const texts = await received(7, 5);
    expect(texts.join('\n')).toContain('5 篇报道');
    expect(texts.join('\n')).toContain('/new');
    expect(texts.filter((text) => text.includes('3.6公里'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('请把问题一起发来'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('忘掉了'))).toHaveLength(1);
    api.say(7, '/weather');
    expect((await received(7, 6))[5]).toContain('不认识这个命令');
  });

  test('/new makes the next question stand alone', async () => {
    const { api, received } = await openStage();
    api.say(7, '2025年上半年全县粮食总产量是多少？');
    await received(7, 1);
    api.say(7, '/new');
    await received(7, 2);
    api.say(7, '那高标准农田呢？');
    const [, , text] = await received(7, 3);
    expect(text).not.toContain('上半年高标准农田');
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
    expect(texts[0]).toMatch(/8月.*2篇/u);
    expect(texts[1]).toContain('灯会');
    expect(texts[1]).not.toContain('云岭镇');
    expect(texts[2]).toContain('/date');
    expect(texts[3]).toContain('没有');
    const [periods] = api.messages(7);
    const april = periods?.keyboard?.flat().find(({ text }) => text.includes('4月'));
    api.tap(7, periods?.messageId ?? 0, april?.text ?? '');
    await vi.waitUntil(() => api.messages(7)[0]?.text.includes('云岭镇'));
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
    expect(figures).toContain('1');
    expect(figures).toContain('5 篇报道');
  });
});
