import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { expect } from 'vitest';
import type { OutgoingMessage } from '../../../../src/surfaces/telegram/messages/outgoing-message.ts';
import { maxMessageChars } from '../../../../src/surfaces/telegram/messages/split.ts';
import type { AnswerId, StoryKey } from '../../../../src/surfaces/telegram/store/bot-store.ts';
import { parseTelegramHtml } from '../../../support/telegram-html.ts';

export const botUsername = 'local_bot';

/** Markup, half characters, characters that turn or hide text, and what Chinese print has. */
const pieces = [
  ...['<b>', '</a>', '<blockquote expandable>', '&amp;', '&', '"', "'", '<', '>', '[1]', '[12]'],
  ...['\u202e', '\u200b', '\u0000', '\ud83d', '\ude00', '😀', '𠮷', '\r\n', '\u2028', '\t', '  '],
  ...['。', '！”', '产量', '增长', '……', '《', '》', 'CEO', '36', '\n', '：'],
];

/** Text such as somebody may have hidden in a page to break what shows it. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** The same, also longer than a message. */
export const hostileLongText = fc
  .tuple(hostileText, fc.integer({ min: 1, max: 300 }))
  .map(([text, times]) => text.repeat(times).slice(0, 12_000));

const idCharacters = fc.constantFrom(
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
);
const ids = fc.string({ unit: idCharacters, minLength: 12, maxLength: 12 });
export const answerIds = ids.filter((id): id is AnswerId => id.length === 12);
export const storyKeys = ids.filter((id): id is StoryKey => id.length === 12);

/** An id that stands for any. */
export const someAnswerId = sampleOf(answerIds);
export const someStoryKey = sampleOf(storyKeys);

/** Fails unless Telegram would take the message, and show the same as its plain text. */
export function expectAccepted({ html, plain, keyboard = [] }: OutgoingMessage): void {
  expect(parseTelegramHtml(html)).toBe(plain);
  expect(plain.trim()).not.toBe('');
  expect(plain.length).toBeLessThanOrEqual(maxMessageChars);
  expect(plain).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  for (const { text, data } of keyboard.flat()) {
    expect(text.trim()).not.toBe('');
    expect(stringWidth(text)).toBeLessThanOrEqual(52);
    expect(text.length).toBeLessThanOrEqual(52);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(data).not.toBe('');
  }
  for (const row of keyboard) expect(row).not.toEqual([]);
}

/** The texts of the buttons, row by row. */
export function buttonTexts({ keyboard = [] }: OutgoingMessage): string[][] {
  return keyboard.map((row) => row.map(({ text }) => text));
}

/** What the buttons give back, row by row. */
export function buttonData({ keyboard = [] }: OutgoingMessage): string[][] {
  return keyboard.map((row) => row.map(({ data }) => data));
}

function sampleOf<Value>(arbitrary: fc.Arbitrary<Value>): Value {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed: 7 });
  if (value === undefined) throw new Error('There is no sample.');
  return value;
}
