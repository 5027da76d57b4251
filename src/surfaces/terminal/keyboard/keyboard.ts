// src/surfaces/terminal/keyboard: what a person types: entries, history, completion, Ctrl-C.

/**
 * Where questions and commands come from: a person at a terminal. What is typed while
 * nothing is read is kept for the next reading, and not shown before; only Ctrl-C acts at once.
 */
export interface Keyboard {
  /**
   * The next entry, without white space around it and never empty: a line, a pasted block, or several
   * lines joined (`"""` before and after, or a backslash at the end of each but the last). Nothing
   * when the person leaves or the input is over.
   */
  read(): Promise<string | undefined>;
  /** Runs a task under a signal that Ctrl-C aborts, and Ctrl-D or a terminal that is gone too. */
  during<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Lets another program have the terminal as long as it runs. */
  lend<Result>(use: () => Promise<Result>): Promise<Result>;
  /** Gives the terminal back as it was. */
  close(): void;
}

export interface KeyboardOptions {
  /** What was entered before, oldest first: one line each, each once. */
  readonly history: readonly string[];
  /** Told of each entry that the history should keep. */
  readonly onEntry: (entry: string) => void;
  /** What the word that ends a begun line may be completed to; the words in full. */
  readonly complete: (line: string) => readonly string[];
  /** Told what to say beside the prompt, in Chinese, such as how to leave. */
  readonly onHint: (hint: string) => void;
}
