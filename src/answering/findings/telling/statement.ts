// src/answering/findings/telling: what a sentence tells: statements, lists, reasons, definitions.

import { escapeForPattern } from '../../../language/escape-pattern.ts';
import { normalizeText } from '../../../language/normalize.ts';
import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import { longPersonName } from '../../../language/surnames.ts';
import type { Finder, SentenceReading } from '../finding.ts';
import {
  type Clause,
  clamp,
  clausesWithin,
  maxAnswerChars,
  shareHeld,
  trim,
} from './clauses-of.ts';
import { type FoundSpeaker, speakerOf as speechOf } from './speaker.ts';

/** Finds what somebody said of the matter in question: 某某要求：要…. */
export const findStatement: Finder = (sentence, question) => {
  const asked = speakerAsked(sentence, question);
  const spoken = speechOf(sentence);
  const isOther = asked !== undefined && (!spoken || !namesSame(spoken, asked));
  const speech = isOther ? plainSpeech(sentence, asked) : spoken;
  if (asked !== undefined && speech === undefined) return undefined;
  const within: Span = speech
    ? { start: speech.contentStart, end: speech.contentEnd }
    : sentence.span;
  const content = partSaid(sentence, within, question, asked ?? '');
  if (content === undefined) return undefined;
  const said = sentence.article.text.slice(content.start, content.end);
  const topic = shareHeld(said, question, asked);
  const around = shareHeld(sentence.text, question, asked);
  const fit = 0.2 + 0.35 * topic + 0.2 * around + (speech ? 0.1 : 0) + (asked ? 0.15 : 0);
  if (speech === undefined) return { text: said, spans: [content], fit: clamp(0.6 * fit) };
  return {
    text: `${speech.name}${speech.verb}${speech.addressee}：${quoted(sentence, content, said)}`,
    spans: [speech.span, content].sort((a, b) => a.start - b.start),
    fit: clamp(fit),
  };
};

/** Somebody without an office speaks too: 茶农王大山说：“……”. */
function plainSpeech({ text, span }: SentenceReading, name: string): FoundSpeaker | undefined {
  const match = new RegExp(
    `${escapeForPattern(name)}(?<verb>[^，。：“”]{0,4}?(?:说|表示|介绍|告诉记者|坦言|回忆))[，,：:]`,
    'u',
  ).exec(text);
  const verb = match?.groups?.verb;
  if (!match || verb === undefined) return undefined;
  const start = span.start + match.index;
  return {
    name,
    verb,
    isOwn: true,
    addressee: '',
    span: { start, end: start + name.length },
    contentStart: start + match[0].length,
    contentEnd: span.end,
  };
}

/**
 * Who says what a sentence reports, with the verb as printed; the speaker of the last sentence
 * before it where it goes on with his speech. The span may lie in that sentence.
 */
export function speakerOf(
  sentence: SentenceReading,
):
  | { readonly name: string; readonly verb: string; readonly span: Span; readonly office?: string }
  | undefined {
  const found = speechOf(sentence);
  if (found === undefined) return undefined;
  const { name, verb, span, office } = found;
  return { name, verb, span, ...(office !== undefined && { office }) };
}

/** The person whom a question names as the speaker: not behind 对, 给, 关于. */
function speakerAsked({ entities }: SentenceReading, question: Question): string | undefined {
  const words = question.subject.filter(
    ({ role, word }) => role === 'name' && longPersonName.test(word),
  );
  const names = [...entities.persons.map(({ name }) => name), ...words.map(({ word }) => word)];
  return names.find((name) => {
    const at = question.text.indexOf(normalizeText(name));
    if (at < 0 || /[省市县区镇乡村州会委局]/u.test(name)) return false;
    const before = question.text.slice(0, at);
    return (
      !/(?:对|给|向|关于|为|把|被|由|请|评价)$/u.test(before) &&
      isSpeakerPlace(question.text, at, name)
    );
  });
}

/** A name is one who speaks where a verb of saying, or a preposition that leads to one, follows. */
function isSpeakerPlace(text: string, at: number, name: string): boolean {
  return /^.{0,30}?(?:说|要求|强调|指出|表示|认为|希望|勉励|介绍|提|讲|看|评价|觉得|打算|期望|嘱|提醒|称)/u.test(
    text.slice(at + name.length),
  );
}

/** The question may have a name with the office, or a group by its kind. */
function namesSame({ name }: FoundSpeaker, asked: string): boolean {
  return name.includes(asked) || asked.includes(name);
}

/** The part between semicolons that the question is about, cut to clauses where it is long. */
function partSaid(
  { article }: SentenceReading,
  within: Span,
  question: Question,
  speaker: string,
): Span | undefined {
  const clauses = clausesWithin(article.text, within);
  const parts = partsOfClauses(clauses);
  const scored = parts.map((part) => ({
    part,
    share: shareHeld(part.map(({ text }) => text).join('，'), question, speaker),
  }));
  const best = scored.sort((a, b) => b.share - a.share)[0];
  if (best === undefined) return undefined;
  const window = bestWindow(best.part, question, speaker);
  return window && trim(article.text, window);
}

function partsOfClauses(clauses: readonly Clause[]): Clause[][] {
  const parts: Clause[][] = [[]];
  for (const clause of clauses) {
    parts.at(-1)?.push(clause);
    if (/[；;。！!？?]/u.test(clause.mark)) parts.push([]);
  }
  return parts.filter(({ length }) => length > 0);
}

/** The stretch of clauses, as long as may be, that holds most of the question's words. */
function bestWindow(
  clauses: readonly Clause[],
  question: Question,
  speaker: string,
): Span | undefined {
  let best: { span: Span; share: number } | undefined;
  for (const [from, { span, text }] of clauses.entries()) {
    let end = span.end;
    let words = text;
    for (const next of clauses.slice(from + 1)) {
      if (next.span.end - span.start > maxAnswerChars - 12) break;
      end = next.span.end;
      words += `，${next.text}`;
    }
    const share = shareHeld(words, question, speaker);
    if (!best || share > best.share + 0.001) best = { span: { start: span.start, end }, share };
  }
  return best?.span;
}

/** Words that stood in quotation marks as speech keep them. */
function quoted({ article }: SentenceReading, { start, end }: Span, said: string): string {
  const before =
    article.text
      .slice(Math.max(0, start - 300), start)
      .split('\n')
      .at(-1) ?? '';
  const isOpen = before.lastIndexOf('“') > before.lastIndexOf('”');
  const isClosedLater = /^[^“\n]*”/u.test(article.text.slice(end));
  return isOpen && isClosedLater && !said.includes('”') ? `“${said}”` : said;
}
