import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examineSettingsGiven } from '../../../scripts/doctor/groups/settings.ts';
import { surroundingsOf } from '../../../scripts/doctor/surroundings.ts';
import { variableNames } from '../../../src/config/variables.ts';
import { examineSettings, readConfig } from '../../../src/config.ts';
import { describeError } from '../../../src/errors.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { surroundingsWith, told } from './surroundings.ts';

describe('the settings', () => {
  test('are said to be the default ones where nothing is set', async () => {
    const checks = examineSettingsGiven(await surroundingsWith({}));
    expect(checks.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(told(checks, '.env')).toContain('没有，都用默认值');
  });

  test('are told by their names and never by what is in them', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.env'), 'OPENAI_API_KEY=sk-hidden-1\nCHAT_MODEL=\n');
    const environment = { OPENAI_API_KEY: 'sk-hidden-2', TELEGRAM_BOT_TOKEN: '12:hidden-3' };
    const checks = examineSettingsGiven(surroundingsOf({ root: '/', folder, environment }));
    expect(told(checks, '.env')).toBe('ok 设了 OPENAI_API_KEY。');
    expect(told(checks, '环境变量')).toBe(
      'ok 设了 OPENAI_API_KEY、TELEGRAM_BOT_TOKEN；先于 .env 里的 OPENAI_API_KEY。',
    );
    expect(JSON.stringify(checks)).not.toContain('hidden');
  });

  test('that are wrong are all told, each in the sentence that the program would end with', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.env'), 'CHAT_MODLE=openai:a\nLOG_LEVEL=loud\n');
    const environment = { CHAT_TIMEOUT_SECONDS: '1', EMBEDDING_MODEL: 'openai:e' };
    const checks = examineSettingsGiven(surroundingsOf({ root: '/', folder, environment }));
    const wrong = checks.filter(({ state }) => state === 'error');
    expect(wrong.map(({ name, detail }) => `${name}：${detail}`)).toEqual([
      'CHAT_MODLE：.env 里有不认识的变量 CHAT_MODLE。',
      'CHAT_TIMEOUT_SECONDS：值不对：应是 10 到 3600 的秒数。',
      'LOG_LEVEL：值不对：应是 debug、info、warn、error、silent 之一。',
      'OPENAI_API_KEY：嵌入模型 openai:e 要用密钥，但没有设置 OPENAI_API_KEY。',
    ]);
    expect(wrong[0]?.remedy).toBe('是想写 CHAT_MODEL 吗？请改正。');
  });

  test('of a file that cannot be read count as not set', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.env'));
    const surroundings = surroundingsOf({ root: '/', folder, environment: {} });
    expect(told(examineSettingsGiven(surroundings), '.env')).toContain('设');
    expect(surroundings.faults.map(({ error }) => error.message)).toEqual(['.env 读不了。']);
    expect(surroundings.config.embeddingModel).toBe('builtin');
  });

  test('are examined whatever stands in them, and refused exactly where something is wrong', async () => {
    const folder = await temporaryFolder();
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('openai:a', 'ollama:b', 'builtin', 'https://a.example/v1', '12', '12:ab'),
    );
    const variables = fc.dictionary(fc.constantFrom(...variableNames), value, { maxKeys: 6 });
    fc.assert(
      fc.property(variables, (environment) => {
        const { faults, config } = examineSettings(environment, folder);
        const [first] = faults;
        if (first) {
          expect(() => readConfig(environment, folder)).toThrow(first.error.message);
          expect(describeError(first.error)).not.toContain('程序内部出错');
        } else {
          expect(readConfig(environment, folder)).toEqual(config);
        }
      }),
      { numRuns: 300 },
    );
  });
});
