import { expect, test } from 'vitest';
import { startChatServer } from '../../support/chat-server.ts';
import { openStage, until } from '../../support/telegram-bot.ts';

const question = '青河大桥建成通车了吗，情况如何？';

/** A model that says its second sentence only after a while. */
function twoSentences() {
  return startChatServer({
    pieces: ['青河大桥8月12日建成通车。[1]', '大桥由清河路桥公司承建。[1]'],
    pauseMs: 1_200,
    end: 'stop',
  });
}

test('in a private chat the answer is drafted as far as it is proved, then sent whole', async () => {
  const server = await twoSentences();
  const { api, received } = await openStage({ chatBaseUrl: server.baseUrl });
  api.say(7, question);
  await until(() => api.drafts(7).length > 0, { timeout: 5_000 });
  expect(api.drafts(7)[0]?.text).toContain('建成通车');
  expect(api.messages(7)).toEqual([]);
  const [text] = await received(7, 1);
  expect(text).toContain('清河路桥公司承建');
  expect(api.messages(7)[0]?.keyboard?.flat().length).toBeGreaterThan(2);
});

test('in a group the message that was begun becomes the answer', async () => {
  const server = await twoSentences();
  const { api, received } = await openStage({ chatBaseUrl: server.baseUrl });
  api.say(-7, `/ask ${question}`);
  const [begun] = await received(-7, 1);
  expect(begun).not.toContain('承建');
  await until(() => api.messages(-7)[0]?.text.includes('承建'), { timeout: 5_000 });
  expect(api.messages(-7)).toHaveLength(1);
  expect(api.messages(-7)[0]?.keyboard?.flat().length).toBeGreaterThan(2);
  expect(api.drafts(-7)).toEqual([]);
});

test('a server that knows no drafts gets a message that is edited', async () => {
  const server = await twoSentences();
  const { api, received } = await openStage({
    chatBaseUrl: server.baseUrl,
    prepare: (bare) => bare.fail('sendMessageDraft', { code: 404, description: 'Not Found' }, 99),
  });
  api.say(7, question);
  await received(7, 1);
  await until(() => api.messages(7)[0]?.text.includes('承建'), { timeout: 8_000 });
  expect(api.messages(7)).toHaveLength(1);
});
