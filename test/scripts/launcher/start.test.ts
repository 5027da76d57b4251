import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loadedFiles } from '../../../scripts/bench/startup/loaded-files.ts';
import { type ScriptedReply, startChatServer, unauthorized } from '../../support/chat-server.ts';
import { newsroomConfig } from '../../support/newsroom.ts';

const question = '青河大桥全长多少公里？';
const written = '青河大桥建成通车，全长3.6公里[1]。';

/** What the launcher starts, and the same from its sources; the loader of other tests has bundles too. */
const launched = ['scripts/start.mjs'];
const fromSources = ['--import', 'tsx', 'scripts/ask.ts'];

describe('the program that is started from its bundle', () => {
  it('answers', async () => {
    const { exitCode, stdout } = await run(launched, {});
    expect(exitCode).toBe(0);
    expect(stdout).toContain('3.6公里');
    expect(stdout).toContain('青川日报');
  });

  it.each<[string, string, readonly ScriptedReply[]]>([
    ['openai', 'an answer', [{ pieces: Array.from(written), end: 'stop' }]],
    ['ollama', 'an answer', [{ pieces: Array.from(written), end: 'stop' }]],
    ['openai', 'a wrong key', [unauthorized]],
  ])(
    'shows of a model of %s that gives %s what the sources show',
    async (provider, _what, replies) => {
      const [one, other] = await Promise.all(
        [launched, fromSources].map((program) => runWithModel(program, provider, replies)),
      );
      expect(one).toEqual(other);
      expect(one?.calls).toBeGreaterThan(0);
      expect(one?.stdout).toContain('3.6公里');
    },
  );

  it('loads for an answer nothing of the bot, of language models or of their providers', async () => {
    const files = await loadedFiles([...launched, question], await overStories());
    expect(files).toContain('src/app.ts');
    const unwanted =
      /surfaces\/telegram|answering\/writing\/open-writers|node_modules\/(?:telegraf|pino|openai|ollama|cockatiel|lunar-typescript|langchain|@langchain\/(?:openai|ollama))\//u;
    expect(files.filter((path) => unwanted.test(path))).toEqual([]);
  });
});

interface Run {
  readonly exitCode: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function overStories(): Promise<NodeJS.ProcessEnv> {
  const { seedsPath, archiveDirectory } = await newsroomConfig();
  return { ...process.env, SEEDS_PATH: seedsPath, ARCHIVE_DIR: archiveDirectory };
}

async function run(program: readonly string[], variables: NodeJS.ProcessEnv): Promise<Run> {
  const env = { ...(await overStories()), ...variables };
  return new Promise((resolve) => {
    const args = [...program, '--explain', question];
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? (error.code ?? null) : 0, stdout, stderr }),
    );
  });
}

/** What a model's answer looks like, without the times, and how often the model was called. */
async function runWithModel(
  program: readonly string[],
  provider: string,
  replies: readonly ScriptedReply[],
) {
  const server = await startChatServer(...replies);
  const { stdout, ...outcome } = await run(program, {
    CHAT_MODEL: `${provider}:scripted`,
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_API_KEY: 'key',
    OLLAMA_BASE_URL: server.ollamaBaseUrl,
  });
  const timeless = stdout.replace(/[\d.]+ ?(?:毫秒|秒)/gu, '…');
  return { ...outcome, stdout: timeless, calls: server.requests.length };
}
