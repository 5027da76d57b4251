import { speechVerbs } from '../../../corpus/name-words.ts';
import { findPersons } from '../../../corpus/persons.ts';
import type { Span } from '../../../language/span.ts';
import type { CitedSource } from '../cited-source.ts';
import { perSource } from './per-source.ts';

/** So far before words their speaker may be named. */
const longestSpeechChars = 800;
/** So much behind a quotation names its speaker: ……。”某人说. */
const behindChars = 40;
const saying = new RegExp(
  `^(?:在[^,。]{0,14}|[^,。;|]{0,8}|[^。;|]{0,24}[,时])(?:${speechVerbs}|希望|提出|叮嘱|讲话)`,
  'u',
);
/** From here on the words are those of a meeting or a document. */
const others = /(?:会议|大会|意见|通知|方案|报告|文件)(?:还|要求|强调|指出|提出|认为|明确)/u;

const quotation = /["”’」]/u;

/** A person where a source has them speak. */
interface Speaker extends Span {
  readonly name: string;
}

/** Whether a text has somebody at a place say or demand what follows. */
export function speaks(text: string, { end }: Span): boolean {
  return saying.test(text.slice(end, end + behindChars));
}

/**
 * The person who spoke last before a place of a source, so that an undivided speech is theirs. Undefined where nobody did, a
 * meeting or a document speaks since, or somebody is named right behind the place.
 */
export function speakerBefore(source: CitedSource, at: number): string | undefined {
  const { comparable } = source;
  const speakers = speakersOf(source);
  const last = speakers.findLast(({ end }) => end <= at);
  if (!last || at - last.end > longestSpeechChars) return undefined;
  if (others.test(comparable.slice(last.end, at))) return undefined;
  const isQuoted = speakers.some(
    ({ start }) =>
      start > at && start - at <= behindChars && quotation.test(comparable.slice(at, start)),
  );
  return isQuoted ? undefined : last.name;
}

const speakersOf = perSource(({ comparable }: CitedSource): Speaker[] =>
  findPersons(comparable)
    .flatMap(({ name, mentions }) => mentions.map((span) => ({ name, ...span })))
    .filter((span) => speaks(comparable, span))
    .sort((one, other) => one.start - other.start),
);
