import { type Quantity, sameQuantity } from '../../language/numbers.ts';
import { analyseQuestion, type Question } from '../../language/question.ts';
import { longPersonName } from '../../language/surnames.ts';
import type { Candidate } from '../evidence/candidates.ts';
import type { Inquiry } from '../evidence/inquiry.ts';
import { figureAsked } from '../findings/figure/figure.ts';
import { holdersOf } from '../findings/office/jurisdiction.ts';
import { heldDegree } from '../matching/subject-match.ts';
import { isFound, type NotFound, type Selected, selectFor } from './select.ts';

/** From this fit on what a sentence says contradicts a question that says otherwise. */
const minContradiction = 0.8;
/** A sentence that holds so much of a question, and denies nothing, says yes to it. */
const minConsent = 0.9;
/** How sure it is that somebody holds an office that a sentence gives to the name. */
const consentCertainty = 0.97;
/** A word that is held less is said otherwise. */
const minHeld = 0.85;
const officeFirst =
  /^(?<office>[\u4e00-\u9fff]{2,18}(?:书记|长|主任|主席|经理|政委))(?:是不是|是|叫)(?<name>[\u4e00-\u9fff]{2,4}?)(?:吗|吧|呢)?[？?]?$/u;
/** An office that matches less is another one: 副镇长 for 镇长. */
const minMatch = 0.8;
const asksWhether = /是不是|是否|有没有|对不对|了没有?|没有|吗|呢|吧|[？?]/gu;
/** What is expected is not yet so. */
const expects = /预计|计划|将|拟|力争|有望|建成后|投产后|目标|奋斗|冲刺|争取/u;
const denies = /不|没|未|无|非|停|否/u;
/** Deeds of one person, so that whoever is named excludes all others; many may attend. */
const hasOneDoer =
  /主持|带队|率队|率领|担任|创办|当选|致辞|授课|传达|宣布|撰写|拍摄|拍的|写的|(?:记者|作者|通讯员)是/u;
const officeClaimed =
  /^(?<name>[\u4e00-\u9fff]{2,3}?)(?:是不是|是否是?|是)(?<office>[\u4e00-\u9fff]{1,16}(?:书记|长|主任|主席|经理|政委|院士|教授))(?:吗|呢|吧)?[？?]?$/u;

/**
 * Answers whether something is so: what the question claims (a figure, a person, an office) is asked
 * for, and what was found is compared with the claim. Nothing where the claim is none of these, or
 * where too little is found of it.
 */
export function answerWhether(question: Question, inquiry: Inquiry): Selected | undefined {
  // 不是…吗 may be meant either way.
  if (/(?<!是)不是/u.test(question.text)) return undefined;
  return (
    whetherFigure(question, inquiry) ??
    whetherDay(question, inquiry) ??
    whetherOffice(question, inquiry) ??
    whetherPerson(question, inquiry)
  );
}

/** The answer to a claim that is none of these: yes where a sentence says all of it and denies nothing. */
export function withConsent(result: Selected | NotFound): Selected | NotFound {
  if (!isFound(result) || claimsOffice(result.question)) return result;
  const [best] = result.candidates;
  if (best && !tellsOfClaimed(best, result.question)) {
    return { question: result.question, nearest: best, objection: { kind: 'nothing-found' } };
  }
  const { text } = result.question;
  const isSaid = best && best.evidence.coverage >= minConsent;
  const isPlain =
    best &&
    (!expects.test(best.sentence.text) || expects.test(text)) &&
    !denies.test(best.sentence.text) &&
    !denies.test(text.replace(asksWhether, ''));
  const isLiteral =
    best !== undefined && isSaidInOneClause(best.sentence.normalized, result.question);
  return isSaid && isPlain && isLiteral ? { ...result, short: '是' } : result;
}

/** Neither 第三 nor 今后5年 tells how much something is. */
const measuresNothing = /^(?:第.*|年|个?月|天|日|)$/u;

/** Whether a sentence has a figure of the question's period where the question claims one. */
function tellsOfClaimed({ sentence }: Candidate, question: Question): boolean {
  const claimed = question.quantities.filter(({ unit }) => !measuresNothing.test(unit));
  if (claimed.length !== 1) return true;
  return sentence.entities.figures.some(
    ({ unit, span }) =>
      !measuresNothing.test(unit) && sentence.periodFitAt(question, span.start) !== 'other',
  );
}

/** 副市长 and 原市长 are not the mayor. */
const ofOther =
  /(?:副|原|前任?)(?=[市县区镇乡省州村]长|书记|主任|主席|局长|部长|院长|校长|会长|经理)/u;

/** Whether one clause holds all of a claim: 甲反对，乙主张 says nothing of what 乙 opposes. */
function isSaidInOneClause(sentence: string, { subject, text }: Question): boolean {
  const words = subject.filter(({ role, word }) => role !== 'other' || word.length > 1);
  return sentence.split(/[，,；;。]/u).some((clause) => {
    if (ofOther.test(clause) && !ofOther.test(text)) return false;
    return words.every(({ word }) => heldDegree(word, clause) >= minHeld);
  });
}

function claimsOffice({ text }: Question): boolean {
  return officeClaimed.test(text) || officeFirst.test(text);
}

function whetherFigure(question: Question, inquiry: Inquiry): Selected | undefined {
  const [claimed] = question.quantities;
  if (!claimed || question.quantities.length > 1) return undefined;
  const isRank = /^第[位名]?$/u.test(claimed.unit);
  if (claimed.unit.startsWith('第') && !isRank) return undefined;
  const unit = claimed.unit.replace(/^第/u, '');
  const { text } = question;
  const asked = `${text.slice(0, claimed.start)}${isRank ? '第几' : `多少${unit}`}${text.slice(claimed.end)}`;
  return compare(asClaimless(asked, 'figure', question), inquiry, (candidate, open) => {
    const found = figureAsked(candidate.sentence, open);
    if (!found) return undefined;
    const isAim = expects.test(candidate.sentence.text) && !expects.test(question.text);
    if (isAim) return undefined;
    const { span, ...figure } = found.figure;
    const isSame = fulfils({ ...figure, ...span }, claimed, question.text);
    return { isSame, text: figure.printed };
  });
}

const claimsAtLeast = /不少于|不低于|至少|以上/u;
const claimsAtMost = /不超过|不多于|不高于|至多|以下/u;
const claimsMore = /超|逾|高于|大于|多于/u;
const claimsLess = /不足|不到|低于|小于|少于/u;

/** Whether a figure is what a question claims: the same, or more or less than it says. */
function fulfils(found: Quantity, claimed: Quantity, question: string): boolean {
  if (found.unit !== claimed.unit) return sameQuantity(found, claimed);
  const around = question.slice(Math.max(0, claimed.start - 4), claimed.end + 2);
  if (claimsAtMost.test(around)) return found.value <= claimed.value;
  if (claimsAtLeast.test(around)) return found.value >= claimed.value;
  if (claimsLess.test(around)) return found.value < claimed.value;
  if (claimsMore.test(around)) return found.value > claimed.value;
  return sameQuantity(found, claimed);
}

/** 是2月22日开的吗 is answered by the day that is printed. */
function whetherDay(question: Question, inquiry: Inquiry): Selected | undefined {
  const { text } = question;
  const day = question.dates.findLast(({ printed }) => /\d日$/u.test(printed));
  if (!day || !text.slice(0, day.start).endsWith('是') || !/的吗?[？?]?$/u.test(text))
    return undefined;
  const asked = `${text.slice(0, day.start - 1)}是哪天${text.slice(day.end)}`;
  const dates = question.dates.filter((date) => date !== day);
  const open: Question = { ...asClaimless(asked, 'date', question), dates };
  const claimed = day.printed.replace(/^.*年/u, '');
  return compare(
    open,
    inquiry,
    ({ finding }) => finding && { isSame: finding.text.includes(claimed), text: finding.text },
  );
}

function whetherOffice(question: Question, inquiry: Inquiry): Selected | undefined {
  const claim = officeClaimed.exec(question.text) ?? officeFirst.exec(question.text);
  const { name, office } = claim?.groups ?? {};
  if (name === undefined || office === undefined) return undefined;
  const open = asClaimless(`${name}是什么职务？`, 'office', question);
  const claimed = analyseQuestion(`${office}是谁？`);
  const holds = ({ sentence }: Candidate) =>
    holdersOf(sentence, claimed).some(
      ({ match, person }) => match >= minMatch && person.name === name,
    );
  // Somebody may hold several offices, each in its own sentence.
  const said = inquiry.rank(open).find(holds);
  if (said) return { question: open, candidates: [said], certainty: consentCertainty, short: '是' };
  return compare(open, inquiry, ({ finding }) => finding && { isSame: false, text: finding.text });
}

function whetherPerson(question: Question, inquiry: Inquiry): Selected | undefined {
  if (!hasOneDoer.test(question.text)) return undefined;
  const name = question.subject.find(
    ({ word, role }) => role === 'name' && longPersonName.test(word),
  );
  if (!name) return undefined;
  const asked = question.text.replace(name.word, '谁').replace(asksWhether, '');
  return compare(
    asClaimless(`${asked}？`, 'person', question),
    inquiry,
    ({ finding }) => finding && { isSame: finding.text.includes(name.word), text: finding.text },
  );
}

/** The question that asks for what another claims. */
function asClaimless(text: string, kind: Question['kind'], { dates }: Question): Question {
  const question = analyseQuestion(text.replace(/是不是|是否|吗/gu, ''));
  return { ...question, kind, dates: question.dates.length > 0 ? question.dates : dates };
}

interface Compared {
  readonly isSame: boolean;
  readonly text: string;
}

function compare(
  open: Question,
  inquiry: Inquiry,
  toCompared: (candidate: Candidate, open: Question) => Compared | undefined,
): Selected | undefined {
  const result = selectFor(open, open, inquiry);
  if (!isFound(result)) return undefined;
  const [best] = result.candidates;
  const compared = best && toCompared(best, open);
  if (!best || !compared) return undefined;
  if (compared.isSame) return { ...result, candidates: [best], short: '是' };
  const contradicts = (best.finding?.fit ?? 0) >= minContradiction;
  return contradicts
    ? { ...result, candidates: [best], short: `不是，是${compared.text}` }
    : undefined;
}
