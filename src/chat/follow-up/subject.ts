import { findOrganisations } from '../../corpus/organisations.ts';
import { subjectOf } from '../../language/subject.ts';
import type { Turn } from '../memory/memory.ts';
import { isCommon } from './common-words.ts';
import { withoutPeriods } from './outline.ts';
import { peopleAnswered, peopleOf } from './people.ts';

/** What a text is about: what has a name of its own, and the places and things besides. */
interface Subjects {
  readonly named: readonly string[];
  readonly others: readonly string[];
}

const placeEnd = /[省市州县区镇乡]$/u;
/** Behind a place, what it is called by is left out as often as not: 某市, 某. */
const placeKind = /(?<=..)[省市州县区镇乡]$/u;

/**
 * Whether a question is about what the turn before was about: the same person, organisation or
 * meeting, or where one of both names none, the same place or thing.
 */
export function isSameSubject(question: string, turn: Turn): boolean {
  const asked = subjectsOf({ ...turn, question });
  const before = subjectsOf(turn);
  if (asked.named.some((name) => peopleAnswered(turn.answer).includes(name))) return true;
  if (asked.named.length > 0 && before.named.length > 0) return shareOne(asked.named, before.named);
  const all = ({ named, others }: Subjects) => [...named, ...others];
  return shareOne(all(asked), all(before));
}

function subjectsOf(turn: Turn): Subjects {
  const text = withoutPeriods(turn.question);
  const words = subjectOf(text).filter(({ word }) => word.length > 1 && !isCommon(word));
  const isPlace = ({ word, role, isCoined }: (typeof words)[number]) =>
    role === 'name' && !isCoined && placeEnd.test(word);
  const organisations = findOrganisations(text).map(({ name }) => name);
  const coined = words.filter(({ isCoined }) => isCoined).map(({ word }) => word);
  const others = words.filter((each) => !each.isCoined || isPlace(each)).map(({ word }) => word);
  const nouns = others.map((word) => word.replace(placeKind, ''));
  return {
    named: [...peopleOf(turn), ...organisations.filter((name) => !placeEnd.test(name)), ...coined],
    others: nouns,
  };
}

function shareOne(left: readonly string[], right: readonly string[]): boolean {
  return left.some((one) => right.some((other) => one.includes(other) || other.includes(one)));
}

const strongest =
  /^(?:(?:好的?|那|那么|嗯|行|谢谢)[，,。！!]?)*(?:我们|咱们?|我想?|现在|再)*(?:换一?个?(?:别的)?(?:话题|问题|主题|事|方向)(?:吧|问|聊聊?|说)?|(?:再|来)?(?:问|说|聊|谈)(?:一?[个点些]|一下)?(?:别的|其他的?|另外的?|另一[个件])(?:话题|问题|事情?)?(?:吧)?|(?:另|再)起一个话题|不[说聊谈问]这个了|先不[说聊谈问]这个了?)(?:啊|呢|了)?(?:[，,。：:；;！!\s]+|$)/u;
const weaker =
  /^(?:另外|再|顺便|还想|还要|我还想|我再|我顺便)(?:再|想|还想)*问(?:(?:一下|一句|一个问题|下|个问题)[，,。：:；;\s]*|[，,。：:；;\s]+)(?=.)|^(?:另外|对了|还有一个问题|还有个问题|下一个问题|下个问题)[，,：:。\s]+(?=.)/u;

/** A question without the words that announce it, and whether they announced another subject. */
export function withoutAnnouncement(question: string): {
  readonly question: string;
  readonly announced: 'another' | 'maybe-another' | undefined;
} {
  const text = question.trim();
  const strong = strongest.exec(text)?.[0] ?? '';
  const rest = text.slice(strong.length);
  const weak = weaker.exec(rest)?.[0] ?? '';
  const asked = rest.slice(weak.length);
  if (strong !== '') return { question: asked === '' ? text : asked, announced: 'another' };
  if (weak !== '') return { question: asked, announced: 'maybe-another' };
  return { question, announced: undefined };
}
