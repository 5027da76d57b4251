import { TelegramError } from 'telegraf';
import { expect, test } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import {
  type BotApiFailure,
  retryAfterMsOf,
  timeoutFailure,
  toBotApiFailure,
} from '../../../../src/surfaces/telegram/outgoing/bot-api-failure.ts';
import {
  explainLaunchFailure,
  failureFacts,
} from '../../../../src/surfaces/telegram/outgoing/failure.ts';

function refusal(error_code: number, description: string): BotApiFailure {
  return toBotApiFailure(new TelegramError({ error_code, description }));
}

function networkFailure(): BotApiFailure {
  const reason = 'request to https://api.telegram.org/bot7:secret/getMe failed';
  const error = Object.assign(new Error(reason), { name: 'FetchError', code: 'ECONNREFUSED' });
  return toBotApiFailure(error);
}

test('the log learns of a refusal its code and sentence, without the detail that may quote', () => {
  const error = refusal(400, `Bad Request: can't parse entities: tag "机密" at offset 3`);
  expect(failureFacts(error)).toEqual({
    failure: 'BotApiFailure',
    kind: 'markup-refused',
    code: 400,
    description: "Bad Request: can't parse entities",
  });
  expect(JSON.stringify(failureFacts(refusal(400, 'Bad Request: wrong tag "机密"')))).not.toContain(
    '机密',
  );
});

test('the log learns of a network failure its code and not the address', () => {
  const facts = failureFacts(networkFailure());
  expect(facts).toMatchObject({ kind: 'network', reason: 'ECONNREFUSED' });
  expect(JSON.stringify(facts)).not.toContain('secret');
});

test.each(['config', 'source', 'archive'] as const)(
  'the log learns of an error of the kind %s what is wrong and what to do',
  (kind) => {
    const error = new WenbaoError(kind, '记录写不进去，磁盘已满。', '请腾出空间后再试。');
    expect(failureFacts(error)).toEqual({
      failure: 'WenbaoError',
      kind,
      message: '记录写不进去，磁盘已满。',
      remedy: '请腾出空间后再试。',
    });
  },
);

test.each(['usage', 'model', 'internal'] as const)(
  'the log learns of an error of the kind %s no more than that, for it may quote',
  (kind) => {
    const facts = failureFacts(new WenbaoError(kind, '不会用“机密”。', '请写成机密。'));
    expect(facts).toEqual({ failure: 'WenbaoError', kind });
  },
);

test.each([
  [3, 3_000],
  [0, 0],
  [1e9, 86_400_000],
  [1e308, 86_400_000],
])('a wait of %d seconds is obeyed up to a day, for which there are timers', (retry_after, ms) => {
  const error = new TelegramError({
    error_code: 429,
    description: 'Too Many Requests',
    parameters: { retry_after },
  });
  expect(retryAfterMsOf(toBotApiFailure(error))).toBe(ms);
});

test('the log learns of other errors their name and place, never their message', () => {
  const facts = failureFacts(new TypeError('机密'));
  expect(facts).toMatchObject({
    failure: 'TypeError',
    at: expect.stringContaining('failure.test'),
  });
  expect(JSON.stringify(facts)).not.toContain('机密');
  expect(failureFacts('机密')).toEqual({ failure: 'string' });
});

test.each([
  ['a wrong token', refusal(401, 'Unauthorized'), '令牌'],
  ['a token that looks like none', refusal(404, 'Not Found'), '令牌'],
  ['another program that polls', refusal(409, 'Conflict: …'), '另一个程序'],
  ['no network', networkFailure(), '连不上'],
  ['a network without answers', timeoutFailure(20_000), '连不上'],
  ['another refusal', refusal(500, 'Internal Server Error'), '500'],
  ['anything else', new Error('机密'), '意外'],
])('the operator is told of %s in a sentence', (_, error, words) => {
  const { message, remedy, kind, cause } = explainLaunchFailure(error);
  expect(message).toContain(words);
  expect(remedy).not.toBe('');
  expect(kind).toBe('config');
  expect(cause).toBe(error);
});

test('an error that explains itself is left as it is', () => {
  const error = new WenbaoError('archive', '没有档案。', '请先建档案。');
  expect(explainLaunchFailure(error)).toBe(error);
});
