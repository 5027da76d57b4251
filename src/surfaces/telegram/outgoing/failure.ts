import { type ErrorKind, WenbaoError } from '../../../errors.ts';
import { BotApiFailure } from './bot-api-failure.ts';

/** Kinds whose sentences speak only of the operator's own settings, files and archive. */
const operatorsKinds: readonly ErrorKind[] = ['config', 'source', 'archive'];

/**
 * What may be logged of an error. Of our own errors that are the operator's to mend it is what is
 * wrong and what to do. Other messages stay out: a network error's holds the address with the token,
 * a model's may repeat what the server said, others may quote a user.
 */
export function failureFacts(error: unknown): object {
  if (error instanceof BotApiFailure) return botApiFacts(error);
  if (error instanceof WenbaoError) return wenbaoFacts(error);
  if (!(error instanceof Error)) return { failure: typeof error };
  return { failure: error.name, at: firstFrame(error) };
}

function wenbaoFacts({ name, kind, message, remedy }: WenbaoError): object {
  const sentences = operatorsKinds.includes(kind) ? { message, remedy } : {};
  return { failure: name, kind, ...sentences };
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
  return new WenbaoError('config', message, remedy, { cause: error });
}

function launchSentences(error: unknown): [message: string, remedy: string] {
  if (!(error instanceof BotApiFailure)) return ['机器人意外停止。', '请看日志，然后重新启动。'];
  const { kind, code } = error;
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
