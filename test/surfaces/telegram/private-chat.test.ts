import { describe, expect, test } from 'vitest';
import { openStage } from '../../support/telegram-bot.ts';

const lengthQuestion = '青河大桥全长多少？';

describe('in a private chat', () => {
  test('a question gets the short answer, its proof, its sources and buttons', async () => {
    const { api, received } = await openStage();
    api.say(7, lengthQuestion);
    const [text] = await received(7, 1);
    expect(text).toMatch(/^3\.6公里.*\[1\]\n青河大桥8月12日建成通车，全长3\.6公里/u);
    expect(text).toContain('《青河大桥建成通车》，青川日报，2024年8月12日');
    const [message] = api.messages(7);
    expect(message?.source).toContain('<b>3.6公里');
    expect(message?.source).toContain('<blockquote expandable>');
    expect(message?.links.map(({ text, url }) => [text, url.split('=')[0]])).toContainEqual([
      '[1]',
      'https://t.me/wenbao_test_bot?start',
    ]);
    const buttons = message?.keyboard?.flat().map((button) => button.text) ?? [];
    expect(buttons).toContainEqual(expect.stringContaining('青河大桥'));
    expect(buttons).toContain('👍');
    expect(buttons).toContain('👎');
  });

  test('a follow-up is understood, also by a bot that was started anew', async () => {
    const first = await openStage();
    first.api.say(7, '谁出席了南坪水库开工仪式？');
    await first.received(7, 1);
    await first.stop();
    const second = await openStage({ after: first });
    second.api.say(7, '他是什么职务？');
    const [, text] = await second.received(7, 2);
    expect(text).toContain('县水利局局长');
  });

  test('what the archive does not say is said to be so', async () => {
    const { api, received } = await openStage();
    api.say(7, '月球基地何时建成？');
    const [text] = await received(7, 1);
    expect(text).toContain('档案里没有');
    expect(
      api
        .messages(7)[0]
        ?.keyboard?.flat()
        .map(({ text }) => text),
    ).toEqual(['👍', '👎']);
  });

  test('a word that is no question gets the stories that hold it, each of which opens', async () => {
    const { api, received } = await openStage();
    api.say(7, '共享食堂');
    const [text] = await received(7, 1);
    expect(text).toContain('提到“共享食堂”的报道');
    expect(text).toContain('莲花社区办起共享食堂');
    expect(text).toContain('东岭村邻里中心启用');
    expect(text).not.toContain('青河大桥');
    const [message] = api.messages(7);
    const link = message?.links.find(({ text: linked }) => linked.includes('东岭村'));
    api.say(7, `/start ${link?.url.split('start=')[1]}`);
    expect((await received(7, 2))[1]).toContain('理发室');
  });

  test('a question under a picture is answered', async () => {
    const { api, received } = await openStage();
    api.post(7, { photo: [], caption: lengthQuestion });
    expect((await received(7, 1))[0]).toContain('3.6公里');
  });

  test('markup from the archive is shown, not obeyed', async () => {
    const { api, received } = await openStage();
    api.say(7, '灯会首日接待游客多少？');
    const [text] = await received(7, 1);
    expect(text).toContain('展出花灯<1200>余组');
    expect(text).toContain('《<b>老街</b> & “灯会”开幕》');
    expect(api.calls('sendMessage')).toHaveLength(1);
  });

  test('an album of photos gets one friendly sentence, a note of Telegram’s and an edit none', async () => {
    const { api, received } = await openStage();
    api.post(7, { pinned_message: {} });
    api.post(7, { photo: [], media_group_id: 'album' });
    api.post(7, { photo: [], media_group_id: 'album' });
    api.deliver({ edited_message: { message_id: 1, date: 0, chat: { id: 7, type: 'private' } } });
    api.post(7, { voice: {} });
    api.say(7, lengthQuestion);
    const texts = await received(7, 3);
    expect(texts[0]).toContain('我只看得懂文字');
    expect(texts[1]).toContain('我只看得懂文字');
    expect(texts[2]).toContain('3.6公里');
  });

  test('a question that is too long is not taken, and the limit is named', async () => {
    const { api, received } = await openStage({ settings: { questionChars: 20 } });
    api.say(7, '请问'.repeat(11));
    expect((await received(7, 1))[0]).toContain('20');
    expect(api.calls('sendChatAction')).toEqual([]);
  });

  test('an update that nobody can make sense of does not end the bot', async () => {
    const { api, received } = await openStage();
    api.deliver({ message: { message_id: 1, text: '没有会话' } });
    api.deliver({ message: 'nonsense' });
    api.deliver({ callback_query: { id: 3 } });
    api.deliver({ inline_query: null });
    api.say(7, lengthQuestion);
    expect((await received(7, 1))[0]).toContain('3.6公里');
  });

  test('the log holds neither the token nor what users wrote', async () => {
    const { api, log, received } = await openStage();
    const description = `Bad Request: can't parse entities: Unsupported start tag "我的秘密"`;
    api.fail('sendMessage', { code: 400, description }, 2);
    api.say(7, '我的秘密是什么？');
    await expect.poll(() => log.text).toContain('没能发出');
    api.say(7, '我的秘密是什么？');
    await received(7, 1);
    expect(log.text).not.toMatch(/我的秘密|LOCAL-test-token/u);
  });
});
