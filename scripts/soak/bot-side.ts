import { setTimeout as wait } from 'node:timers/promises';
import { telegramLimits } from '../../src/surfaces/telegram/outgoing/send-budget.ts';
import { LocalBotApi, testToken } from '../../test/support/bot-api.ts';
import type { Fault } from '../../test/support/bot-api-faults.ts';
import { chance } from '../../test/support/random.ts';
import { typescriptLoader } from '../typescript-loader.ts';
import type { Interruption } from './chat-ledger.ts';
import { readBotLine } from './log-check.ts';
import { QueryBook } from './query-book.ts';
import type { QuestionPool } from './question-pool.ts';
import { environmentOf, type Scene } from './scene.ts';
import { lifeMs } from './schedule.ts';
import { TelegramBook } from './telegram-book.ts';
import { TelegramReaders } from './telegram-readers.ts';
import { WatchedProcess } from './watched-process.ts';

/** No response is lost of what was carried out, for then a message may come twice. */
const sendFaults: readonly Fault[] = [
  { code: 502, description: 'Bad Gateway' },
  'cut',
  { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 },
];
const pollFaults: readonly Fault[] = [
  { code: 502, description: 'Bad Gateway' },
  'cut',
  'cut-after',
];
const sendFaultShare = 0.02;
const pollFaultEveryMs = 7_000;

/** While a bot is away its readers go on asking, and nobody waits for a machine that is busy. */
const queriesLastMs = 3_600_000;
const longestAwayMs = 3_000;
const lookEveryMs = 200;

/** The bot, a process of its own, with its readers and a Bot API of this process. */
export class BotSide {
  readonly readers: TelegramReaders;
  /** All that have lived so far. */
  readonly processes: WatchedProcess[] = [];
  readonly #scene: Scene;
  readonly #api: LocalBotApi;
  readonly #book: TelegramBook;
  readonly #queries: QueryBook;
  #apiRoot = '';
  #isReady = false;

  constructor(scene: Scene, pool: QuestionPool) {
    this.#scene = scene;
    this.#api = new LocalBotApi({
      limits: telegramLimits,
      keepCalls: false,
      queriesLastMs,
      onSent: (event) => this.#book.onSent(event),
    });
    this.#queries = new QueryBook(scene, this.#api);
    this.#book = new TelegramBook(scene, this.#queries.onOpened);
    const [api, book, queries] = [this.#api, this.#book, this.#queries];
    this.readers = new TelegramReaders({ scene, api, book, queries, pool });
  }

  get openCount(): number {
    return this.#book.openCount + this.#queries.openCount;
  }

  /** Starts the Bot API and the first bot; resolves when it asks for updates. */
  async start(): Promise<void> {
    this.#apiRoot = await this.#api.start();
    const seed = Math.floor(this.#scene.random() * 1e6);
    const methods = ['sendMessage', 'editMessageText'];
    this.#api.failAtRandom({ share: sendFaultShare, seed, methods, faults: sendFaults });
    await this.#startBot();
  }

  /** Ends and starts bots until the run is over; the last one goes on. */
  async live(): Promise<void> {
    const { over, phases, sinceStartMs, random } = this.#scene;
    const look = setInterval(() => this.#queries.look(), lookEveryMs);
    const disturb = setInterval(() => this.#disturb(), pollFaultEveryMs);
    while (!over.aborted) {
      const life = lifeMs(phases, sinceStartMs(), random());
      await Promise.race([pause(life, over), this.#bot.ended]);
      if (over.aborted) break;
      await this.#endBot(chance(random, 0.5) ? 'killed' : 'stopped');
      await pause(random() * longestAwayMs, over);
      await this.#startBot();
    }
    clearInterval(look);
    clearInterval(disturb);
  }

  /** Takes a look at the process that runs. */
  sample(): void {
    if (this.#isReady) this.#bot.sample();
  }

  /** Looks at queries once more; for a run that waits for what is open. */
  look(): void {
    this.#queries.look();
  }

  /** Ends the bot gracefully, and finds what never came. */
  async close(): Promise<void> {
    await this.#endBot('stopped');
    this.#book.close();
    this.#queries.close();
    const { findings } = this.#scene;
    findings.count('bot: calls that met a fault', this.#api.randomFaultsMet);
    findings.count('bot: calls over a send limit', this.#api.breaches.length);
    await this.#api.close();
  }

  get #bot(): WatchedProcess {
    const bot = this.processes.at(-1);
    if (!bot) throw new Error('There is no bot yet.');
    return bot;
  }

  async #startBot(): Promise<void> {
    const polls = this.#api.callCount('getUpdates');
    const bot = new WatchedProcess({
      arguments: ['--import', typescriptLoader, 'scripts/bot.ts'],
      environment: {
        ...environmentOf(this.#scene.folder),
        TELEGRAM_BOT_TOKEN: testToken,
        TELEGRAM_API_ROOT: this.#apiRoot,
        TELEGRAM_QUESTIONS_PER_MINUTE: '1000',
        TELEGRAM_QUESTIONS_PER_DAY: '100000',
      },
      onRemark: (line) => this.#read(line),
    });
    this.processes.push(bot);
    this.#scene.findings.count('bot: processes started');
    while (!bot.hasEnded && this.#api.callCount('getUpdates') === polls) await wait(50);
    this.#isReady = true;
  }

  async #endBot(how: Interruption): Promise<void> {
    const { findings, tell } = this.#scene;
    const bot = this.#bot;
    this.#isReady = false;
    const isTold = !bot.hasEnded;
    this.#book.interrupt(how);
    this.#queries.interrupt(how);
    bot.signal(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
    const { exitCode, signal } = await bot.ended;
    const expected = how === 'killed' ? signal === 'SIGKILL' : exitCode === 0;
    if (!isTold || !expected)
      findings.breach('ends', `bot: exit code ${exitCode}, signal ${signal}, told: ${isTold}`);
    findings.count(`bot: processes ${how}`);
    tell(`机器人${how === 'killed' ? '被杀死' : '已停下'}，有 ${this.openCount} 个问题还没答`);
    this.#queries.gone();
    for (const chatId of this.#book.gone()) this.readers.askForOldStories(chatId);
  }

  #disturb(): void {
    const fault = pollFaults[Math.floor(this.#scene.random() * pollFaults.length)];
    if (fault) this.#api.fail('getUpdates', fault);
    this.#scene.findings.count('bot: polls that met a fault');
  }

  #read(line: string): void {
    const read = readBotLine(line);
    if (read.kind === 'fault') this.#scene.findings.breach('faults', `bot: ${read.line}`);
    // In brackets stand the process and the time, which are others each time.
    const [sentence] = read.kind === 'warning' ? read.sentence.split('（') : [];
    if (sentence !== undefined) this.#scene.findings.count(`bot warned: ${sentence}`);
  }
}

/** Waits so long, or until the signal; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
