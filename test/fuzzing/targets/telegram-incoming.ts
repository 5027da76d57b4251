import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { TelegramError } from 'telegraf';
import { readUpdate } from '../../../src/surfaces/telegram/incoming/read-update.ts';
import { toRequest } from '../../../src/surfaces/telegram/incoming/request.ts';
import { answerRequest } from '../../../src/surfaces/telegram/incoming/webhook-request.ts';
import {
  readLink,
  readTap,
  writeLink,
  writeTap,
} from '../../../src/surfaces/telegram/messages/taps.ts';
import { toBotApiFailure } from '../../../src/surfaces/telegram/outgoing/bot-api-failure.ts';
import { readAnswer, readRatedAnswer } from '../../../src/surfaces/telegram/store/stored-answer.ts';
import { readText, writeText } from '../../../src/surfaces/telegram/store/stored-text.ts';
import { periodName, readDate, readPeriod } from '../../../src/surfaces/wording/period.ts';
import { keptLog } from '../../support/kept-log.ts';
import { anyBytes, chunksOf, hostileBytes } from '../arbitraries/bytes.ts';
import { dates } from '../arbitraries/fragments.ts';
import { hostileValue, mutated, mutatedJson } from '../arbitraries/json.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { rawUpdates, tapData } from '../arbitraries/updates.ts';
import { check, checkSame } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const telegram = 'src/surfaces/telegram/';
const me = { id: 7_000_000, username: 'wenbao_test_bot' };
const secret = 'secret-of-the-webhook';
const path = '/telegram/abc';
const storedTurn = JSON.stringify({
  question: '谁？',
  answer: { status: 'abstained', reason: '没有说。' },
});
const periods = [
  { period: '2025-08', stories: 3 },
  { period: '2024', stories: 1 },
];

/** What comes from Telegram, from anybody who posts to the webhook, and from the bot's own file. */
export const telegramIncoming = [
  fuzzTarget({
    name: 'updates',
    files: [`${telegram}incoming/read-update.ts`],
    promise:
      'Any JSON is an update with its id, is passed over, or is none; what it holds is of the right types.',
    inputs: () => fc.oneof(mutated(...rawUpdates), hostileValue),
    holds: (raw) => {
      const update = readUpdate(raw);
      if (!update) return;
      check(Number.isSafeInteger(update.updateId) && update.updateId >= 0, 'an id');
      const { incoming } = update;
      if (incoming?.kind === 'message') {
        const { message } = incoming;
        check(
          Number.isSafeInteger(message.senderId) && Number.isSafeInteger(message.chat.id),
          'ids',
        );
        check(
          message.entities.every(({ offset, length }) => offset >= 0 && length >= 0),
          'entities',
        );
      }
    },
  }),
  fuzzTarget({
    name: 'messages to requests',
    files: [`${telegram}incoming/request.ts`],
    promise:
      'Any message is a request or not for the bot; a question is part of what was written, without white space around it.',
    inputs: (longestChars) =>
      fc.tuple(
        mutated(...rawUpdates),
        hostileText(longestChars),
        fc.constantFrom('', '/ask', '/date', '/start ', '@wenbao_test_bot'),
      ),
    holds: ([raw, text, before]) => {
      const incoming = readUpdate(raw)?.incoming;
      if (incoming?.kind !== 'message') return;
      const written = { ...incoming.message, text: before + text };
      for (const message of [incoming.message, written]) {
        const request = toRequest(message, me);
        if (request?.action !== 'ask') continue;
        checkSame(request.question.trim(), request.question, 'question');
        const source = `${message.text} ${message.repliedTo?.text}`.replace(/\s+/gu, '');
        const words = request.question.split(/\s+/u);
        check(
          words.every((word) => source.includes(word)),
          `asked ${request.question}`,
        );
      }
    },
  }),
  fuzzTarget({
    name: 'requests to the webhook',
    files: [`${telegram}incoming/webhook-request.ts`],
    promise:
      'Any request is answered with a status; only one with the secret and JSON in UTF-8 hands on an update, once.',
    inputs: (longestChars) => {
      const body = fc.oneof(hostileBytes(mutatedJson(...rawUpdates)), anyBytes(longestChars));
      const head = fc.record({
        method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'pOsT'),
        url: fc.constantFrom(
          path,
          path,
          path,
          `${path}?x`,
          '/health',
          '/',
          '//',
          '/../telegram/abc',
        ),
        given: fc.oneof(
          { arbitrary: fc.constant(secret), weight: 4 },
          { arbitrary: fragment, weight: 1 },
        ),
        length: fc.option(fc.constantFrom('5', '-1', 'x', '9999999999', '1e9'), {
          nil: undefined,
          freq: 4,
        }),
      });
      return fc.tuple(head, chunksOf(body));
    },
    holds: async ([{ method, url, given, length }, chunks]) => {
      const request = new IncomingMessage(new Socket());
      request.method = method;
      request.url = url;
      request.headers = {
        'x-telegram-bot-api-secret-token': given,
        ...(length !== undefined && { 'content-length': length }),
      };
      for (const chunk of chunks) request.push(chunk);
      request.push(null);
      const taken: unknown[] = [];
      const { logger } = keptLog();
      const { status } = await answerRequest(request, {
        ...{ path, secret, logger },
        onUpdate: (raw) => taken.push(raw),
        health: () => ({ isReady: true }),
      });
      check([200, 400, 401, 404, 413].includes(status), `status ${status}`);
      const isTaken = status === 200 && method === 'POST';
      checkSame(taken.length, isTaken ? 1 : 0, 'updates');
      if (isTaken) check(given === secret && url === path, 'a stranger is let in');
    },
  }),
  fuzzTarget({
    name: 'buttons and links',
    files: [`${telegram}messages/taps.ts`],
    promise:
      'What is read is written the same again, in at most 64 bytes; anything else is nothing.',
    inputs: () =>
      fc.oneof(
        tapData,
        fc.tuple(tapData, fragment).map((parts) => parts.join('')),
        fragment,
      ),
    holds: (data) => {
      const tap = readTap(data);
      if (tap) checkSame(writeTap(tap), data, 'tap');
      check(!tap || Buffer.byteLength(data) <= 64, 'too long');
      const link = readLink(data);
      if (link) checkSame(writeLink(link), data, 'link');
    },
  }),
  fuzzTarget({
    name: 'stored answers',
    files: [`${telegram}store/stored-answer.ts`, `${telegram}store/stored-text.ts`],
    promise: 'Any row is an answer that was shown, or nothing; a text comes back as it was.',
    inputs: (longestChars) => {
      const row = {
        place: 1,
        id: 'abcdefghijkl',
        session: '"7"',
        turn: storedTurn,
        elapsedMs: 3,
        up: 1,
        down: 0,
      };
      return fc.tuple(mutated(row, { ...row, session: '7' }), hostileText(longestChars));
    },
    holds: ([row, text]) => {
      checkSame(readText(writeText(text)), text, 'text');
      const found = [readAnswer(row)?.id, readRatedAnswer(row)?.id].filter(
        (id) => id !== undefined,
      );
      check(
        found.every((id) => /^[\w-]{12}$/u.test(id)),
        'an id',
      );
    },
  }),
  fuzzTarget({
    name: 'refusals of the Bot API',
    files: [`${telegram}outgoing/bot-api-failure.ts`],
    promise: 'Any error is a failure of a known kind; its wait is finite and its sentence short.',
    inputs: () => {
      const refusal = {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests',
        parameters: { retry_after: 3 },
      };
      const other = {
        ok: false,
        error_code: 400,
        description: "Bad Request: can't parse entities: x",
      };
      return fc.tuple(mutated(refusal, other), fc.boolean());
    },
    holds: ([response, isTelegrams]) => {
      const refused = new TelegramError({ error_code: 400, description: 'x' });
      Reflect.set(refused, 'response', response);
      const { kind, fault, description = '' } = toBotApiFailure(isTelegrams ? refused : response);
      check(/^[a-z-]+$/u.test(kind) && description.length <= 100, 'failure');
      const waitMs = fault.kind === 'status' ? fault.retryAfterMs : undefined;
      check(waitMs === undefined || (Number.isFinite(waitMs) && waitMs >= 0), `${waitMs} ms`);
    },
  }),
  fuzzTarget({
    name: 'typed dates and periods',
    files: ['src/surfaces/wording/period.ts'],
    promise: 'What is typed is a day, month or year with a name, or nothing.',
    inputs: (longestChars) =>
      fc.oneof(fc.constantFrom(...dates), hostileText(Math.min(60, longestChars))),
    holds: (typed) => {
      const [date, period] = [readDate(typed, periods), readPeriod(typed, periods)];
      check(date === undefined || /^\d{4}(?:-\d\d){0,2}$/u.test(date), `date ${date}`);
      check(period === undefined || periodName(period) !== '', `period ${period}`);
    },
  }),
];
