import { describe, expect, test } from 'vitest';
import { TestDesk } from '../../../../support/repl-desk.ts';
import { answered, citation } from '../../../../support/scripted-assistant.ts';
import { asTerminal } from '../../streams.ts';

const cited = { answer: answered('约36亿元。', citation({ headline: '标题' })) };
const turn = {
  asked: '年利润多少？',
  reply: { ...cited, question: '年利润多少？', elapsedMs: 1 },
};

describe('/sources and /explain', () => {
  test('show the quotations of the last answer, and how it came about', async () => {
    const desk = new TestDesk({ turns: [turn] });
    await desk.obey('/sources');
    await desk.obey('/explain');
    expect(desk.paged).toEqual([
      '[1] 《标题》，003.txt 第105—112行\n    预计年利润约36亿元\n\n',
      '这一句没有查档案，没有可说明的。\n\n',
    ]);
  });

  test('say that there is nothing to show', async () => {
    const uncited = { ...turn, reply: { ...turn.reply, answer: answered('您好。') } };
    const desk = new TestDesk();
    await desk.obey('/sources');
    await desk.obey('/explain');
    desk.turns = [turn, uncited];
    await desk.obey('/sources');
    expect(desk).toMatchObject({
      paged: [],
      told: ['还没有可以列出出处的回答。', '还没有可以说明的回答。', '还没有可以列出出处的回答。'],
    });
  });
});

describe('/new, /eval and /quit', () => {
  test('begin anew, run the test set under the signal, and leave', async () => {
    const desk = new TestDesk({ turns: [turn] });
    const { signal } = new AbortController();
    await desk.obey('/new');
    await desk.obey('/eval', signal);
    expect(desk).toMatchObject({ turns: [], told: ['已开始新的对话。'], hasLeft: false });
    expect(desk.evaluations).toEqual([signal]);
    expect(desk.paged).toEqual(['611 题，对了 300 题\n\n']);
    await desk.obey('/quit');
    expect(desk.hasLeft).toBe(true);
  });
});

describe('/model', () => {
  const withModel = '现在由 openai:scripted 作答；/model 关 改由内置的阅读器作答。';
  const withReader = '现在由内置的阅读器作答；/model 开 改由 openai:scripted 作答。';

  test.each([
    ['/model', false, false, withModel],
    ['/model', true, true, withReader],
    ['/model 关', false, true, withReader],
    ['/model OFF', false, true, withReader],
    ['/model 阅读器', false, true, withReader],
    ['/model 开', true, false, withModel],
    ['/model openai:scripted', true, false, withModel],
    ['/model 换一个', true, true, '请写 /model 开 或 /model 关。'],
  ])('%s, without model %s: without model %s', async (line, before, after, sentence) => {
    const desk = new TestDesk({ chatModel: 'openai:scripted', withoutModel: before });
    await desk.obey(line);
    expect(desk).toMatchObject({ withoutModel: after, told: [sentence] });
  });

  test.each(['/model', '/model 开'])('says how to configure one: %s', async (line) => {
    const desk = new TestDesk();
    await desk.obey(line);
    expect(desk.told).toEqual([
      '由内置的阅读器作答；要用语言模型，请在 .env 里设 CHAT_MODEL，见 README。',
    ]);
  });
});

describe('/help', () => {
  test('tells how to ask, then every command in columns, then two examples', async () => {
    const examples = ['青河大桥全长多少公里？', '云岭镇种了多少亩茶树？', '第三个问题？'];
    const desk = new TestDesk({ examples });
    await desk.obey('/help');
    expect(desk.paged).toEqual([]);
    const lines = desk.told.join('\n').split('\n');
    expect(lines[0]).toBe('直接输入问题即可，回答中的 [1] 指向下面的出处，/open 1 打开那篇报道。');
    expect(lines).toContain('/sources              上一个回答的引文全文和出处');
    expect(lines).toContain('/model [开|关]        由谁作答：语言模型，或内置的阅读器');
    expect(lines.slice(-3)).toEqual([
      '可以这样问：',
      '  青河大桥全长多少公里？',
      '  云岭镇种了多少亩茶树？',
    ]);
  });

  test('has no examples where none are found', async () => {
    const desk = new TestDesk();
    await desk.obey('/help');
    expect(desk.told.join('')).not.toContain('这样问');
  });

  test.each([
    ['beside', 50, '/save [文件]          把对话连同出处存成 Markdown\n                      文件'],
    ['below', 40, '/eval\n  用测试集给回答打分，Ctrl-C 停下\n'],
  ])('wraps %s the commands at %i columns', async (_, columns, shown) => {
    const desk = new TestDesk();
    Object.assign(asTerminal(desk.errors), { columns });
    await desk.obey('/help');
    expect(desk.told.join('\n')).toContain(shown);
  });
});
