import { TelegramError } from 'telegraf';
import { expect, test } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import {
  timeoutFailure,
  toBotApiFailure,
} from '../../../../src/surfaces/telegram/outgoing/bot-api-failure.ts';
import {
  explainLaunchFailure,
  failureFacts,
} from '../../../../src/surfaces/telegram/outgoing/failure.ts';

function telegramError(error_code: number, description: string): TelegramError {
  return new TelegramError({ error_code, description });
}

function fetchError(): Error {
  const reason = 'request to https://api.telegram.org/bot7:secret/getMe failed';
  return Object.assign(new Error(reason), { name: 'FetchError', code: 'ECONNREFUSED' });
}

test('the log learns of a refusal its code and sentence, without the detail that may quote', () => {
  const error = telegramError(400, `Bad Request: can't parse entities: tag "机密" at offset 3`);
  expect(failureFacts(error)).toEqual({
    failure: 'BotApiFailure',
    kind: 'markup-refused',
    code: 400,
    description: "Bad Request: can't parse entities",
  });
  expect(
    JSON.stringify(failureFacts(telegramError(400, 'Bad Request: wrong tag "机密"'))),
  ).not.toContain('机密');
});

test('the log learns of a network failure its code and not the address', () => {
  const facts = failureFacts(fetchError());
  expect(facts).toMatchObject({ kind: 'network', reason: 'ECONNREFUSED' });
  expect(JSON.stringify(facts)).not.toContain('secret');
});

test('the log learns of other errors their name and place, never their message', () => {
  expect(failureFacts(new WenbaoError('model', '某某', '某某'))).toEqual({
    failure: 'WenbaoError',
    kind: 'model',
  });
  const facts = failureFacts(new TypeError('机密'));
  expect(facts).toMatchObject({
    failure: 'TypeError',
    at: expect.stringContaining('failure.test'),
  });
  expect(JSON.stringify(facts)).not.toContain('机密');
  expect(failureFacts('机密')).toEqual({ failure: 'string' });
});

test.each([
  ['a wrong token', telegramError(401, 'Unauthorized'), '令牌'],
  ['a token that looks like none', telegramError(404, 'Not Found'), '令牌'],
  ['another program that polls', telegramError(409, 'Conflict: …'), '另一个程序'],
  ['no network', fetchError(), '连不上'],
  ['a network without answers', timeoutFailure(20_000), '连不上'],
  ['the same as a failure of our own', toBotApiFailure(telegramError(401, 'Unauthorized')), '令牌'],
  ['another refusal', telegramError(500, 'Internal Server Error'), '500'],
  ['anything else', new Error('机密'), '意外'],
])('the operator is told of %s in a sentence', (_, error, words) => {
  const { message, remedy, kind } = explainLaunchFailure(error);
  expect(message).toContain(words);
  expect(remedy).not.toBe('');
  expect(kind).toBe('config');
});

test('an error that explains itself is left as it is', () => {
  const error = new WenbaoError('archive', '没有档案。', '请先建档案。');
  expect(explainLaunchFailure(error)).toBe(error);
});
