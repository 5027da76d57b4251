import { setTimeout as wait } from 'node:timers/promises';
import { chance } from '../../test/support/random.ts';
import { typescriptLoader } from '../typescript-loader.ts';
import { readPlainLine } from './log-check.ts';
import { environmentOf, type Scene } from './scene.ts';
import { median } from './series.ts';
import { type ProcessEnd, WatchedProcess } from './watched-process.ts';

const rebuildShare = 0.15;
const killShare = 0.3;
/** What a build says that finds another program writing, as the bot does when it starts. */
const busy = '另一个程序正在写';

type BuildEnding = 'done' | 'killed' | 'put off' | 'failed';

/** Runs `npm run embed` over the folder, again and again, and kills some of the processes. */
export class Builder {
  readonly #scene: Scene;
  readonly #durationsMs: number[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** One update or rebuild, which may be killed on the way. */
  async build(): Promise<void> {
    const { random, findings } = this.#scene;
    const isRebuild = chance(random, rebuildShare);
    const killAfterMs = chance(random, killShare) ? this.#instantMs() : undefined;
    const began = Date.now();
    const ending = await this.#run(isRebuild ? ['--rebuild'] : [], killAfterMs);
    if (ending === 'done') this.#durationsMs.push(Date.now() - began);
    findings.count(isRebuild ? 'rebuilds begun' : 'updates begun');
  }

  /** An update that nobody disturbs; again while another program writes. Whether it was made. */
  async buildWhole(): Promise<boolean> {
    let ending: BuildEnding;
    do {
      ending = await this.#run([], undefined);
      if (ending === 'put off') await wait(1_000);
    } while (ending === 'put off');
    return ending === 'done';
  }

  /** Anywhere in the time that a build takes; the start of the process is the first half of it. */
  #instantMs(): number {
    const usual = median(this.#durationsMs) || 2_000;
    return usual * (0.3 + 0.7 * this.#scene.random());
  }

  async #run(flags: readonly string[], killAfterMs: number | undefined): Promise<BuildEnding> {
    const { folder, book, findings } = this.#scene;
    const beganAtMs = Date.now();
    const said: string[] = [];
    const build = new WatchedProcess({
      arguments: ['--import', typescriptLoader, 'scripts/embed.ts', ...flags],
      environment: environmentOf(folder),
      onRemark: (line) => said.push(line),
    });
    build.endInput();
    const timer = killAfterMs && setTimeout(() => build.signal('SIGKILL'), killAfterMs);
    const end = await build.ended;
    clearTimeout(timer);
    const faults = said.filter((line) => readPlainLine(line).kind === 'fault');
    for (const line of faults) findings.breach('faults', `builder: ${line}`);
    const ending = endingOf(end, said);
    if (ending === 'done') book.built(beganAtMs, Date.now());
    if (ending === 'failed') findings.breach('builds', said.slice(-3).join(' '));
    findings.count(`builds ${ending}`);
    return ending;
  }
}

function endingOf({ exitCode, signal }: ProcessEnd, said: readonly string[]): BuildEnding {
  if (exitCode === 0) return 'done';
  if (signal === 'SIGKILL') return 'killed';
  return said.some((line) => line.includes(busy)) ? 'put off' : 'failed';
}
