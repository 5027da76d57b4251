import { setImmediate } from 'node:timers/promises';
import type { Answer, Answered, Citation } from '../../src/answering/answer.ts';
import type { AskOptions, Assistant, Reply } from '../../src/chat/reply.ts';
import { toArticleId } from '../../src/corpus/article.ts';

/** What is told of an answer before it is whole, and how it ends. */
interface Progress {
  readonly progress?: readonly Answered[];
}
type Scripted = Progress & Partial<Reply> & { readonly answer: Answer };
type BrokenOff = Progress & { readonly fails: Error | 'wait' };
type Script = Readonly<Record<string, Scripted | BrokenOff | Error | 'wait'>>;

/** A citation with what a test does not care about filled in. */
export function citation(given: Partial<Citation> = {}): Citation {
  return {
    marker: 1,
    articleId: toArticleId({ source: '003.txt', documentId: '003.txt' }, 1),
    source: '003.txt',
    lines: [105, 112],
    quote: '预计年利润约36亿元',
    span: { start: 0, end: 10 },
    ...given,
  };
}

/** An answer of one statement and its citations. */
export function answered(text: string, ...citations: readonly Citation[]): Answered {
  const markers = citations.map(({ marker }) => marker);
  return { status: 'answered', statements: [{ text, markers }], citations };
}

/** Stands in for the program below a surface: gives, throws or waits as its script says. */
export class ScriptedAssistant implements Assistant {
  readonly asked: {
    question: string;
    session: string | undefined;
    withoutModel?: boolean | undefined;
  }[] = [];
  readonly forgotten: string[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  async ask(question: string, options: AskOptions = {}): Promise<Reply> {
    const { session, signal, withoutModel, onProgress } = options;
    this.asked.push({ question, session, withoutModel });
    const scripted = this.#script[question] ?? new Error(`no script for ${question}`);
    if (scripted === 'wait' || scripted instanceof Error) return failure(scripted, signal);
    const { progress = [], ...reply } = scripted;
    for (const answer of progress) {
      onProgress?.(answer);
      await setImmediate();
    }
    if ('fails' in reply) return failure(reply.fails, signal);
    return { question, elapsedMs: 1.4, ...reply };
  }

  async forget(session: string): Promise<void> {
    this.forgotten.push(session);
  }

  async describe(): Promise<string> {
    return '档案里有3篇报道。';
  }
}

function failure(how: Error | 'wait', signal: AbortSignal | undefined): Promise<never> {
  if (how !== 'wait') return Promise.reject(how);
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
