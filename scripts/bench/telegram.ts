import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../src/answering/answer.ts';
import { readConfig } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import { readCases } from '../../src/evaluation/cases/cases.ts';
import { formatTable } from '../../src/evaluation/reports/table.ts';
import { telegramLimits } from '../../src/surfaces/telegram/outgoing/send-budget.ts';
import { openUpToDate } from '../../src/update-archive.ts';
import { LocalBotApi, testToken } from '../../test/support/bot-api.ts';
import type { Fault } from '../../test/support/bot-api-faults.ts';
import {
  type KnownQuestion,
  Load,
  type LoadPlan,
  type LoadReport,
} from '../../test/support/telegram-load.ts';
import { typescriptLoader } from '../typescript-loader.ts';

const cases = 'test/qa/seeds-before.jsonl';
const size = { chats: 200, questionsPerChat: 10, questionsPerSecond: 10, repeatedShare: 0.05 };
/** Longer than a call may take before it is tried again. */
const quietMs = 30_000;
const memoryEveryMs = 5_000;
const pollFaultEveryMs = 5_000;

const refusal: Fault = { code: 403, description: 'Forbidden: bot was blocked by the user' };
const badGateway: Fault = { code: 502, description: 'Bad Gateway' };
const faults: readonly Fault[] = [
  badGateway,
  'cut',
  { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 },
  'hang',
  refusal,
];

interface Outcome {
  readonly report: LoadReport;
  readonly breaches: number;
  /** How often calls met each of the faults at random. */
  readonly met: ReadonlyMap<Fault, number>;
  /** Resident memory of the bot's process, in megabytes. */
  readonly memoryMb: readonly number[];
}

/**
 * Asks 2,000 questions in 200 chats of the bot, a process of its own, through a Bot API of this
 * process that enforces Telegram's limits; once with all calls succeeding, once with a tenth of the
 * messages and a part of the polls failing. Prints what became of them.
 */
export async function benchTelegram(): Promise<void> {
  const plan = { ...size, questions: await knownQuestions() };
  process.stderr.write(`${plan.questions.length} 个不同的问题\n`);
  const rows = [];
  const toldTexts = new Set<string>();
  for (const fails of [false, true]) {
    const outcome = await runLoad(plan, fails);
    for (const text of outcome.report.toldTexts) toldTexts.add(text);
    rows.push(rowOf(fails, outcome));
  }
  const heads = 'calls failing|asked|answered|refused by the chat|told why|misplaced|breaches';
  const timed = 'faults met|reply p50 ms|p95 ms|max ms|memory MB early, late';
  process.stdout.write(`${formatTable([`${heads}|${timed}`.split('|'), ...rows])}\n`);
  for (const text of toldTexts) process.stdout.write(`told: ${text}\n`);
}

/** Questions of the test set, each with what the program's answer begins with. */
async function knownQuestions(): Promise<KnownQuestion[]> {
  const { app } = await openUpToDate(readConfig(process.env));
  try {
    const known = new Map<string, KnownQuestion>();
    for (const { question: text, kind } of readCases([cases])) {
      if (kind !== 'figure') continue;
      const { answer } = await app.assistant.ask(text);
      const fact = openingOf(answer);
      if (fact !== undefined) known.set(fact, { text, fact });
    }
    return [...known.values()];
  } finally {
    await app.close();
  }
}

/** An answer of several parts has its markers between them, so only the first is looked for. */
function openingOf(answer: Answer): string | undefined {
  if (answer.status !== 'answered') return undefined;
  return answer.statements.find(({ isShort }) => isShort)?.text;
}

async function runLoad(plan: LoadPlan, fails: boolean): Promise<Outcome> {
  const load = new Load();
  const limits = telegramLimits;
  const api = new LocalBotApi({ limits, keepCalls: false, onSent: load.onSent });
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-bench-telegram-'));
  const bot = startBot(await api.start(), folder);
  const dead = whenDead(bot);
  const memoryMb: number[] = [];
  const met = new Map<Fault, number>();
  const onMet = (fault: Fault) => void met.set(fault, (met.get(fault) ?? 0) + 1);
  const watch = setInterval(() => memoryMb.push(residentMb(bot.pid ?? 0)), memoryEveryMs);
  const disturb = setInterval(() => {
    if (fails) api.fail('getUpdates', Math.random() < 0.5 ? badGateway : 'cut');
  }, pollFaultEveryMs);
  try {
    while (api.callCount('getUpdates') === 0) await wait(100, undefined, { signal: dead });
    if (fails) api.failAtRandom({ share: 0.1, seed: 8, methods: ['sendMessage'], faults, onMet });
    const report = await load.run(api, plan, quietMs, dead);
    return { report, breaches: api.breaches.length, met, memoryMb };
  } catch (error) {
    throw dead.aborted ? dead.reason : error;
  } finally {
    clearInterval(watch);
    clearInterval(disturb);
    bot.kill('SIGKILL');
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startBot(apiRoot: string, folder: string) {
  const environment = {
    ...process.env,
    TELEGRAM_BOT_TOKEN: testToken,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_FILE: join(folder, 'bot.sqlite'),
    CONVERSATIONS_FILE: join(folder, 'conversations.sqlite'),
    LOG_LEVEL: 'error',
  };
  const arguments_ = ['--import', typescriptLoader, 'scripts/bot.ts'];
  return spawn(process.execPath, arguments_, { env: environment, stdio: 'inherit' });
}

/** Aborts, with the error that tells so, when the bot is no more. */
function whenDead(bot: ChildProcess): AbortSignal {
  const death = new AbortController();
  const die = () => {
    const message = '机器人在测量中途退出了。';
    death.abort(new WenbaoError('internal', message, '请看它在上面写的日志。'));
  };
  bot.once('exit', die).once('error', die);
  return death.signal;
}

/** Of a process of this machine; 0 where the system does not tell. */
function residentMb(pid: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function rowOf(fails: boolean, { report, breaches, met, memoryMb }: Outcome): string[] {
  const { asked, answered, told, misplaced, replyMs } = report;
  const at = (share: number) => replyMs[Math.floor(share * (replyMs.length - 1))] ?? 0;
  const refused = met.get(refusal) ?? 0;
  const faultsMet = [...met.values()].reduce((sum, count) => sum + count, 0);
  // A third is the beginning: by then all that is loaded once is loaded.
  const early = memoryMb[Math.floor(memoryMb.length / 3)] ?? 0;
  const figures = [asked, answered, refused, told, misplaced, breaches, faultsMet];
  const times = [at(0.5), at(0.95), at(1)];
  const memory = `${early}, ${memoryMb.at(-1) ?? 0}`;
  return [fails ? '10 %' : 'none', ...[...figures, ...times].map(String), memory];
}
