import { setTimeout as wait } from 'node:timers/promises';
import type { InlineQueryResult } from 'telegraf/types';
import { describe, expect, test } from 'vitest';
import { openBotApi } from './bot-api-client.ts';

const stale =
  '400: Bad Request: query is too old and response timeout expired or query ID is invalid';

async function openButton(queriesLastMs?: number) {
  const opened = await openBotApi(queriesLastMs === undefined ? {} : { queriesLastMs });
  const { message_id } = await opened.telegram.sendMessage(-7, '一', {
    reply_markup: { inline_keyboard: [[{ text: '好', callback_data: 'up' }]] },
  });
  return { ...opened, message_id };
}

function article(id: string, change: object = {}): InlineQueryResult {
  return {
    type: 'article',
    id,
    title: '增产',
    input_message_content: { message_text: '<b>增产</b>3成', parse_mode: 'HTML' },
    ...change,
  };
}

describe('a pressed button', () => {
  test('brings its data and the message as it now stands', async () => {
    const { api, telegram, message_id } = await openButton();
    const id = api.tap(-7, message_id, '好', { from: 8 });
    const [update] = await telegram.getUpdates(0, 1, 0, undefined);
    expect(update).toMatchObject({
      callback_query: {
        id,
        from: { id: 8 },
        data: 'up',
        message: { message_id, chat: { id: -7 }, from: { is_bot: true }, text: '一' },
      },
    });
  });

  test('must be there', async () => {
    const { api, telegram, message_id } = await openButton();
    expect(() => api.tap(-7, message_id, '差')).toThrow('has no button "差"');
    await telegram.editMessageReplyMarkup(-7, message_id, undefined, { inline_keyboard: [] });
    expect(() => api.tap(-7, message_id, 'up')).toThrow('has no button "up"');
    expect(() => api.tap(-7, 1, 'up')).toThrow('Message 1 of chat -7');
  });

  test('is answered once, with 200 characters at most', async () => {
    const { api, telegram, message_id } = await openButton();
    const id = api.tap(-7, message_id, 'up');
    const long = telegram.answerCbQuery(id, '谢'.repeat(201));
    await expect(long).rejects.toThrow('MESSAGE_TOO_LONG');
    await telegram.answerCbQuery(id, '谢'.repeat(200), { show_alert: true });
    expect(api.tapAnswers()).toEqual([
      { id, text: '谢'.repeat(200), alert: true, atMs: expect.any(Number) },
    ]);
    await expect(telegram.answerCbQuery(id)).rejects.toThrow(stale);
    await expect(telegram.answerCbQuery('1')).rejects.toThrow(stale);
  });

  test('waits for its answer only for a while', async () => {
    const { api, telegram, message_id } = await openButton(20);
    const id = api.tap(-7, message_id, 'up');
    await wait(40);
    await expect(telegram.answerCbQuery(id)).rejects.toThrow(stale);
  });
});

describe('an inline query', () => {
  test('brings what was typed, and shows what it is answered', async () => {
    const { api, telegram } = await openBotApi();
    const id = api.inline(7, '产量？');
    const [update] = await telegram.getUpdates(0, 1, 0, undefined);
    expect(update).toMatchObject({
      inline_query: { id, from: { id: 7 }, query: '产量？', offset: '' },
    });
    expect(api.inlineResults(id)).toBeUndefined();
    await telegram.answerInlineQuery(id, [article('1')], { cache_time: 5, is_personal: true });
    expect(api.inlineResults(id)).toMatchObject([
      { id: '1', title: '增产', text: '增产3成', marked: ['增产'], keyboard: [] },
    ]);
    expect(api.inlineAnswer(id)).toMatchObject({ cacheSeconds: 5, isPersonal: true });
    await expect(telegram.answerInlineQuery(id, [])).rejects.toThrow(stale);
  });

  test.each([
    ['two results of one id', [article('1'), article('1')], 'RESULT_ID_DUPLICATE'],
    ['no id', [article('')], 'RESULT_ID_INVALID'],
    ['an id of 66 bytes', [article('问'.repeat(22))], 'RESULT_ID_INVALID'],
    ['no title', [article('1', { title: '' })], 'ARTICLE_TITLE_EMPTY'],
    [
      '51 results',
      Array.from({ length: 51 }, (_, index) => article(`${index}`)),
      'RESULTS_TOO_MUCH',
    ],
    [
      'markup that is not closed',
      [article('1', { input_message_content: { message_text: '<b>一', parse_mode: 'HTML' } })],
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
  ])('is not answered with %s', async (_, results, reason) => {
    const { api, telegram } = await openBotApi();
    const id = api.inline(7, '产量？');
    const answering = telegram.answerInlineQuery(id, results);
    await expect(answering).rejects.toThrow(`400: Bad Request: ${reason}`);
    expect(api.inlineResults(id)).toBeUndefined();
  });

  test('shows a button above its results', async () => {
    const { api, call } = await openBotApi();
    const id = api.inline(7, '产量？');
    const button = { text: '怎么问？', start_parameter: 'help' };
    await call('answerInlineQuery', { inline_query_id: id, results: [], button });
    expect(api.inlineAnswer(id)).toMatchObject({
      results: [],
      button: { text: '怎么问？', startParameter: 'help' },
    });
  });

  test.each([
    ['no text', { text: ' ', start_parameter: 'help' }, 'BUTTON_TEXT_EMPTY'],
    ['nothing to start with', { text: '怎么问？' }, 'START_PARAM_EMPTY'],
    ['words to start with', { text: '怎么问？', start_parameter: '帮助' }, 'START_PARAM_INVALID'],
    ['too much', { text: '怎么问？', start_parameter: 'a'.repeat(65) }, 'START_PARAM_INVALID'],
  ])('shows no button with %s', async (_, button, reason) => {
    const { api, call } = await openBotApi();
    const id = api.inline(7, '产量？');
    const answering = call('answerInlineQuery', { inline_query_id: id, results: [], button });
    await expect(answering).rejects.toThrow(`400: Bad Request: ${reason}`);
    expect(api.inlineAnswer(id)).toBeUndefined();
  });
});
