import type { PassThrough } from 'node:stream';
import type { ArchiveBrowser } from '../../src/browsing/browser.ts';
import type { Desk, NumberedStory, Turn } from '../../src/surfaces/terminal/repl/command.ts';
import { readCommand } from '../../src/surfaces/terminal/repl/commands.ts';
import { Screen } from '../surfaces/terminal/streams.ts';

/** A browser of an archive that holds nothing. */
export const emptyBrowser: ArchiveBrowser = {
  describe: async () => '档案：0 个版面，0 篇报道',
  quoted: async () => undefined,
  place: async () => undefined,
  story: async () => undefined,
  periods: async () => [],
  newest: async () => ({ stories: [], total: 0 }),
  mentioning: async () => ({ stories: [], total: 0 }),
};

/** What a test settles of a desk. */
type Settled = Partial<
  Pick<Desk, 'browser' | 'turns' | 'numbered' | 'chatModel' | 'withoutModel'>
> & {
  readonly examples?: readonly string[];
  readonly output?: PassThrough;
};

/** A desk that keeps what is told and shown. */
export class TestDesk implements Desk {
  readonly browser: ArchiveBrowser;
  readonly output: PassThrough;
  readonly errors = new Screen();
  readonly chatModel: string | undefined;
  withoutModel: boolean;
  turns: readonly Turn[];
  numbered: readonly NumberedStory[];
  readonly told: string[] = [];
  readonly paged: string[] = [];
  readonly evaluations: AbortSignal[] = [];
  hasLeft = false;
  readonly #examples: readonly string[];

  constructor(settled: Settled = {}) {
    this.browser = settled.browser ?? emptyBrowser;
    this.output = settled.output ?? new Screen();
    this.chatModel = settled.chatModel;
    this.withoutModel = settled.withoutModel ?? false;
    this.turns = settled.turns ?? [];
    this.numbered = settled.numbered ?? [];
    this.#examples = settled.examples ?? [];
  }

  /** Runs a line that is a command. */
  async obey(line: string, signal = new AbortController().signal): Promise<void> {
    const call = readCommand(line);
    if (!call) throw new Error(`no command in ${line}`);
    await call.command.run(call.argument, this, signal);
  }

  exampleQuestions(): Promise<readonly string[]> {
    return Promise.resolve(this.#examples);
  }

  async evaluate(signal: AbortSignal): Promise<string> {
    this.evaluations.push(signal);
    return '611 题，对了 300 题';
  }

  addressOf(source: string): string | undefined {
    return source.endsWith('.txt') ? `file:///pages/${source}` : undefined;
  }

  number(stories: readonly NumberedStory[]): void {
    this.numbered = stories;
  }

  tell(text: string): void {
    this.told.push(text);
  }

  async page(text: string): Promise<void> {
    this.paged.push(text);
  }

  async startAnew(): Promise<void> {
    this.turns = [];
    this.numbered = [];
  }

  leave(): void {
    this.hasLeft = true;
  }
}
