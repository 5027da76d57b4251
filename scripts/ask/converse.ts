import type { App } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { SourceDisplay } from '../../src/surfaces/terminal/answer/source-line.ts';
import { runRepl } from '../../src/surfaces/terminal/repl/repl.ts';

export interface Conversation {
  readonly app: App;
  readonly config: Config;
  readonly display: SourceDisplay;
  /** Whether the archive was made just now. */
  readonly isFirstUse: boolean;
  readonly explains: boolean;
}

/** Lets a person at a terminal ask, until that person leaves. Rejects where the archive cannot be opened. */
export async function converse(conversation: Conversation): Promise<void> {
  const { app, config, display, isFirstUse, explains } = conversation;
  const { assistant, browser } = app;
  const { stdin: input, stdout: output, stderr: errors } = process;
  const banner = await assistant.describe();
  await runRepl({
    ...display,
    assistant,
    browser,
    input,
    output,
    errors,
    banner,
    isFirstUse,
    explains,
    chatModel: config.chatModel,
    historyFile: config.historyFile,
    pager: config.pager,
    exampleQuestions: () => app.exampleQuestions(exampleCount),
    evaluate: async (options) => {
      const { evaluateInTerminal } = await import('./evaluate-in-terminal.ts');
      return evaluateInTerminal(app, options);
    },
  });
}

const exampleCount = 3;
