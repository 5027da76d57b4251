import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { answerOf, type Script, ScriptedAssistant } from '../../support/telegram-assistant.ts';
import { runOnStage, type Stage } from '../../support/telegram-bot.ts';

let stage: Stage;
let assistant: ScriptedAssistant;

async function open(script: Script = echo): Promise<void> {
  assistant = new ScriptedAssistant(script);
  stage = await runOnStage(assistant);
}

function echo(question: string) {
  return answerOf(`答：${question}`);
}

afterEach(() => stage.close());

describe('in a private chat', () => {
  test('a question gets its answer and the sources', async () => {
    await open(() => answerOf('预计全年利润约36亿元。'));
    stage.api.say(7, '煤业公司利润多少？');
    expect(await stage.received(7, 1)).toEqual([
      '预计全年利润约36亿元。[1]\n' +
        '[1] 《煤业公司上半年增产》，宁夏日报，2024年8月，宁夏日报.txt 第3—9行：“预计全年利润约36亿元。”',
    ]);
    expect(stage.api.messages(7)[0]?.source).toContain('\n<blockquote expandable>[1] ');
  });

  test('markup from the archive is shown, not obeyed', async () => {
    await open(() => answerOf('产量<b>大增 & "翻番"', { headline: '<a href="x">点我</a>' }));
    stage.api.say(7, '产量如何？');
    const [text] = await stage.received(7, 1);
    expect(text).toContain('产量<b>大增 & "翻番"[1]');
    expect(text).toContain('《<a href="x">点我</a>》');
    expect(stage.api.calls('sendMessage')).toHaveLength(1);
  });

  test('commands greet, help, forget and ask', async () => {
    await open();
    for (const text of ['/start', '/help', '/new', '/ask 产量？', '/ask', '/weather']) {
      stage.api.say(7, text);
      await wait(20);
    }
    const texts = await stage.received(7, 6);
    expect(texts[0]).toContain('档案里有 3 份报纸。');
    expect(texts[1]).toContain('/new');
    expect(texts[2]).toContain('忘掉');
    expect(texts[3]).toContain('答：产量？');
    expect(texts[4]).toContain('请把问题一起发来');
    expect(texts[5]).toContain('不认识这个命令');
    expect(assistant.forgotten).toEqual(['telegram:7']);
  });

  test('an album of photos gets one friendly sentence, a service message none', async () => {
    await open();
    stage.api.post(7, { pinned_message: {} });
    stage.api.post(7, { photo: [], media_group_id: 'album' });
    stage.api.post(7, { photo: [], media_group_id: 'album' });
    stage.api.say(7, '产量？');
    const texts = await stage.received(7, 2);
    expect(texts[0]).toContain('我只看得懂文字');
    expect(texts[1]).toContain('答：产量？');
  });

  test('an error that can be explained is explained, any other is one plain sentence', async () => {
    await open((question) => {
      if (question === '一') throw new WenbaoError('archive', '档案打不开。', '请稍后再问。');
      throw new Error('secret detail');
    });
    stage.api.say(7, '一');
    stage.api.say(7, '二');
    const [first, second] = await stage.received(7, 2);
    expect(first).toBe('档案打不开。请稍后再问。');
    expect(second).toContain('抱歉');
    expect(second).not.toContain('secret');
  });
});

describe('while it works', () => {
  test('a slow answer in one chat does not delay another', async () => {
    await open(async (question) => {
      if (question === '慢') await wait(300);
      return echo(question);
    });
    stage.api.say(7, '慢');
    stage.api.say(8, '快');
    await stage.received(8, 1);
    expect(stage.api.messages(7)).toHaveLength(0);
    await stage.received(7, 1);
  });

  test('questions of one chat are answered one at a time and in order', async () => {
    let running = 0;
    await open(async (question) => {
      expect(++running).toBe(1);
      await wait(question === '一' ? 60 : 5);
      running--;
      return echo(question);
    });
    for (const question of ['一', '二', '三']) stage.api.say(7, question);
    const texts = await stage.received(7, 3);
    expect(texts.map((text) => text.slice(0, 3))).toEqual(['答：一', '答：二', '答：三']);
  });

  test('it shows within a second that it is typing', async () => {
    await open(async (question) => {
      await wait(600);
      return echo(question);
    });
    stage.api.say(7, '产量？');
    const [message] = await stage.received(7, 1).then(() => stage.api.messages(7));
    const [typing] = stage.api.calls('sendChatAction');
    expect(typing?.payload).toEqual({ chat_id: 7, action: 'typing' });
    expect(typing?.atMs).toBeLessThan(message?.sentAtMs ?? 0);
  });

  test('a chat that asks too much at once is told so, once', async () => {
    await open(async (question) => {
      await wait(60);
      return echo(question);
    });
    for (let number = 1; number <= 8; number++) stage.api.say(7, `问${number}`);
    const texts = await stage.received(7, 6);
    expect(texts.filter((text) => text.includes('先不收'))).toHaveLength(1);
    expect(assistant.asked.map(({ question }) => question)).toEqual([
      '问1',
      '问2',
      '问3',
      '问4',
      '问5',
    ]);
  });
});

describe('whatever happens', () => {
  test('an update that a handler chokes on does not end polling', async () => {
    await open();
    stage.api.deliver({ message: { message_id: 1, text: '没有会话' } });
    stage.api.say(7, '还在吗？');
    expect((await stage.received(7, 1))[0]).toContain('答：还在吗？');
    expect(stage.log.lines.join('\n')).toContain('有一条消息没能处理');
  });

  test('an update that is delivered twice is answered once', async () => {
    await open();
    const updateId = stage.api.say(7, '一');
    await stage.received(7, 1);
    stage.api.deliverAgain(updateId);
    stage.api.say(7, '二');
    const texts = await stage.received(7, 2);
    expect(texts[1]).toContain('答：二');
    expect(assistant.asked).toHaveLength(2);
  });

  test('the log holds neither the token nor what users wrote', async () => {
    await open(() => {
      throw new Error('我的秘密');
    });
    const description = `Bad Request: can't parse entities: Unsupported start tag "我的秘密"`;
    stage.api.fail('sendMessage', { code: 400, description }, 2);
    stage.api.say(7, '我的秘密');
    await expect.poll(() => stage.log.lines.join('\n')).toContain('没能发出');
    expect(stage.log.lines.join('\n')).not.toMatch(/我的秘密|LOCAL-test-token/u);
  });
});
