import type { Article } from '../../../corpus/article.ts';
import { soundOf } from '../../../language/pronunciation.ts';
import { endsAlike, isPlaceOfArticle } from './article-place.ts';
import { kindOf, type Office, type Place } from './office-parts.ts';

/** Where an office is printed. */
export interface OfficeSetting {
  readonly article: Article;
  /** What is printed before the office, which may name its body: 拜访了商会，与会长. */
  readonly before: string;
}

const exact = 1;
/** The body is named, but not beside the office. */
const named = 0.8;
/** The body is typed with another character of the same sound. */
const misspelt = 0.7;
const none = 0;

/**
 * How well a printed office is the one asked for, from 0 (another office) to 1. What the question
 * leaves out may be anything: 主任 is any 主任, but neither 副主任 nor 主任科员.
 */
export function officeMatch(asked: Office, printed: Office, setting: OfficeSetting): number {
  if (asked.head !== printed.head || !ranksAgree(asked.rank, printed.rank)) return none;
  if (isGovernor(asked) && !isGovernor(printed)) return none;
  const body = bodyMatch(asked, printed, setting);
  return body > none && placesAgree(asked, printed, setting) ? body : none;
}

function isGovernor({ head, place }: Office): boolean {
  return place !== undefined && place.level !== '' && head === `${place.level}长`;
}

/** 常务副市长 is a 副市长 too, and who is so for the time being holds the office. */
function ranksAgree(asked: string, printed: string): boolean {
  if (asked === printed) return true;
  return asked === '' ? /^代理?$/u.test(printed) : asked === '副' && printed.endsWith('副');
}

function bodyMatch(asked: Office, printed: Office, setting: OfficeSetting): number {
  if (asked.body === '') return asked.place && !isGovernor(asked) ? bareMatch(printed) : exact;
  const kind = kindOf(asked.body);
  if (kind !== undefined) return publicMatch(asked, printed, kind);
  if (genericBody.test(asked.body) && printed.body === '') return exact;
  const whole = `${nameOf(printed.place)}${printed.body}`;
  if (holdsInOrder(whole, asked.body)) return exact;
  if (soundsInOrder(whole, asked.body)) return misspelt;
  return printed.body === '' && setting.before.includes(asked.body) ? named : none;
}

/** 协会的会长, 公司的总经理: a kind of body, and none by name. */
const genericBody = /^(?:协会|商会|学会|公司|集团|企业|学校|医院|单位|厂|局)$/u;

/** Of 江北区书记 the committee is meant. */
function bareMatch({ body }: Office): number {
  return body === '' || body === '委' || body === '党委' ? exact : none;
}

/** Bodies of the same kind: 青河宣传部 is 宣传部, but 纪委 is not 委, nor a bureau's 党组 the town's. */
function publicMatch(asked: Office, printed: Office, kind: string): number {
  if (kindOf(printed.body) !== kind) return none;
  const own = asked.body.slice(0, -kind.length);
  const other = printed.body.slice(0, -kind.length);
  if (other === '' || own === '') return own === other || own !== '' ? exact : none;
  return holdsInOrder(other, own) ? exact : none;
}

/** A place without its level is left before the body: 青河人大常委会. */
function placesAgree(asked: Office, printed: Office, setting: OfficeSetting): boolean {
  const place = asked.place ?? unlevelled(asked, printed);
  if (!place || place.stem === '') return agreesWithBare(place, printed);
  const { place: other } = printed;
  const level = place.level === '' ? (other?.level ?? '') : place.level;
  if (other && other.level !== level) return false;
  if (other && other.stem !== '') return endsAlike(other.stem, place.stem);
  if (!other && setting.before.includes(`${place.stem}${place.level}`)) return true;
  return isPlaceOfArticle(setting.article, { stem: place.stem, level });
}

function agreesWithBare(place: Place | undefined, { place: other }: Office): boolean {
  return !place || !other || other.level === place.level;
}

function unlevelled(asked: Office, printed: Office): Place | undefined {
  const kind = kindOf(asked.body);
  if (kind === undefined) return undefined;
  const stem = asked.body.slice(0, -kind.length);
  const isInBody = stem === '' || printed.body.slice(0, -kind.length) !== '';
  return isInBody ? undefined : { stem, level: '' };
}

function nameOf(place: Place | undefined): string {
  return place ? `${place.stem}${place.level}` : '';
}

/** Whether a name holds all characters of a shorter one, in their order: 发展和改革局, 发改局. */
function holdsInOrder(name: string, short: string): boolean {
  return inOrder(Array.from(name), Array.from(short), (a, b) => a === b);
}

/** The same where one character is typed as another that sounds alike: 鞋会. */
function soundsInOrder(name: string, short: string): boolean {
  const own = new Set(name);
  const strange = Array.from(short).filter((character) => !own.has(character));
  if (strange.length !== 1 || short.length < 3) return false;
  return inOrder(Array.from(name), Array.from(short), (a, b) => a === b || soundAlike(a, b));
}

function inOrder(
  name: readonly string[],
  short: readonly string[],
  isSame: (a: string, b: string) => boolean,
): boolean {
  let at = 0;
  for (const character of short) {
    while (at < name.length && !isSame(name[at] ?? '', character)) at += 1;
    if (at === name.length) return false;
    at += 1;
  }
  return true;
}

/** Whether two words, or characters, sound alike in careless speech. */
export function soundAlike(one: string, other: string): boolean {
  const sound = soundOf(doubled(one))?.folded;
  return sound !== undefined && sound === soundOf(doubled(other))?.folded;
}

/** Only words of two characters and more have a sound. */
function doubled(word: string): string {
  return word.length === 1 ? `${word}${word}` : word;
}
