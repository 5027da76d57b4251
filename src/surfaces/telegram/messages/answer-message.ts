// src/surfaces/telegram/messages: what is shown, pure: one model of text, written as HTML and as plain text.

import {
  type Answer,
  type Answered,
  citationsOf,
  isFromArchive,
} from '../../../answering/answer.ts';
import { isReworded } from '../../../chat/follow-up/rewording.ts';
import type { Reply } from '../../../chat/reply.ts';
import type { AnswerId } from '../store/bot-store.ts';
import {
  answerLines,
  bareMarker,
  type KeptAnswer,
  markersFor,
  statementLine,
} from './answer-text.ts';
import { type Mentioning, mentioningLines, mentioningRows } from './mentioning.ts';
import type { Keyboard, OutgoingMessage } from './outgoing-message.ts';
import { shortColumns } from './printed-text.ts';
import {
  bold,
  italic,
  joinLines,
  multiline,
  quotation,
  type RichText,
  toMessage,
} from './rich-text.ts';
import { ratingRow, sourceRows } from './source-keyboard.ts';
import { sourceLines, wholeSourceLines } from './source-lines.ts';
import { splitMessages, unfinishedMessage } from './split.ts';
import { writeTap } from './taps.ts';
import { noSourcesText } from './wording.ts';

/** An example is shown whole wherever there is room, for nothing behind it has to be seen. */
const exampleColumns = 52;

/** With what an answer is shown. */
export interface AnswerShown {
  /**
   * The user's text; what it was understood as is shown where that differs. Empty of a question that
   * stood on a button, which is then shown first.
   */
  readonly typed: string;
  /** Without it, of an answer that could not be kept, its sources have neither links nor buttons. */
  readonly answerId?: AnswerId;
  readonly botUsername: string;
  /** Stories that an abstained answer is shown with, if there are any, in place of what is nearest. */
  readonly mentioning?: Mentioning;
}

/**
 * A reply as Telegram messages: the short answer in bold, its proof, the sources in a folded
 * quotation; under the last message the buttons that show a source or a story and those that rate.
 */
export function answerMessages(reply: Reply, shown: AnswerShown): OutgoingMessage[] {
  const { question, notice } = reply;
  const { typed, answerId, botUsername } = shown;
  const mentioning = mentioningFor(reply.answer, shown);
  const answer = mentioning ? withoutNearest(reply.answer) : reply.answer;
  const marker = markersFor(answer, { answerId, botUsername });
  const text = joinLines([
    typed === '' ? italic(`问：${question}`) : '',
    ...answerLines(answer, marker),
    ...(mentioning ? mentioningLines(mentioning, botUsername) : []),
    typed !== '' && isReworded(typed, question) ? italic(`按“${question}”来答`) : '',
    notice ?? '',
    quotation(joinLines(sourceLines(answer, marker)), { isFolded: true }),
  ]);
  return inMessages(text, [
    ...(answerId ? sourceRows(citationsOf(answer), answerId) : []),
    ...(mentioning ? mentioningRows(mentioning) : []),
    ...(answerId && isFromArchive(reply.answer) ? [ratingRow(answerId)] : []),
  ]);
}

function mentioningFor(answer: Answer, { mentioning }: AnswerShown): Mentioning | undefined {
  const isShown = answer.status === 'abstained' && mentioning?.stories.stories.length;
  return isShown ? mentioning : undefined;
}

function withoutNearest(answer: Answer): Answer {
  if (answer.status === 'answered') return answer;
  const { nearest: _nearest, ...abstained } = answer;
  return abstained;
}

/** An answer that is still being written, as far as it is verified, in one message. */
export function partialAnswerMessage({ statements }: Answered): OutgoingMessage {
  const lines = statements.map((statement) => statementLine(statement, bareMarker));
  return toMessage(unfinishedMessage(joinLines(lines)));
}

/** All sources of an answer with their whole quotations, below the question. */
export function sourcesMessages(
  answer: Answer,
  { question, ...kept }: KeptAnswer & { readonly question: string },
): OutgoingMessage[] {
  const sources = wholeSourceLines(answer, markersFor(answer, kept));
  const text = joinLines([bold(question), ...(sources.length > 0 ? sources : [noSourcesText])]);
  return inMessages(text, sourceRows(citationsOf(answer), kept.answerId));
}

/** Plain text of our own or from an error; line breaks are kept. */
export function textMessages(text: string): OutgoingMessage[] {
  return inMessages(multiline(text), []);
}

/** A greeting with example questions, each a button that asks it. */
export function greetingMessages(text: string, examples: readonly string[]): OutgoingMessage[] {
  const rows = examples.map((question, index) => [
    {
      text: shortColumns(question, exampleColumns),
      data: writeTap({ wants: 'example', place: index + 1 }),
    },
  ]);
  return inMessages(multiline(text), rows);
}

/** The buttons stand under the last of the messages. */
function inMessages(text: RichText, keyboard: Keyboard): OutgoingMessage[] {
  const parts = splitMessages(text);
  return parts.map((part, index) => toMessage(part, index === parts.length - 1 ? keyboard : []));
}
