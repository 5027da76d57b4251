// src/surfaces/terminal/answer/explain: how an answer came about.

import type { Answer, Statement } from '../../../../answering/answer.ts';
import type { Explanation } from '../../../../answering/explanation.ts';
import type { TokenUsage } from '../../../../answering/usage.ts';
import type { HeldBack } from '../../../../answering/writing/manuscript.ts';
import { isReworded } from '../../../../chat/follow-up/rewording.ts';
import type { Reply } from '../../../../chat/reply.ts';
import { padEnd } from '../../../width/columns.ts';
import { toPrintableLine } from '../../text/printable.ts';
import type { Look } from '../../text/screen.ts';
import { type Stretch, wrapStretches, wrapToLook } from '../../text/wrap.ts';
import { statementStretches } from '../format.ts';
import { answererWords, kindWords, relationWords, stepWords } from './explain-wording.ts';
import { passageTable } from './explained-passages.ts';
import { outcomeWords, verdictWords } from './verdict-wording.ts';

/** A line with what it tells of before it, and lines that belong to it. */
interface Row {
  readonly label: string;
  readonly text: string;
  readonly below?: readonly string[];
}

const labelColumns = 10;
const itemIndent = '  ';

/**
 * How an answer came about, for who wants to check it: how the question was read, what was found
 * and why in this order, what was checked, how long it took. One line where nothing was searched.
 */
export function formatExplanation(
  asked: string,
  { question, relation, answer, explanation, usage, sessionUsage }: Reply,
  look: Look,
): string {
  if (!explanation) return wrapToLook('这一句没有查档案，没有可说明的。', look);
  const rows: readonly (Row | undefined)[] = [
    { label: '问题', text: questionText(asked, question, explanation) },
    relation && { label: '对话', text: relationWords[relation] },
    { label: '类型', text: kindWords[explanation.kind] },
    { label: '检索词', text: listed(explanation.terms) },
    correctionRow(explanation),
    { label: '时间范围', text: listed(explanation.periods) },
    passageRow(explanation, look),
    checkRow(answer, explanation.heldBack, look),
    { label: '作答', text: answererWords[explanation.answeredBy] },
    { label: '用时', text: timeText(explanation) },
    usageRow(usage, sessionUsage),
  ];
  return rows.flatMap((row) => (row ? formatRow(row, look) : [])).join('\n');
}

function questionText(asked: string, whole: string, explanation: Explanation): string {
  const understood = explanation.corrections.length > 0 ? explanation.question : whole;
  const typed = toPrintableLine(asked);
  if (!isReworded(asked, understood)) return typed;
  return `${typed}（按“${toPrintableLine(understood)}”理解）`;
}

function correctionRow({ corrections }: Explanation): Row | undefined {
  if (corrections.length === 0) return undefined;
  const pairs = corrections.map(
    ([typed, meant]) => `“${toPrintableLine(typed)}”作“${toPrintableLine(meant)}”`,
  );
  return { label: '订正', text: pairs.join('，') };
}

function passageRow({ passages }: Explanation, look: Look): Row {
  if (passages.length === 0) return { label: '段落', text: '没有找到' };
  const text = `${passages.length} 段，好的在前，✓ 是引用的`;
  return { label: '段落', text, below: passageTable(passages, look) };
}

/** What is shown passed; of a language model also what did not. */
function checkRow(answer: Answer, heldBack: readonly HeldBack[], look: Look): Row {
  const shown = shownStatements(answer);
  const count = shown.length > 0 ? `通过 ${shown.length} 句` : '没有可核对的句子';
  const failed = heldBack.length > 0 ? `，未通过 ${heldBack.length} 句` : '';
  const items = [
    ...shown.map((statement) => passedStretches(statement, look)),
    ...heldBack.map((sentence) => failedStretches(sentence, look)),
  ];
  const below = items.map((item) => wrapItem(item, look));
  return { label: '核对', text: count + failed, below };
}

function passedStretches({ text, markers }: Statement, look: Look): Stretch[] {
  return [
    { text: verdictWords.supported, style: look.certain },
    ...statementStretches({ text: `：${toPrintableLine(text)}`, markers }, look),
  ];
}

function failedStretches({ text, reason, outcome }: HeldBack, look: Look): Stretch[] {
  return [
    { text: '未通过', style: look.caution },
    {
      text: `（${verdictWords[reason]}，${outcomeWords[outcome]}）：${toPrintableLine(text)}`,
    },
  ];
}

function shownStatements(answer: Answer): readonly Statement[] {
  return answer.status === 'answered' ? answer.statements : (answer.nearest?.statements ?? []);
}

/** Whole milliseconds, which add up to the sum that is told. */
function timeText({ steps }: Explanation): string {
  const rounded = steps.map(({ name, elapsedMs }) => ({ name, ms: Math.round(elapsedMs) }));
  const sum = rounded.reduce((total, { ms }) => total + ms, 0);
  const each = rounded.map(({ name, ms }) => `${stepWords[name]} ${ms} 毫秒`);
  return [...each, `共 ${sum} 毫秒`].join('，');
}

function usageRow(
  usage: TokenUsage | undefined,
  sessionUsage: TokenUsage | undefined,
): Row | undefined {
  const known = [
    ...(usage ? [`这次${usageText(usage)}`] : []),
    ...(sessionUsage ? [`本次对话共${usageText(sessionUsage)}`] : []),
  ];
  return known.length > 0 ? { label: '用量', text: known.join('；') } : undefined;
}

function usageText({ promptTokens, completionTokens, cost }: TokenUsage): string {
  const tokens = `读 ${promptTokens}、写 ${completionTokens} 词元`;
  return cost === undefined ? tokens : `${tokens}，费用 ${Number(cost.toPrecision(3))}`;
}

function listed(words: readonly string[]): string {
  return words.length > 0 ? words.map(toPrintableLine).join('、') : '无';
}

function formatRow({ label, text, below = [] }: Row, look: Look): string[] {
  const line = wrapToLook(padEnd(label, labelColumns) + text, look, ' '.repeat(labelColumns));
  return [look.bold(label) + line.slice(label.length), ...below];
}

function wrapItem(stretches: readonly Stretch[], look: Look): string {
  return wrapStretches([{ text: itemIndent }, ...stretches], look, itemIndent.repeat(2));
}
