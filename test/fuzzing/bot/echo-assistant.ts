import { type Answer, citationsOf } from '../../../src/answering/answer.ts';
import type { AskOptions, Assistant, Reply } from '../../../src/chat/reply.ts';
import { WenbaoError } from '../../../src/errors.ts';

/** What stands in no message to a person. */
export const innerWords = 'inner words of a fault';

/**
 * Stands in for the program below the bot, so that hostile texts are answered at once: with given
 * answers, with the question itself as answer, with refusals, and with errors of both kinds.
 */
export class EchoAssistant implements Assistant {
  readonly #answers: readonly Answer[];

  constructor(answers: readonly Answer[]) {
    this.#answers = answers;
  }

  async ask(question: string, { signal, onProgress }: AskOptions = {}): Promise<Reply> {
    signal?.throwIfAborted();
    const kind = question.length % 7;
    if (kind === 5) throw new WenbaoError('archive', '档案打不开。', '请重新建立。');
    if (kind === 6) throw new Error(innerWords);
    const given = this.#answers[kind % Math.max(1, this.#answers.length)];
    const answer = kind < 2 && given ? given : this.#echo(question, kind, given);
    if (answer.status === 'answered') onProgress?.(answer);
    return { answer, question, elapsedMs: 3 };
  }

  async forget(): Promise<void> {}

  async describe(): Promise<string> {
    return '档案里有7篇报道。';
  }

  #echo(question: string, kind: number, given: Answer | undefined): Answer {
    const citations = given ? citationsOf(given) : [];
    if (kind === 2 || citations.length === 0)
      return { status: 'abstained', reason: question, searched: '查了7篇报道' };
    const markers = citations.map(({ marker }) => marker);
    const statements = [{ text: question, markers, isShort: kind === 3 }];
    return { status: 'answered', statements, citations };
  }
}
