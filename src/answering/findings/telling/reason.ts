import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import type { Finder, Finding } from '../finding.ts';
import {
  type Clause,
  clausesOf,
  findingAt,
  maxAnswerChars,
  runAround,
  shareHeld,
} from './clauses-of.ts';

/** Finds why something is or was so: the clause of the cause or the purpose, as printed. */
export const findReason: Finder = (sentence, question) => {
  const clauses = clausesOf(sentence);
  const causes = clauses.flatMap((_, index) =>
    causesAt(clauses, index, asksJudgement.test(question.text)),
  );
  const whole = shareHeld(sentence.text, question);
  const found = [...causes, ...neighbours(clauses, question)].flatMap(
    ({ span, surety, effect }): Finding[] => {
      const fit = surety * (0.45 + 0.3 * whole + 0.3 * shareHeld(effect, question));
      const finding = findingAt(sentence, span, fit);
      return finding ? [finding] : [];
    },
  );
  return found.sort((a, b) => b.fit - a.fit)[0];
};

interface Cause {
  readonly span: Span;
  /** How surely the form is one of a cause. */
  readonly surety: number;
  /** What it is the cause of, where that shows. */
  readonly effect: string;
}

/** A cause told before its effect: 因…，…; 由于…，…. */
const causeHead =
  /(?:^|[，这是就正都])(?:正?是?因为|由于|鉴于|受(?=.*影响)|缘于|因(?![此而为地时势特子素果人材])|随着)/u;
/** A purpose at the head of a sentence: 为破解…，…. */
const purposeHead = /^(?:为了?(?![何期此止首主民人业])|旨在|目的是|以期|意在)(?=.{3})/u;
/** A purpose behind what is done: …，以满足…; …，确保…. */
const purposeTail =
  /^(?:(?:旨在|以便|以期|从而|进而)|以(?!.{0,16}(?:为|作为|方式|形式)$)(?=[\u4e00-\u9fff“"])|让(?=.{3})|使得?(?=.{3})|确保|为的是|目的是)/u;
/** Verbs whose object is what something is owed to. */
const owed = /(?:离不开|得益于|有赖于|归功于|源于|源自|取决于|在于|来自于?|多亏|底气来自|缘于)/u;
/** What follows from the clause before. */
const consequence =
  /^(?:因此|因而|所以|于是|故此?|从而|由此|这就|结果|才|[^，]{0,8}?(?<![方简轻随以])(?:便(?![利民捷于])|就(?![业地近医餐读要是诊])))/u;
const caused = /(?:导致|造成|致使|引发|引起|影响了?|制约)/u;
const judged = /^[^，]{0,24}?(?:不仅|既|关乎|事关|关系|作为|是对?)(?=.{2})/u;
const hardship = /(?:克服|面对|面临|存在|受|遇到).{2,}(?:困难|难题|问题|不足|影响|压力|挑战|短板)/u;

/** 为什么说某事重要 is answered by what it is, not by what it is done for. */
const asksJudgement = /为什么说|为何说|凭什么|重要|要紧|意义/u;
const judgement = /(?:是|作为|事关|关乎|关系)(?!否)(?=.{4})/u;

function causesAt(clauses: readonly Clause[], index: number, isJudged: boolean): Cause[] {
  const { text, span } = clauses[index] ?? { text: '', span: { start: 0, end: 0 } };
  const before = textOf(clauses, Math.max(0, index - 2), index);
  const behind = textOf(clauses, index + 1, index + 4);
  const causes: Cause[] = [];
  const add = (at: Span, surety: number, effect: string) =>
    causes.push({ span: at, surety, effect });
  const purpose = (index === 0 ? 0.95 : 0.75) * (isJudged ? 0.5 : 1);
  const head = causeHead.exec(text);
  if (head) add(from(clauses, index, headStart(head, span)), 1, behind || before + text);
  const result = caused.exec(text);
  if (result && result.index > 2) add(span, 0.7, text.slice(result.index) + behind);
  else if (result && index > 0) add(runBack(clauses, index - 1), head ? 0.5 : 0.8, text + behind);
  if (purposeHead.test(text)) add(from(clauses, index, span.start), purpose, behind);
  if (purposeTail.test(text) && index > 0)
    add(runOn(clauses, index), isJudged ? 0.35 : 0.7, before);
  if (owed.test(text)) add(span, 0.95, text + before);
  if (consequence.test(text) && index > 0) add(runBack(clauses, index - 1), 0.85, text + behind);
  if (hardship.test(text)) add(span, 0.6, before + text + behind);
  if (isJudged && judgement.test(text)) add(runOn(clauses, index), 0.85, before + text);
  else if (judged.test(text)) add(runOn(clauses, index), 0.45, before + text);
  return causes;
}

function textOf(clauses: readonly Clause[], start: number, end: number): string {
  return clauses
    .slice(start, end)
    .map(({ text }) => text)
    .join('，');
}

/** 工期推迟，由于… begins at the word of cause and not at what stands before it. */
function headStart(head: RegExpExecArray, span: Span): number {
  return span.start + head.index + (head[0].startsWith('，') ? 1 : 0);
}

const newSubject = /^(?:\d|近日|日前|[^，]{0,6}(?:召开|举行|导致|造成|致使))/u;

/** From a place in a clause over those that go on with the same cause. */
function from(clauses: readonly Clause[], index: number, start: number): Span {
  let end = clauses[index]?.span.end ?? start;
  for (const clause of clauses.slice(index + 1, index + 4)) {
    const isEffect = consequence.test(clause.text) || newSubject.test(clause.text);
    const isOver = clause.span.end - start > maxAnswerChars;
    if (isEffect || isOver || clauses.at(-1) === clause) break;
    if (
      !/^(?:更好|进一步|激活|助推|推动|促进|加快|提升|并|且|而|加之|加上|也|又)/u.test(clause.text)
    )
      break;
    end = clause.span.end;
  }
  return { start, end };
}

/** A clause with those before it that the same part of the sentence holds, at most two. */
function runBack(clauses: readonly Clause[], index: number): Span {
  const own = clauses[index]?.mark === '；' ? index : Math.max(0, index - 1);
  const before = clauses[own];
  const first = own < index && before && isCutOff(before) ? index : own;
  return runAround(clauses, index, { first, last: index });
}

/** 某某说， and the end of another part of the sentence. */
function isCutOff({ text, mark }: Clause): boolean {
  return /[；;：:。]/u.test(mark) || /(?:记者|说|介绍|表示|指出|强调|认为|了解)$/u.test(text);
}

/** A clause with those behind it in the same part of the sentence. */
function runOn(clauses: readonly Clause[], index: number): Span {
  const weaker = clauses.findIndex(({ mark }, at) => at >= index && /[；;。]/u.test(mark));
  return runAround(clauses, index, {
    first: index,
    last: Math.min(index + 2, weaker < 0 ? clauses.length - 1 : weaker),
  });
}

/** A text holds less of a question than this only by chance. */
const leastHeld = 0.2;

/** What stands beside the clause that holds most of the question's words, and that clause. */
function neighbours(clauses: readonly Clause[], question: Question): Cause[] {
  const shares = clauses.map(({ text }) => shareHeld(text, question));
  const most = Math.max(0, ...shares);
  const whole = textOf(clauses, 0, clauses.length);
  if (most === 0 || shareHeld(whole, question) < leastHeld) return [];
  const core = shares.indexOf(most);
  const span = runAround(clauses, core, {
    first: Math.max(0, core - 1),
    last: Math.min(core + 1, clauses.length - 1),
  });
  return [{ span, surety: 0.3, effect: clauses[core]?.text ?? '' }];
}
