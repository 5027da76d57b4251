import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { RunnableSequence } from '@langchain/core/runnables';
import { splitSentences } from '../../language/sentences.ts';
import type { Passage } from '../../retrieval/retriever.ts';
import type { Answer, Answered, Citation, Statement } from '../answer.ts';
import { toCitation } from '../citations.ts';
import { cannotAnswer, readPrompt } from './prompt.ts';

/** Passages that a model is shown. */
const maxPassages = 8;
const markers = /[[［【](\d{1,3})[\]］】]/gu;
const leadingMarkers = /^(?:\s*[[［【]\d{1,3}[\]］】])+/u;

/** Lets a language model answer from numbered passages; what it writes is still to be verified. */
export class Writer {
  readonly #chain;

  /** @throws WenbaoError when `prompts/answer.md` is faulty */
  constructor(model: BaseChatModel) {
    this.#chain = RunnableSequence.from([
      readPrompt('answer.md', ['cannotAnswer', 'passages', 'question']),
      model,
      new StringOutputParser(),
    ]);
  }

  /** Rejects with the provider's error, or with the signal's reason. */
  async write(
    question: string,
    passages: readonly Passage[],
    signal?: AbortSignal,
  ): Promise<Answer> {
    const shown = passages.slice(0, maxPassages);
    if (shown.length === 0) return abstained;
    const text = await this.#chain.invoke(
      { question, cannotAnswer, passages: shown.map(describePassage).join('\n\n') },
      signal ? { signal } : {},
    );
    return parseAnswer(text, shown);
  }
}

const abstained: Answer = { status: 'abstained', reason: '档案里没有能回答这个问题的内容。' };

function describePassage({ article, chunk }: Passage, index: number): string {
  const facts = [
    article.headline && `《${article.headline}》`,
    article.publication,
    article.date?.date,
  ];
  return `[${index + 1}] ${facts.filter(Boolean).join('，')}\n${chunk.text}`;
}

/** Statements are the model's sentences with the markers that stand in or right behind them. */
export function parseAnswer(text: string, passages: readonly Passage[]): Answer {
  if (text.includes(cannotAnswer)) return abstained;
  const statements: Statement[] = [];
  for (const { start, end } of splitSentences(text)) {
    const [leading, rest] = splitLeadingMarkers(text.slice(start, end));
    const last = statements.pop();
    if (last) statements.push({ ...last, markers: [...last.markers, ...markersIn(leading)] });
    const words = rest.replaceAll(markers, '').trim();
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    statements.push({ text: words, markers: markersIn(last ? rest : leading + rest) });
  }
  return statements.length > 0 ? renumber(statements, passages) : abstained;
}

/** Markers at the beginning of a sentence stand behind the full stop of the one before. */
function splitLeadingMarkers(sentence: string): [markers: string, rest: string] {
  const leading = leadingMarkers.exec(sentence)?.[0] ?? '';
  return [leading, sentence.slice(leading.length)];
}

function markersIn(text: string): number[] {
  return [...text.matchAll(markers)].map(([, digits]) => Number(digits));
}

/** Numbers the cited passages from 1 in the order of the answer; an unknown number stays uncited. */
function renumber(statements: readonly Statement[], passages: readonly Passage[]): Answered {
  const numbers = new Map<number, number>();
  const renumbered = statements.map((statement) => ({
    ...statement,
    markers: [...new Set(statement.markers)].map((marker) => {
      const number = numbers.get(marker) ?? numbers.size + 1;
      numbers.set(marker, number);
      return number;
    }),
  }));
  const citations = [...numbers].flatMap(([shown, marker]): Citation[] => {
    const passage = passages[shown - 1];
    return passage ? [toCitation(passage.article, passage.chunk.span, marker)] : [];
  });
  return { status: 'answered', statements: renumbered, citations };
}
