import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { variableNames } from '../src/config/variables.ts';
import { readConfig } from '../src/config.ts';
import { describeError } from '../src/errors.ts';
import { temporaryFolder } from './support/indexed.ts';

const oneSentence = /^[^。]+。[^。]+。$/u;

describe('the configuration', () => {
  it('works without any setting', async () => {
    const folder = await temporaryFolder();
    expect(readConfig({}, folder)).toEqual({
      seedsPath: join(folder, 'seeds'),
      archiveDirectory: join(folder, '.archive'),
      chatTimeoutSeconds: 120,
      conversationsFile: join(folder, '.conversations.sqlite'),
      historyFile: join(homedir(), '.wenbao_history'),
      pager: 'less -R',
      embeddingModel: 'builtin',
      telegram: {
        storeFile: join(folder, '.telegram.sqlite'),
        allowedUsers: [],
        allowedGroups: [],
        administrators: [],
        questionsPerMinute: 10,
        questionsPerDay: 200,
        questionChars: 500,
      },
      logLevel: 'info',
      tracing: {},
    });
  });

  it('takes every variable from .env but those of Telegram', async () => {
    const folder = await folderWith(
      'SEEDS_PATH=/pages\nARCHIVE_DIR=there\nEMBEDDING_MODEL=ollama:bge-m3\n' +
        'EMBEDDING_BASE_URL=http://localhost:9090/v1\nEMBEDDING_API_KEY=own\nCHAT_MODEL=openai:gpt-4o-mini\n' +
        'OPENAI_API_KEY=key\nOPENAI_BASE_URL=http://localhost:8080/v1\nOLLAMA_BASE_URL=http://localhost:11434\n' +
        'LOG_LEVEL=silent\nCONVERSATIONS_FILE=/kept/talks.sqlite\nCHAT_TIMEOUT_SECONDS=30\nLANGSMITH_TRACING=true\n' +
        'HISTORY_FILE=~/typed\nPAGER=more\n',
    );
    expect(readConfig({}, folder)).toEqual({
      seedsPath: '/pages',
      archiveDirectory: join(folder, 'there'),
      embeddingModel: 'ollama:bge-m3',
      embeddingBaseUrl: 'http://localhost:9090/v1',
      embeddingApiKey: 'own',
      chatModel: 'openai:gpt-4o-mini',
      openaiApiKey: 'key',
      openaiBaseUrl: 'http://localhost:8080/v1',
      ollamaBaseUrl: 'http://localhost:11434',
      conversationsFile: '/kept/talks.sqlite',
      chatTimeoutSeconds: 30,
      historyFile: join(homedir(), 'typed'),
      pager: 'more',
      telegram: readConfig({}, folder).telegram,
      logLevel: 'silent',
      tracing: { LANGSMITH_TRACING: 'true' },
    });
  });

  it('lets the environment go before .env', async () => {
    const folder = await folderWith('LOG_LEVEL=debug\nARCHIVE_DIR=/from-file\n');
    expect(readConfig({ ARCHIVE_DIR: '/from-environment' }, folder)).toMatchObject({
      logLevel: 'debug',
      archiveDirectory: '/from-environment',
    });
  });

  it('takes empty values for unset ones', async () => {
    const folder = await folderWith('CHAT_MODEL=\nLOG_LEVEL=  \nSEEDS_PATH=""\n');
    const config = readConfig({ OPENAI_BASE_URL: '', ARCHIVE_DIR: ' ' }, folder);
    await rm(join(folder, '.env'));
    expect(config).toEqual(readConfig({}, folder));
  });

  it('wants a key for a model of OpenAI, and none for one at another address', async () => {
    const folder = await temporaryFolder();
    expect(complaintAbout({ CHAT_MODEL: 'openai:gpt-4o-mini' }, folder)).toMatch(oneSentence);
    const elsewhere = { CHAT_MODEL: 'openai:qwen', OPENAI_BASE_URL: 'http://localhost:8080/v1' };
    expect(readConfig(elsewhere, folder).chatModel).toBe('openai:qwen');
  });

  it('cannot be changed once it was read', async () => {
    expect(Object.isFrozen(readConfig({}, await temporaryFolder()))).toBe(true);
  });

  it.each([
    ['CHAT_MODLE', 'CHAT_MODEL'],
    ['OPENAI_KEY', 'OPENAI_API_KEY'],
    ['TELEGRAM_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['SEED_PATH', 'SEEDS_PATH'],
    ['Log_Level', 'LOG_LEVEL'],
  ])('names %s in .env as misspelt and suggests %s', async (wrong, right) => {
    const folder = await folderWith(`${wrong}=x\n`);
    expect(complaintAbout({}, folder)).toBe(
      `.env 里有不认识的变量 ${wrong}。是想写 ${right} 吗？请改正。`,
    );
  });

  it('names a variable in .env that is like no other, and where the list is', async () => {
    const folder = await folderWith('FAVOURITE_COLOUR=blue\n');
    expect(complaintAbout({}, folder)).toBe(
      '.env 里有不认识的变量 FAVOURITE_COLOUR。可用的变量见 .env.example。',
    );
  });

  it('does not mind what else stands in the environment, or what libraries read in .env', async () => {
    const folder = await folderWith('NODE_ENV=test\nLANGSMITH_TRACING=false\n');
    expect(complaintAbout({ PATH: '/bin', CHAT_MODLE: 'x' }, folder)).toBe('');
  });

  it.each([
    ['CHAT_MODEL', 'gpt-4o-mini'],
    ['CHAT_MODEL', 'openai:'],
    ['CHAT_MODEL', 'anthropic:claude'],
    ['CHAT_TIMEOUT_SECONDS', '5'],
    ['CHAT_TIMEOUT_SECONDS', 'two minutes'],
    ['EMBEDDING_MODEL', 'hashed'],
    ['EMBEDDING_MODEL', 'bge-m3'],
    ['EMBEDDING_MODEL', 'ollama:'],
    ['EMBEDDING_MODEL', 'openai: text-embedding-3-small'],
    ['EMBEDDING_MODEL', 'cohere:embed-v4'],
    ['EMBEDDING_MODEL', 'builtin:256'],
    ['EMBEDDING_BASE_URL', 'localhost:8080'],
    ['EMBEDDING_API_KEY', 'sk-你的密钥'],
    ['OPENAI_API_KEY', 'sk-one two'],
    ['OPENAI_BASE_URL', 'localhost:8080'],
    ['OLLAMA_BASE_URL', 'ftp://example.org'],
    ['LOG_LEVEL', 'loud'],
  ])('says in one sentence that %s=%s cannot be meant, and what to do', async (name, value) => {
    const complaint = complaintAbout({ [name]: value }, await temporaryFolder());
    expect(complaint).toMatch(oneSentence);
    expect(complaint).toContain(`${name} 的值不对`);
  });

  it.each(['OPENAI_API_KEY', 'EMBEDDING_API_KEY'])(
    'never repeats a secret that is not well-formed: %s',
    async (name) => {
      const complaint = complaintAbout({ [name]: 'secret token' }, await temporaryFolder());
      expect(complaint).toContain(name);
      expect(complaint).not.toContain('secret');
    },
  );

  it.each([
    'builtin',
    'ollama:bge-m3',
    'ollama:nomic-embed-text:v1.5',
    'ollama:hf.co/CompendiumLabs/bge-m3-gguf',
  ])('takes the embedding model %s as it is', async (name) => {
    const config = readConfig({ EMBEDDING_MODEL: name }, await temporaryFolder());
    expect(config.embeddingModel).toBe(name);
  });

  it('misses the key of an embedding model at OpenAI itself, but of no other server', async () => {
    const folder = await temporaryFolder();
    const model = { EMBEDDING_MODEL: 'openai:text-embedding-3-small' };
    expect(complaintAbout(model, folder)).toBe(
      '嵌入模型 openai:text-embedding-3-small 要用密钥，但没有设置 OPENAI_API_KEY。' +
        '请把密钥写进 .env，或用 EMBEDDING_BASE_URL 指定一个不要密钥的服务器。',
    );
    for (const more of [
      { OPENAI_API_KEY: 'key' },
      { EMBEDDING_API_KEY: 'key' },
      { OPENAI_BASE_URL: 'http://localhost:8080/v1' },
      { EMBEDDING_BASE_URL: 'http://localhost:8080/v1' },
    ]) {
      expect(complaintAbout({ ...model, ...more }, folder)).toBe('');
    }
  });
});

describe('.env.example', () => {
  const example = parse(readFileSync('.env.example'));

  it('names exactly the variables that are read', () => {
    expect(Object.keys(example).sort()).toEqual([...variableNames].sort());
  });

  it('changes nothing when it is copied as it is', async () => {
    const folder = await folderWith(readFileSync('.env.example', 'utf8'));
    const copied = readConfig({}, folder);
    await writeFile(join(folder, '.env'), '');
    expect(copied).toEqual(readConfig({}, folder));
  });
});

async function folderWith(variables: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '.env'), variables);
  return folder;
}

function complaintAbout(environment: NodeJS.ProcessEnv, folder: string): string {
  try {
    readConfig(environment, folder);
    return '';
  } catch (error) {
    return describeError(error);
  }
}
