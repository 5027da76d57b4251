import { setTimeout as wait } from 'node:timers/promises';
import { WenbaoError } from '../../src/errors.ts';
import { seededRandom } from '../../test/support/random.ts';
import { BotSide, pause } from './bot-side.ts';
import { Builder } from './builder.ts';
import { DiskWatch } from './disk-watch.ts';
import { Findings } from './findings.ts';
import { inspect } from './inspection.ts';
import { LinesSide } from './lines-side.ts';
import { followFigures } from './memory-verdict.ts';
import { PageBook } from './page-book.ts';
import { PageChanges } from './page-changes.ts';
import { readQuestionPool } from './question-pool.ts';
import type { SoakResult } from './report.ts';
import { layOut, type Scene } from './scene.ts';
import { phasesOf } from './schedule.ts';
import { courseOf } from './series.ts';

export interface SoakOptions {
  readonly folder: string;
  readonly minutes: number;
  readonly seed: number;
  /** Things that are done on both surfaces together; one is a question or a few. */
  readonly actsPerSecond: number;
  readonly tell: (line: string) => void;
}

/** Everything that takes part in a run. */
interface Cast {
  readonly scene: Scene;
  readonly changes: PageChanges;
  readonly builder: Builder;
  readonly bot: BotSide;
  readonly lines: LinesSide;
  readonly disk: DiskWatch;
}

const changeEveryMs = 3_000;
const buildEveryMs = 4_000;
const sampleEveryMs = 5_000;
const tellEveryMs = 30_000;
/** When nothing has been answered for so long, nothing will be. */
const quietMs = 120_000;
/** Until a program that runs has noticed an archive that took the place of another. */
const noticedAfterMs = 3_500;
const botShare = 0.6;
const largestLogMb = 64;

/**
 * Runs a soak in a folder that is there and empty, and tells what it found.
 * @throws WenbaoError (`internal`) where not even the first archive can be made
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const over = new AbortController();
  const cast = await openCast(options, over.signal);
  const { scene, bot, lines, disk } = cast;
  setTimeout(() => over.abort(), options.minutes * 60_000);
  await Promise.all([
    bot.live(),
    lines.live(),
    ask(cast, options.actsPerSecond),
    repeat(scene, changeEveryMs, () => cast.changes.change()),
    repeat(scene, buildEveryMs, () => cast.builder.build()),
    repeat(scene, sampleEveryMs, async () => sample(cast)),
    repeat(scene, tellEveryMs, async () => tellProgress(cast)),
  ]);
  await finish(cast);
  await inspect(options.folder, scene.findings);
  return {
    ...options,
    findings: scene.findings,
    followed: followFigures(figuresOf(cast), scene.findings),
    disk: diskFound(disk, scene.findings),
  } satisfies SoakResult;
}

async function openCast(options: SoakOptions, over: AbortSignal): Promise<Cast> {
  const { folder, minutes, seed, tell } = options;
  await layOut(folder, 'seeds');
  const pool = readQuestionPool();
  const shared = {
    folder,
    tell,
    over,
    random: seededRandom(seed),
    book: new PageBook(),
    findings: new Findings(tell),
    phases: phasesOf(minutes * 60_000),
  };
  const opening: Scene = { ...shared, sinceStartMs: () => 0 };
  const changes = new PageChanges(opening);
  await changes.fill();
  if (!(await new Builder(opening).buildWhole())) throw cannotBegin();
  const since = { startMs: Date.now() };
  const scene: Scene = { ...shared, sinceStartMs: () => Date.now() - since.startMs };
  const bot = new BotSide(scene, pool);
  await bot.start();
  const lines = new LinesSide(scene, pool);
  const builder = new Builder(scene);
  since.startMs = Date.now();
  return { scene, changes, builder, bot, lines, disk: new DiskWatch(folder) };
}

function cannotBegin(): WenbaoError {
  return new WenbaoError('internal', '第一次建档就没有成功。', '请看上面说的原因。');
}

async function repeat({ over }: Scene, everyMs: number, work: () => Promise<void>): Promise<void> {
  while (!over.aborted) {
    await work();
    await pause(everyMs, over);
  }
}

async function ask({ scene, bot, lines }: Cast, actsPerSecond: number): Promise<void> {
  await repeat(scene, 1_000 / actsPerSecond, async () => {
    if (scene.random() < botShare) bot.readers.act();
    else lines.act();
  });
}

function sample({ bot, lines, disk }: Cast): void {
  bot.sample();
  lines.sample();
  disk.look(Date.now());
}

function tellProgress({ scene, bot, lines }: Cast): void {
  const { findings, sinceStartMs, tell } = scene;
  const seconds = Math.round(sinceStartMs() / 1_000);
  const answered = findings.counted('bot: answered') + findings.counted('lines: answered');
  const open = bot.openCount + lines.openCount;
  tell(
    `${seconds} 秒：答了 ${answered} 个问题，还有 ${open} 个在等，${findings.breaches.length} 项不守信`,
  );
}

/** Waits for what is open, asks about every page once more, and ends everything in good order. */
async function finish(cast: Cast): Promise<void> {
  const { scene, builder, bot, lines } = cast;
  scene.tell('不再提问，等剩下的回答');
  await answered(cast);
  await builder.buildWhole();
  await wait(noticedAfterMs);
  const held = scene.book.held(Date.now());
  if (held.length !== scene.book.stories().length)
    scene.findings.breach('builds', 'the last build does not hold every page');
  for (const story of [...held, ...scene.book.gone(Date.now())]) {
    lines.write([lines.inputs.about(story, 'about a page, at the end')]);
    await lines.idle();
  }
  await lines.close();
  await bot.close();
  await builder.buildWhole();
}

/** Resolves when nothing is open, or nothing has been answered for long. */
async function answered({ bot, lines }: Cast): Promise<void> {
  let [open, sinceMs] = [Number.POSITIVE_INFINITY, Date.now()];
  while (open > 0 && Date.now() - sinceMs < quietMs) {
    await wait(200);
    bot.look();
    const now = bot.openCount + lines.openCount;
    if (now < open) sinceMs = Date.now();
    open = now;
  }
}

function figuresOf({ bot, lines }: Cast) {
  return new Map([
    ['bot', bot.processes.map(({ figures }) => figures)],
    ['JSON lines', lines.processes.map(({ figures }) => figures)],
  ]);
}

/** The archive may hold a draft, a copy and two graphs beside itself, but not more and more. */
function diskFound({ archive, stores, largestLogMb: logMb }: DiskWatch, findings: Findings) {
  if (logMb > largestLogMb) findings.breach('disk', `a write-ahead log of ${logMb.toFixed(1)} MB`);
  const course = courseOf(archive);
  if (course && course.lastThird > 3 * course.middleThird)
    findings.breach('disk', `archive ${course.middleThird} → ${course.lastThird} MB`);
  return { archive: course, stores: courseOf(stores), largestLogMb: logMb };
}
