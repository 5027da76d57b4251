import type { Answer, Answered, Citation } from '../../src/answering/answer.ts';
import type { AskOptions, Assistant, Reply } from '../../src/chat/reply.ts';
import { toArticleId } from '../../src/corpus/article.ts';

type Scripted = Partial<Reply> & { readonly answer: Answer };

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
  readonly asked: { question: string; session: string | undefined }[] = [];
  readonly forgotten: string[] = [];
  readonly #script: Readonly<Record<string, Scripted | Error | 'wait'>>;

  constructor(script: Readonly<Record<string, Scripted | Error | 'wait'>>) {
    this.#script = script;
  }

  async ask(question: string, { session, signal }: AskOptions = {}): Promise<Reply> {
    this.asked.push({ question, session });
    const scripted = this.#script[question] ?? new Error(`no script for ${question}`);
    if (scripted === 'wait') return rejectWhenAborted(signal);
    if (scripted instanceof Error) throw scripted;
    return { question, elapsedMs: 1.4, ...scripted };
  }

  async forget(session: string): Promise<void> {
    this.forgotten.push(session);
  }

  async describe(): Promise<string> {
    return '档案里有3篇报道。';
  }
}

function rejectWhenAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
