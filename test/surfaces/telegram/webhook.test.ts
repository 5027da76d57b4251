import { describe, expect, test } from 'vitest';
import { freePort, startBalancer } from '../../support/balancer.ts';
import { openStage, until } from '../../support/telegram-bot.ts';

const question = '谁出席了南坪水库开工仪式？';

function webhookAt(port: number, address = `http://127.0.0.1:${port}`) {
  return { url: `${address}/telegram/updates`, host: '127.0.0.1', port };
}

describe('behind a webhook', () => {
  test('questions arrive whole, whatever pieces their characters come in, and are answered', async () => {
    const port = await freePort();
    const { api, received } = await openStage({ webhook: webhookAt(port) });
    await until(() => api.calls('setWebhook').length === 1);
    api.say(7, question);
    expect((await received(7, 1))[0]).toContain('苏怀瑾');
    expect(api.deliveries()).toMatchObject([{ status: 200 }]);
    expect(api.calls('getUpdates')).toEqual([]);
  });

  test('whoever does not know the secret is refused, and the health is told to anybody', async () => {
    const port = await freePort();
    const { api, stop } = await openStage({ webhook: webhookAt(port) });
    await until(() => api.calls('setWebhook').length === 1);
    const address = `http://127.0.0.1:${port}`;
    const body = JSON.stringify({ update_id: 1, message: { message_id: 1, text: question } });
    const refused = await fetch(`${address}/telegram/updates`, { method: 'POST', body });
    expect(refused.status).toBe(401);
    await until(async () => (await fetch(`${address}/health`)).status === 200);
    expect(await (await fetch(`${address}/health`)).json()).toMatchObject({ status: 'ok' });
    await stop();
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  test('several instances share the conversation and answer each update once', async () => {
    const ports = [await freePort(), await freePort()];
    const address = await startBalancer(ports);
    const first = await openStage({ webhook: webhookAt(ports[0] ?? 0, address) });
    const second = await openStage({
      after: first,
      webhook: webhookAt(ports[1] ?? 0, address),
    });
    const { api } = first;
    await until(() => api.calls('setWebhook').length === 2);
    const updateId = api.say(7, question);
    await first.received(7, 1);
    api.say(7, '他是什么职务？');
    expect((await first.received(7, 2))[1]).toContain('县水利局局长');
    api.deliverAgain(updateId);
    api.say(7, '青河大桥全长多少？');
    const texts = await first.received(7, 3);
    expect(texts[2]).toContain('3.6公里');
    expect(texts).toHaveLength(3);
    const answeredBy = [first, second].map(
      ({ log }) => log.lines.filter((line) => line.includes('答完一个问题')).length,
    );
    expect(answeredBy.toSorted()).toEqual([1, 2]);
  });
});
