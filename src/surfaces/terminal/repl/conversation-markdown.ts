import {
  type Answer,
  type Answered,
  type Citation,
  citationsOf,
  type Statement,
  statementText,
} from '../../../answering/answer.ts';
import { isReworded } from '../../../chat/follow-up/rewording.ts';
import { assuranceLine, nearestIntroduction } from '../../wording/answer-wording.ts';
import { chineseDate } from '../../wording/citation-line.ts';
import { sourceLine } from '../answer/source-line.ts';
import { toPrintable, toPrintableLine } from '../text/printable.ts';
import type { Turn } from './command.ts';
import { escapeMarkdown, escapeMarkdownLines } from './markdown-escape.ts';

/**
 * A conversation as Markdown: each question is a heading, below it the answer, then its sources with
 * what was quoted of them.
 * @param today as in 2025-08-26
 */
export function conversationMarkdown(turns: readonly Turn[], today: string): string {
  const title = `# 问报对话，${chineseDate({ date: today })}`;
  return `${[title, ...turns.flatMap(turnBlocks)].join('\n\n')}\n`;
}

function turnBlocks({ asked, reply }: Turn): string[] {
  const { answer, question, notice } = reply;
  const remarks = [
    ...(isReworded(asked, question) ? [`（按这个问题回答：${question}）`] : []),
    ...(notice === undefined ? [] : [notice]),
  ];
  const sources = citationsOf(answer).map(sourceItem).join('\n\n');
  return [
    `## ${escapeMarkdown(toPrintableLine(asked))}`,
    ...remarks.map((remark) => escapeMarkdown(toPrintableLine(remark))),
    ...answerBlocks(answer),
    ...(sources === '' ? [] : [sources]),
  ];
}

function answerBlocks(answer: Answer): string[] {
  if (answer.status === 'answered') {
    return [...answer.statements.map(statementBlock), ...lineBlock(assuranceLine(answer))];
  }
  const { reason, searched, nearest } = answer;
  return [strong(reason), ...lineBlock(searched), ...(nearest ? nearestBlocks(nearest) : [])];
}

/** How sure it is of this says nothing of the question. */
function nearestBlocks({ statements, remark }: Answered): string[] {
  const told = statements.map(statementBlock);
  return [nearestIntroduction, ...told, ...lineBlock(assuranceLine({ remark }))];
}

function statementBlock(statement: Statement): string {
  const text = statementText(statement);
  return statement.isShort ? strong(text) : escapeMarkdownLines(toPrintable(text));
}

function strong(text: string): string {
  const escaped = escapeMarkdownLines(toPrintable(text).trim());
  return escaped === '' ? '' : `**${escaped}**`;
}

function lineBlock(text: string | undefined): string[] {
  return text === undefined ? [] : [escapeMarkdown(toPrintableLine(text))];
}

const itemIndent = '  ';

function sourceItem(citation: Citation): string {
  const quote = escapeMarkdownLines(toPrintable(citation.quote), `${itemIndent}> `);
  return `- ${escapeMarkdown(sourceLine(citation))}\n\n${quote}`;
}
