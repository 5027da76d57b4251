import { Telegram } from 'telegraf';
import { onTestFinished } from 'vitest';
import { LocalBotApi, type LocalBotApiOptions, testToken } from './bot-api.ts';

/** Telegraf's types know only the methods of their day; its client any. */
interface AnyMethodClient {
  callApi(method: string, payload: object): Promise<unknown>;
}

export interface OpenBotApi {
  readonly api: LocalBotApi;
  readonly apiRoot: string;
  readonly telegram: Telegram;
  /** Calls any method with Telegraf's client. */
  readonly call: (method: string, payload: object) => Promise<unknown>;
}

/** Starts a Bot API and a client of it; both end with the test. */
export async function openBotApi(options: LocalBotApiOptions = {}): Promise<OpenBotApi> {
  const api = new LocalBotApi(options);
  const apiRoot = await api.start();
  onTestFinished(() => api.close());
  const telegram = new Telegram(testToken, { apiRoot });
  const client: AnyMethodClient = telegram;
  return { api, apiRoot, telegram, call: (method, payload) => client.callApi(method, payload) };
}
