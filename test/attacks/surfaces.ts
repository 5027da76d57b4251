import { PassThrough } from 'node:stream';
import type { Reply } from '../../src/chat/reply.ts';
import {
  answerMessages,
  partialAnswerMessage,
  sourcesMessages,
} from '../../src/surfaces/telegram/messages/answer-message.ts';
import type { OutgoingMessage } from '../../src/surfaces/telegram/messages/outgoing-message.ts';
import {
  formatAnswer,
  formatQuotes,
  formatRemarks,
} from '../../src/surfaces/terminal/answer/format.ts';
import { toJsonResult } from '../../src/surfaces/terminal/lines/json-result.ts';
import { conversationMarkdown } from '../../src/surfaces/terminal/repl/conversation-markdown.ts';
import { toJsonLine } from '../../src/surfaces/terminal/text/json-line.ts';
import { type Look, lookOf, plainLook } from '../../src/surfaces/terminal/text/screen.ts';
import { botUsername, someAnswerId } from '../surfaces/telegram/messages/hostile-text.ts';

/** A reply as it reaches whoever reads it. */
export interface Surfaces {
  /** The line for a program. */
  readonly json: string;
  /** The answer and its whole quotations, piped into a file. */
  readonly plain: string;
  /** The same on a terminal with colours and links. */
  readonly terminal: string;
  readonly telegram: readonly OutgoingMessage[];
  /** What /save writes. */
  readonly markdown: string;
}

/** Shows a reply to what somebody typed on every surface. */
export async function showEverywhere(typed: string, reply: Reply): Promise<Surfaces> {
  const { answer, question } = reply;
  const { result } = await toJsonResult(async () => reply);
  const shown = { typed, answerId: someAnswerId, botUsername };
  const kept = { question, answerId: someAnswerId, botUsername };
  return {
    json: toJsonLine({ id: typed, ...result }),
    plain: written(typed, reply, plainLook),
    terminal: written(typed, reply, colourLook),
    telegram: [
      ...answerMessages(reply, shown),
      ...sourcesMessages(answer, kept),
      ...(answer.status === 'answered' ? [partialAnswerMessage(answer)] : []),
    ],
    markdown: conversationMarkdown([{ asked: typed, reply }], '2025-09-01'),
  };
}

const display = { addressOf: (source: string) => `file:///pages/${encodeURIComponent(source)}` };

/** The answer with what is told beside it, and the whole quotations that /sources shows. */
function written(typed: string, reply: Reply, look: Look): string {
  const { answer } = reply;
  return [
    ...formatRemarks(typed, reply, look),
    formatAnswer(answer, look, display),
    formatQuotes(answer, look, display),
  ].join('\n');
}

/** Whether links are shown hangs on the terminal; here they are. */
const colourLook: Look = {
  ...lookOf(Object.assign(new PassThrough(), { isTTY: true, columns: 80 }), {}),
  link: (text, address) => `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`,
};
