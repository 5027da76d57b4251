import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { describeError } from '../../src/errors.ts';

const oneSentence = /^[^。]+。[^。]+。$/u;
/** There is no such folder, and so no `.env` in it. */
const folder = '/nowhere/at-all';

function telegramOf(environment: NodeJS.ProcessEnv) {
  return readConfig(environment, folder).telegram;
}

function complaintAbout(environment: NodeJS.ProcessEnv): string {
  try {
    telegramOf(environment);
    return '';
  } catch (error) {
    return describeError(error);
  }
}

describe('the settings of the bot', () => {
  it('are taken from their variables', () => {
    const settings = telegramOf({
      TELEGRAM_BOT_TOKEN: '123456:ABC-DEF_g',
      TELEGRAM_API_ROOT: 'http://localhost:8081',
      TELEGRAM_FILE: 'kept/bot.sqlite',
      TELEGRAM_ALLOWED_USERS: '11,12',
      TELEGRAM_ALLOWED_GROUPS: '-1001234567890',
      TELEGRAM_ADMINS: '11',
      TELEGRAM_QUESTIONS_PER_MINUTE: '3',
      TELEGRAM_QUESTIONS_PER_DAY: '30',
      TELEGRAM_QUESTION_CHARS: '100',
      TELEGRAM_WEBHOOK_URL: 'http://bot.internal:9000/hook',
      TELEGRAM_WEBHOOK_SECRET: 'own_Secret-1',
      TELEGRAM_WEBHOOK_HOST: '0.0.0.0',
      TELEGRAM_WEBHOOK_PORT: '9000',
    });
    expect(settings).toEqual({
      token: '123456:ABC-DEF_g',
      apiRoot: 'http://localhost:8081',
      storeFile: join(folder, 'kept/bot.sqlite'),
      allowedUsers: [11, 12],
      allowedGroups: [-1001234567890],
      administrators: [11],
      questionsPerMinute: 3,
      questionsPerDay: 30,
      questionChars: 100,
      webhook: {
        url: 'http://bot.internal:9000/hook',
        secret: 'own_Secret-1',
        host: '0.0.0.0',
        port: 9000,
      },
    });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('make a webhook only with its address, which listens on this machine alone by default', () => {
    const rest = { TELEGRAM_WEBHOOK_SECRET: 'x', TELEGRAM_WEBHOOK_PORT: '9000' };
    expect(telegramOf(rest).webhook).toBeUndefined();
    const url = 'https://bot.example.org/telegram/hook';
    expect(telegramOf({ TELEGRAM_WEBHOOK_URL: url }).webhook).toEqual({
      url,
      host: '127.0.0.1',
      port: 8080,
    });
  });

  it.each([
    ['11', [11]],
    ['11,12', [11, 12]],
    [' 11, 12 ', [11, 12]],
    ['11 12\t13', [11, 12, 13]],
    ['11，12、13', [11, 12, 13]],
    ['11,11', [11]],
    ['7999999999', [7_999_999_999]],
  ])('read %j as a list of users', (typed, ids) => {
    expect(telegramOf({ TELEGRAM_ALLOWED_USERS: typed }).allowedUsers).toEqual(ids);
    expect(telegramOf({ TELEGRAM_ADMINS: typed }).administrators).toEqual(ids);
  });

  it('keep what begins with a minus for groups', () => {
    const groups = { TELEGRAM_ALLOWED_GROUPS: '-1001234567890 -77' };
    expect(telegramOf(groups).allowedGroups).toEqual([-1001234567890, -77]);
    expect(complaintAbout({ TELEGRAM_ALLOWED_GROUPS: '77' })).toContain('以负号开头');
    expect(complaintAbout({ TELEGRAM_ALLOWED_USERS: '-77' })).toMatch(oneSentence);
  });

  it('let nobody in by a list that names no one', () => {
    expect(complaintAbout({ TELEGRAM_ALLOWED_USERS: ' , ' })).toMatch(oneSentence);
    expect(complaintAbout({ TELEGRAM_ALLOWED_GROUPS: ',' })).toMatch(oneSentence);
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'my token'],
    ['TELEGRAM_API_ROOT', 'none'],
    ['TELEGRAM_ALLOWED_USERS', '@reader'],
    ['TELEGRAM_ALLOWED_USERS', '11;12'],
    ['TELEGRAM_ALLOWED_USERS', '0'],
    ['TELEGRAM_ALLOWED_USERS', '1.5'],
    ['TELEGRAM_ADMINS', '99999999999999999999'],
    ['TELEGRAM_ALLOWED_GROUPS', '读报小组'],
    ['TELEGRAM_QUESTIONS_PER_MINUTE', '0'],
    ['TELEGRAM_QUESTIONS_PER_MINUTE', 'many'],
    ['TELEGRAM_QUESTIONS_PER_DAY', '-1'],
    ['TELEGRAM_QUESTION_CHARS', '501'],
    ['TELEGRAM_WEBHOOK_URL', 'bot.example.org'],
    ['TELEGRAM_WEBHOOK_URL', 'http://bot.example.org/hook'],
    ['TELEGRAM_WEBHOOK_URL', 'https://bot.example.org:9000/hook'],
    ['TELEGRAM_WEBHOOK_URL', 'https://bot.example.org/hook?key=x'],
    ['TELEGRAM_WEBHOOK_SECRET', '暗号'],
    ['TELEGRAM_WEBHOOK_SECRET', 'x'.repeat(257)],
    ['TELEGRAM_WEBHOOK_HOST', 'http://localhost'],
    ['TELEGRAM_WEBHOOK_PORT', '65536'],
    ['TELEGRAM_WEBHOOK_PORT', '80a'],
  ])('say in one sentence that %s=%s cannot be meant, and what to do', (name, value) => {
    const complaint = complaintAbout({ [name]: value });
    expect(complaint).toMatch(oneSentence);
    expect(complaint).toContain(`${name} 的值不对`);
  });

  it.each(['https://x.example.org', 'https://x.example.org:8443/a', 'https://[2001:db8::1]:88/'])(
    'take %s, to which Telegram posts',
    (url) => {
      expect(complaintAbout({ TELEGRAM_WEBHOOK_URL: url })).toBe('');
    },
  );

  it.each(['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'])(
    'never repeat a secret that is not well-formed: %s',
    (name) => {
      const complaint = complaintAbout({ [name]: 'hush token' });
      expect(complaint).toContain(name);
      expect(complaint).not.toContain('hush');
    },
  );
});
