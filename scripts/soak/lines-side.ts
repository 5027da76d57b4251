import { setTimeout as wait } from 'node:timers/promises';
import { judgeAnswer, opening } from './answer-check.ts';
import { pause } from './bot-side.ts';
import { judged } from './judged.ts';
import { type Line, LineInputs } from './line-inputs.ts';
import { LineLedger, type LineOutcome, type LineResult } from './line-ledger.ts';
import { readPlainLine } from './log-check.ts';
import type { QuestionPool } from './question-pool.ts';
import { environmentOf, type Scene } from './scene.ts';
import { lifeMs } from './schedule.ts';
import { WatchedProcess } from './watched-process.ts';

/** More lines than these do not wait in the pipe. */
const mostOpen = 6;

/** What belongs to one process: its book ends with it. */
interface Run {
  readonly process: WatchedProcess;
  readonly ledger: LineLedger<Line>;
  isKilled: boolean;
  hasAnswered: boolean;
}

/** A program that answers JSON lines, a process of its own, and who writes to it. */
export class LinesSide {
  /** All that have lived so far. */
  readonly processes: WatchedProcess[] = [];
  readonly inputs: LineInputs;
  readonly #scene: Scene;
  #run: Run;

  constructor(scene: Scene, pool: QuestionPool) {
    this.#scene = scene;
    this.inputs = new LineInputs(scene, pool);
    this.#run = this.#start();
  }

  get openCount(): number {
    return this.#run.ledger.openCount;
  }

  /** Writes something, unless enough is waiting. */
  act(): void {
    if (this.openCount < mostOpen && !this.#run.isKilled) this.write(this.inputs.next());
  }

  write(lines: readonly Line[]): void {
    for (const line of lines) {
      this.#run.ledger.write(line);
      this.#run.process.write(line.bytes);
      this.#scene.findings.count('lines: asked');
      this.#scene.findings.count(`lines: ${line.label}`);
    }
  }

  /** Kills and starts processes until the run is over; the last one goes on. */
  async live(): Promise<void> {
    const { over, phases, sinceStartMs, random } = this.#scene;
    while (!over.aborted) {
      const life = lifeMs(phases, sinceStartMs(), random());
      await Promise.race([pause(life, over), this.#run.process.ended]);
      if (over.aborted) break;
      this.#kill();
      await this.#end();
      this.#run = this.#start();
    }
  }

  /** Takes a look at the process that runs; before its first answer it may not be able to hear. */
  sample(): void {
    if (this.#run.hasAnswered) this.#run.process.sample();
  }

  /** Resolves when all that was written is answered, or the process has gone. */
  async idle(): Promise<void> {
    while (this.openCount > 0 && !this.#run.process.hasEnded) await wait(100);
  }

  /** Ends the input; the process has to answer what it has read, and then to end. */
  async close(): Promise<void> {
    this.#run.process.endInput();
    await this.#end();
  }

  #start(): Run {
    const ledger = new LineLedger<Line>();
    const process = new WatchedProcess({
      arguments: ['scripts/start.mjs', '--jsonl'],
      environment: environmentOf(this.#scene.folder),
      onOutput: (line) => this.#receive(run, line),
      onRemark: (line) => {
        if (readPlainLine(line).kind === 'fault')
          this.#scene.findings.breach('faults', `lines: ${line}`);
      },
    });
    const run: Run = { process, ledger, isKilled: false, hasAnswered: false };
    this.processes.push(process);
    this.#scene.findings.count('lines: processes started');
    return run;
  }

  #kill(): void {
    const { findings, tell } = this.#scene;
    if (this.#run.process.hasEnded) findings.breach('ends', 'lines: ended without being told');
    this.#run.isKilled = true;
    this.#run.process.signal('SIGKILL');
    findings.count('lines: processes killed');
    tell(`逐行作答的进程被杀死，有 ${this.openCount} 行还没答`);
  }

  async #end(): Promise<void> {
    const { process, isKilled, ledger } = this.#run;
    const { exitCode } = await process.ended;
    // Some lines fail on purpose, which the exit code tells.
    if (!isKilled && ![0, 1, 2].includes(exitCode ?? -1))
      this.#scene.findings.breach('ends', `lines: exit code ${exitCode}`);
    for (const outcome of ledger.end(isKilled)) this.#note(outcome);
  }

  #receive(run: Run, line: string): void {
    run.hasAnswered = true;
    for (const outcome of run.ledger.receive(line)) {
      const isCut = outcome.kind === 'no result' && run.isKilled;
      if (isCut) this.#scene.findings.count('lines: cut off by a kill');
      else this.#note(outcome);
    }
  }

  #note(outcome: LineOutcome<Line>): void {
    const { findings } = this.#scene;
    switch (outcome.kind) {
      case 'answered':
        this.#judge(outcome.item, outcome.result);
        break;
      case 'lost in flight':
        findings.count('lines: lost in flight');
        break;
      case 'lost':
        findings.breach('lost', `lines: ${outcome.item.label} ${outcome.item.id}`);
        break;
      case 'no result':
        findings.breach('apologies', `lines: ${opening(outcome.line)}`);
        break;
      default:
        findings.breach('doubled', `lines: ${outcome.kind} ${opening(outcome.line)}`);
    }
  }

  #judge(line: Line, { status, answer, citations, reason }: LineResult): void {
    const { findings, book } = this.#scene;
    const where = `line ${line.id}, ${line.label}: ${opening(answer)}`;
    findings.count('lines: answered');
    const came = status === 'failed' ? 'failure' : 'result';
    if (line.wanted !== 'either' && line.wanted !== came)
      findings.breach('apologies', `lines: ${status} (${where}) ${reason ?? ''}`);
    if (line.fact !== undefined && !answer.includes(line.fact))
      findings.breach('figures', `lines: not ${line.fact} (${where})`);
    const { question, after } = line;
    if (!question) return;
    const given = { text: answer, sources: citations.map(({ source }) => source) };
    const verdict = judgeAnswer(question, given, book);
    line.isRight = judged(verdict, { surface: 'lines', where, question, after, findings, book });
  }
}
