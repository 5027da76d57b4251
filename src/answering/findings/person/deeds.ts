import type { Question } from '../../../language/question.ts';
import type { SentenceReading } from '../finding.ts';
import { type Deed, deeds } from './deed-words.ts';

/** A place in a sentence where it tells of what a question asks. */
export interface DeedFound {
  /** In the article's text. */
  readonly at: number;
  readonly isSpeech: boolean;
  readonly fit: number;
}

interface DeedAsked extends Deed {
  /** As the question has it. */
  readonly word: string;
  readonly isSpeech: boolean;
}

const who = /谁|何人|哪[一几两二三四五六七八九十\d]*[位个名些]/u;
const quoted = /[“"][^”"]*[”"]|《[^》]*》/gu;
const patient =
  /(?:采访|专访|拜访|访问|看望|慰问|会见|接见|邀请|任命|选举|表彰)(?:的是|了|的|过)?(?:谁|何人|哪)/u;
/** Before 召开 and the like nobody speaks: 会议要求. */
const nobody = /(?:会议|大会|全会|文件|报告|通知)$/u;

/** Whether a question asks to whom something was done: 采访了谁. */
export function isPatientAsked({ text }: Question): boolean {
  return patient.test(text) && !/哪[^，,]{0,2}记者/u.test(text);
}

/** Where the word that asks for a person ends; the whole length where there is none. */
export function interrogativeEnd(text: string): number {
  const match = who.exec(text);
  return match ? match.index + match[0].length : text.length;
}

/**
 * What the person asked for did, likeliest first: what follows 谁 in its clause, then what comes
 * before it, nearest first.
 */
export function deedsAsked(question: Question): DeedAsked[] {
  const text = question.text.replace(quoted, (part) => '“'.repeat(part.length));
  const match = who.exec(text);
  const at = match?.index ?? text.length;
  const isDeed = (found: { index: number }) =>
    !(match && found.index < at && isOfAnother(text, found.index, at));
  return deeds
    .flatMap((deed) => {
      const found = lastOrFirst(text, deed, at);
      return found && isDeed(found) ? [{ deed, found }] : [];
    })
    .sort((a, b) => distance(a.found.index, at) - distance(b.found.index, at))
    .map(({ deed, found }) => ({ ...deed, word: found[0], isSpeech: deed.isSpeech ?? false }));
}

function lastOrFirst(text: string, { asked }: Deed, at: number): RegExpExecArray | undefined {
  const all = [...text.matchAll(new RegExp(asked.source, 'gu'))];
  return all.find(({ index }) => index >= at) ?? all.at(-1);
}

function distance(index: number, at: number): number {
  return index >= at ? index - at : 1000 + at - index;
}

/** 张明主持的会上，谁…: what comes before the mark was done by another. */
function isOfAnother(text: string, index: number, at: number): boolean {
  return /[，,]|[会]上/u.test(text.slice(index, at));
}

/** Where a sentence tells of what is asked. Its other words choose between several such places. */
export function deedsIn(sentence: SentenceReading, question: Question): DeedFound[] {
  const known = deedsAsked(question);
  const asked = known.length > 0 ? known : openDeeds(question);
  return asked.flatMap((deed, order) =>
    [...sentence.text.matchAll(new RegExp(deed.printed.source, 'gu'))]
      .filter(({ index }) => !nobody.test(sentence.text.slice(0, index)))
      .map(({ 0: printed, index }) => ({
        at: sentence.span.start + index,
        isSpeech: deed.isSpeech,
        fit: fitOf(deed, printed, order) + 0.05 * shared(sentence.text, index, question),
      })),
  );
}

function fitOf({ word }: DeedAsked, printed: string, order: number): number {
  const isSame = word.replace('的', '') === printed || printed.includes(word);
  return (isSame ? 0.95 : 0.85) - 0.2 * order;
}

/** Part of the characters of the clause from the verb on that the question has too. */
function shared(text: string, index: number, { subjectText }: Question): number {
  const [clause = ''] = /^[^；;。，,]*/u.exec(text.slice(index)) ?? [];
  const characters = new Set(clause.match(/\p{Script=Han}/gu) ?? []);
  const same = [...characters].filter((character) => subjectText.includes(character));
  return characters.size === 0 ? 0 : same.length / characters.size;
}

/** A verb that is in no list: 谁在车间指导生产. */
function openDeeds({ subject, text }: Question): DeedAsked[] {
  const after = interrogativeEnd(text);
  return subject
    .filter(
      ({ role, word }) => role !== 'name' && word.length > 1 && text.indexOf(word, after) >= 0,
    )
    .slice(0, 3)
    .map(({ word }) => ({
      asked: new RegExp(word, 'u'),
      printed: new RegExp(word, 'u'),
      word,
      isSpeech: false,
    }));
}
