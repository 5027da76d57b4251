import { TelegramError } from 'telegraf';
import { WenbaoError } from '../../../errors.ts';
import { BotApiFailure, toBotApiFailure } from './bot-api-failure.ts';

/**
 * What may be logged of an error. Messages stay out: a network error's holds the address with the
 * token, others may quote a user.
 */
export function failureFacts(error: unknown): object {
  if (isOfBotApi(error)) return botApiFacts(toBotApiFailure(error));
  if (error instanceof WenbaoError) return { failure: error.name, kind: error.kind };
  if (!(error instanceof Error)) return { failure: typeof error };
  return { failure: error.name, at: firstFrame(error) };
}

function botApiFacts({ name, kind, code, description, fault }: BotApiFailure): object {
  const reason = fault.kind === 'unreachable' ? { reason: fault.code } : {};
  return { failure: name, kind, ...reason, code, description };
}

function firstFrame(error: Error): string | undefined {
  const frames = error.stack?.split('\n') ?? [];
  return frames.find((line) => line.startsWith('    at '))?.trim();
}

/** Why the bot could not start, or had to end, as an error that the operator can act on. */
export function explainLaunchFailure(error: unknown): WenbaoError {
  if (error instanceof WenbaoError) return error;
  const [message, remedy] = launchSentences(error);
  return new WenbaoError('config', message, remedy);
}

function launchSentences(error: unknown): [message: string, remedy: string] {
  if (!isOfBotApi(error)) return ['机器人意外停止。', '请看日志，然后重新启动。'];
  const { kind, code } = toBotApiFailure(error);
  if (kind === 'network') return ['连不上 Telegram。', '请检查网络或代理，然后重新启动。'];
  switch (code) {
    // Telegram answers 404 for a token that does not even look like one.
    case 401:
    case 404:
      return ['Telegram 不认这个机器人令牌。', '请向 @BotFather 核对令牌，改好后重新启动。'];
    case 409:
      return ['已有另一个程序在用这个机器人令牌收消息。', '请先停掉那一个，再重新启动。'];
    default:
      return [`Telegram 拒绝了请求（${code}）。`, '请稍后重新启动。'];
  }
}

/** Telegraf's own polling throws its errors, and those of node-fetch, as they are. */
function isOfBotApi(error: unknown): boolean {
  if (error instanceof BotApiFailure || error instanceof TelegramError) return true;
  return error instanceof Error && error.name === 'FetchError';
}
