import type { Answer, Answered, Citation } from '../../src/answering/answer.ts';
import type { AskOptions, Assistant, Reply } from '../../src/chat/reply.ts';
import { toArticleId } from '../../src/corpus/article.ts';

/** What a scripted assistant does with a question. */
export type Script = (question: string, options: AskOptions) => Answer | Promise<Answer>;

/** An assistant that follows a script and remembers what it was asked. */
export class ScriptedAssistant implements Assistant {
  readonly asked: { readonly question: string; readonly session: string | undefined }[] = [];
  readonly forgotten: string[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  async ask(question: string, options: AskOptions = {}): Promise<Reply> {
    this.asked.push({ question, session: options.session });
    return { answer: await this.#script(question, options), question, elapsedMs: 1 };
  }

  async forget(session: string): Promise<void> {
    this.forgotten.push(session);
  }

  async describe(): Promise<string> {
    return '档案里有 3 份报纸。';
  }
}

/** An answer of one statement with one source. */
export function answerOf(text: string, citation: Partial<Citation> = {}): Answered {
  return {
    status: 'answered',
    statements: [{ text, markers: [1] }],
    citations: [citationOf(citation)],
  };
}

/** A citation that is whole but for what is given. */
export function citationOf(citation: Partial<Citation> = {}): Citation {
  const quote = citation.quote ?? '预计全年利润约36亿元。';
  return {
    marker: 1,
    articleId: toArticleId({ source: '宁夏日报.txt', documentId: '宁夏日报.txt' }, 1),
    headline: '煤业公司上半年增产',
    publication: '宁夏日报',
    date: '2024-08',
    datePrecision: 'month',
    source: '宁夏日报.txt',
    lines: [3, 9],
    quote,
    span: { start: 0, end: quote.length },
    ...citation,
  };
}
