import { type Answer, type Answered, citationsOf } from '../../../answering/answer.ts';
import { isReworded } from '../../../chat/follow-up/rewording.ts';
import type { Reply } from '../../../chat/reply.ts';
import type { AnswerId } from '../store/bot-store.ts';
import {
  answerLines,
  bareMarker,
  type KeptAnswer,
  markersFor,
  multiline,
  sourceLine,
  statementLine,
  whereLine,
} from './answer-text.ts';
import type { Keyboard, OutgoingMessage } from './outgoing-message.ts';
import { bold, joinLines, quotation, type RichText, toMessage } from './rich-text.ts';
import { ratingRow, sourceRows } from './source-keyboard.ts';
import { splitMessages, unfinishedMessage } from './split.ts';
import { noSourcesText } from './wording.ts';

/** With what an answer is shown. */
export interface AnswerShown {
  /** The user's text; what it was understood as is shown first where that differs. */
  readonly typed: string;
  /** Without it, of an answer that could not be kept, there are neither links nor buttons. */
  readonly answerId?: AnswerId;
  readonly botUsername: string;
}

/**
 * A reply as Telegram messages: the short answer in bold, its proof, the sources in a folded
 * quotation; under the last message the buttons that show a source and those that rate.
 */
export function answerMessages(reply: Reply, shown: AnswerShown): OutgoingMessage[] {
  const { answer, question, notice } = reply;
  const { typed, answerId, botUsername } = shown;
  const marker = markersFor(answer, { answerId, botUsername });
  const sources = citationsOf(answer).map((citation) => sourceLine(citation, marker));
  const text = joinLines([
    isReworded(typed, question) ? `按“${question}”来答：` : '',
    ...answerLines(answer, marker),
    notice ?? '',
    quotation(joinLines(sources), { isFolded: true }),
  ]);
  return inMessages(text, answerId === undefined ? [] : answerKeyboard(answer, answerId));
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
  const citations = citationsOf(answer);
  const marker = markersFor(answer, kept);
  const sources = citations.flatMap((citation) => [
    whereLine(citation, marker),
    quotation(multiline(citation.quote), { isFolded: false }),
  ]);
  const text = joinLines([bold(question), ...(sources.length > 0 ? sources : [noSourcesText])]);
  return inMessages(text, sourceRows(citations, kept.answerId));
}

/** Plain text of our own or from an error; line breaks are kept. */
export function textMessages(text: string): OutgoingMessage[] {
  return inMessages(multiline(text), []);
}

/** The buttons stand under the last of the messages. */
function inMessages(text: RichText, keyboard: Keyboard): OutgoingMessage[] {
  const parts = splitMessages(text);
  return parts.map((part, index) => toMessage(part, index === parts.length - 1 ? keyboard : []));
}

function answerKeyboard(answer: Answer, answerId: AnswerId): Keyboard {
  const rating = isRateable(answer) ? [ratingRow(answerId)] : [];
  return [...sourceRows(citationsOf(answer), answerId), ...rating];
}

/** What was searched for nowhere was no question to the archive. */
function isRateable(answer: Answer): boolean {
  return answer.status === 'answered' || Boolean(answer.searched) || Boolean(answer.nearest);
}
