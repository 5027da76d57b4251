import { type Answer, type Citation, citationsOf } from '../../../answering/answer.ts';
import type { Reply } from '../../../chat/reply.ts';
import { shortAnswer } from '../../wording/answer-wording.ts';
import { chineseDate, issueLine, titleOfCitation } from '../../wording/citation-line.ts';
import type { AnswerId } from '../store/bot-store.ts';
import { type MarkerText, markersFor, statementLine } from './answer-text.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import { shortLine } from './printed-text.ts';
import { bold, italic, join, joinLines, quotation, type RichText, toMessage } from './rich-text.ts';
import { firstMessage } from './split.ts';

const titleChars = 64;
const descriptionChars = 120;
const questionChars = 300;
const quoteChars = 500;

/** What is offered to somebody who types behind the bot's name, and what is sent once it is chosen. */
export interface InlineOffer {
  readonly title: string;
  readonly description: string;
  readonly message: OutgoingMessage;
}

/** The short answer with the first of its citations, for a chat that the bot need not be in. */
export function inlineAnswer(
  { question, answer }: Pick<Reply, 'question' | 'answer'>,
  { answerId, botUsername }: { readonly answerId?: AnswerId; readonly botUsername: string },
): InlineOffer {
  const marker = markersFor(answer, { answerId, botUsername });
  return {
    title: shortLine(titleOf(answer), titleChars) || '答案',
    description: shortLine(descriptionOf(answer), descriptionChars),
    message: toMessage(firstMessage(inlineText(question, answer, marker))),
  };
}

function titleOf(answer: Answer): string {
  if (answer.status === 'abstained') return answer.reason;
  return shortAnswer(answer.statements) ?? answer.statements[0]?.text ?? '';
}

function descriptionOf(answer: Answer): string {
  const citation = firstCitation(answer);
  if (citation) return [titleOfCitation(citation), chineseDate(citation)].join(' ').trim();
  return answer.status === 'abstained' ? (answer.searched ?? '') : '';
}

function inlineText(question: string, answer: Answer, marker: MarkerText): RichText {
  return joinLines([
    `问：${shortLine(question, questionChars)}`,
    ...shortLines(answer).map((statement) => bold(statementLine(statement, marker))),
    ...proofLines(answer, marker),
  ]);
}

function proofLines(answer: Answer, marker: MarkerText): RichText[] {
  if (answer.status === 'abstained') return [italic(answer.searched ?? '')];
  const citation = firstCitation(answer);
  if (!citation) return [];
  const quote = `“${shortLine(citation.quote, quoteChars)}”`;
  const where = join([marker(citation.marker), ' ', issueLine(citation)]);
  return [where, quotation(quote, { isFolded: false })];
}

/** The short answer, else the first sentence of the proof, or that the archive does not say. */
function shortLines(answer: Answer) {
  if (answer.status === 'abstained') return [{ text: answer.reason, markers: [] }];
  const short = answer.statements.filter(({ isShort }) => isShort);
  return (short.length > 0 ? short : answer.statements.slice(0, 1)).map(({ text, markers }) => ({
    text,
    markers,
  }));
}

/** What stands nearest to no answer is not cited, for nobody could tell it from one. */
function firstCitation(answer: Answer): Citation | undefined {
  if (answer.status === 'abstained') return undefined;
  const first = shortLines(answer)[0]?.markers[0];
  const citations = citationsOf(answer);
  return citations.find(({ marker }) => marker === first) ?? citations[0];
}
