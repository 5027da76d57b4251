import { personName, surnameAlone } from './surnames.ts';
import { type TaggedWord, toTaggedWords } from './terms.ts';

/** What a word does in a question; a name is one of a person, a place or an organisation. */
export type SubjectRole = 'name' | 'noun' | 'action' | 'other';

/** A word of a question that says what it is about. */
export interface SubjectWord {
  readonly word: string;
  readonly role: SubjectRole;
  /** Whether no dictionary has it: a name, a slip of typing, or pieces of words cut wrongly. */
  readonly isCoined: boolean;
}

/** Roles by jieba's part-of-speech tags; the first that fits decides. */
const roles: readonly (readonly [SubjectRole, RegExp])[] = [
  ['name', /^n[st]/u],
  ['noun', /^(?:n|j|x|eng|i|l|m$|b|vn)/u],
  ['action', /^v/u],
];
const placeName = /^[\u4e00-\u9fff]{2,}[省市县区镇乡村州]$/u;

/** The words of a question's text that say what it is about, each once, with what they do in it. */
export function subjectOf(text: string): SubjectWord[] {
  const words = new Map<string, SubjectWord>();
  for (const { word, tag } of joinNames(joinPlaces(toTaggedWords(text).map(withoutAspect)))) {
    const role = roleOf(word, tag);
    if (!words.has(word)) words.set(word, { word, role, isCoined: tag === 'x' });
  }
  return [...words.values()];
}

/** jieba takes a verb of one character with its particle for an unknown word: 修了. */
function withoutAspect({ word, tag }: TaggedWord): TaggedWord {
  return tag === 'x' && /^.[了过]$/u.test(word)
    ? { word: word.slice(0, 1), tag: 'v' }
    : { word, tag };
}

const placeEnd = /^(?:村|镇|乡|街道|社区|小区|园区)$/u;

/** jieba knows few villages and quarters, and cuts off what they are: 桃花｜村. */
function joinPlaces(words: readonly TaggedWord[]): TaggedWord[] {
  const joined: TaggedWord[] = [];
  for (const current of words) {
    const last = joined.at(-1);
    const isPlace = last && placeEnd.test(current.word) && /^(?:n|x|f)/u.test(last.tag);
    if (isPlace && last.word.length > 1 && last.word.length < 5)
      joined.splice(-1, 1, { word: last.word + current.word, tag: 'ns' });
    else joined.push(current);
  }
  return joined;
}

/** Nor people, whom it cuts behind the surname: 马｜清风. */
function joinNames(words: readonly TaggedWord[]): TaggedWord[] {
  const joined: TaggedWord[] = [];
  for (const current of words) {
    const last = joined.at(-1);
    const isGiven = last && surnameAlone.test(last.word) && /^[nxza]/u.test(current.tag);
    if (isGiven && current.word.length === 2)
      joined.splice(-1, 1, { word: last.word + current.word, tag: 'x' });
    else joined.push(current);
  }
  return joined;
}

/** jieba does not know people's names (tag x), and takes common words for them (tag nr). */
function roleOf(word: string, tag: string): SubjectRole {
  if (placeName.test(word) || (tag === 'x' && personName.test(word))) return 'name';
  const role = roles.find(([, tags]) => tags.test(tag))?.[0] ?? 'other';
  return role === 'name' && word.length === 1 ? 'noun' : role;
}
