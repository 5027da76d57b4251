import { notNames } from '../../../corpus/name-words.ts';
import { endsName } from '../../../corpus/person-name.ts';
import { personName, surnameAlone } from '../../../language/surnames.ts';
import type { CitedSource } from '../cited-source.ts';
import { isMarked, type PlacedWord } from '../comparable.ts';
import { isPrinted, type ModelStatement, readModelStatement } from './model-statement.ts';
import { administrative } from './name-forms.ts';
import { strangeOrganisationsIn } from './organisations-stand.ts';
import { perSource } from './per-source.ts';
import { printedNames } from './printed-names.ts';

/** Names of persons, places, organisations and others, and words that no dictionary has. */
const nameTags: ReadonlySet<string> = new Set(['nr', 'nrt', 'nrfg', 'ns', 'nt', 'nz']);
const unknownTag = 'x';
const general: ReadonlySet<string> = new Set(['我国', '全国', '中文']);
const onlyHan = /^\p{Script=Han}+$/u;
const publication =
  /\p{Script=Han}{1,6}(?:日报|晚报|时报|早报|商报|周报|快报|都市报|通讯社|新华社|电视台|电台|新闻网|客户端|公众号)/gu;

/** What firms are called by their trades; the name stands before. */
const trade = /(?:[铝纸药实置矿乳酒钢铜化]业|制药|制衣|服饰|商贸|集团|股份|新材料|重工|电器)/gu;
/** Words that may name a firm. */
const naming = /^(?:n|nz|ns|nr|nrt|nt|x|j)$/u;
/** Who is said to have reported: 据……报道, ……报道，. */
const reporter = /^(?:根?据)?(\p{Script=Han}{2,8}?)(?:\d|的|报道|消息|刊发|刊登|讯)/u;
const anyReporter =
  /^(?:本报|该报|此报|报纸|报社|媒体|记者|此前|相关|有关|上述|这篇|这则|该篇|该则|一篇|新闻|了解|介绍|悉|此|当天|当地)/u;

/** The names of persons, places, organisations and publications that a statement has and its sources do not print. */
export function strangeNamesIn(said: ModelStatement): string[] {
  const statement = withPlainAppointments(said);
  return [
    ...strangeWordsIn(statement),
    ...strangePersonsIn(statement),
    ...cutPersonsIn(statement),
    ...renamedPersonsIn(statement),
    ...strangeOrganisationsIn(statement),
    ...strangeFirmsIn(statement),
    ...strangePublicationsIn(statement),
    ...strangeReportersIn(statement),
  ];
}

/** The same with 担任 for 任 behind a printed name, of which jieba makes a name: 何田任执行会长. */
function withPlainAppointments(statement: ModelStatement): ModelStatement {
  const { text, sources } = statement;
  const names = [...new Set(sources.flatMap(printedNames))];
  const plain = names.reduce((said, name) => said.replaceAll(`${name}任`, `${name}担任`), text);
  return plain === text ? statement : readModelStatement(plain, sources);
}

function strangeWordsIn({ words, covered, sources }: ModelStatement): string[] {
  return words
    .filter(({ word, tag }) => word.length > 1 && onlyHan.test(word) && isNameTag(word, tag))
    .filter(({ word }) => !general.has(word) && !isPrinted(word, sources))
    .filter((word) => !isStemPrinted(word, sources) && !isJoined(word, covered))
    .filter(({ word }) => !isNameWithVerb(word, sources))
    .map(({ word }) => word);
}

function isNameTag(word: string, tag: string): boolean {
  if (tag !== 'nr' && tag !== unknownTag) return nameTags.has(tag);
  // The dictionary has people in plenty that are none: 广大群众.
  const isPerson = personName.test(word) || (tag === 'nr' && word.length < 4);
  return isPerson && !notNames.has(word);
}

/** 甲省 for 甲, where the print has it with no other ending. */
function isStemPrinted({ word }: PlacedWord, sources: readonly CitedSource[]): boolean {
  if (!administrative.test(word) || word.length < 3) return false;
  const stem = word.slice(0, -1);
  const others = new RegExp(`${stem}[省市县区镇乡村州]`, 'u');
  return isPrinted(stem, sources) && !sources.some(({ comparable }) => others.test(comparable));
}

/** A word that jieba made of the ends of printed words. */
function isJoined({ word, start, end }: PlacedWord, covered: readonly boolean[]): boolean {
  return word.length > 3 && isMarked(covered, { start, end });
}

/** 韩明到, of which jieba makes one word. */
function isNameWithVerb(word: string, sources: readonly CitedSource[]): boolean {
  const name = word.slice(0, 2);
  const isVerb = endsName(word, 2) || word.endsWith('任');
  return word.length === 3 && isVerb && isPrinted(name, sources);
}

/** A surname with a word behind it that the sources do not print together. */
function strangePersonsIn({ words, covered, sources }: ModelStatement): string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!next || next.start !== word.end || next.word.length > 2) return [];
    if (word.tag !== 'nr' || !surnameAlone.test(word.word)) return [];
    const name = word.word + next.word;
    const isKnown = isPrinted(name, sources) || (covered[word.start] && covered[next.start]);
    return isKnown ? [] : [name];
  });
}

/** Names without their last character: 陆明 where the sources have nobody but 陆明远. */
function cutPersonsIn({ words, text, sources }: ModelStatement): string[] {
  return sources.flatMap(longNamesOf).flatMap((name) => {
    const cut = name.slice(0, 2);
    const stands = words.some(
      ({ start }) => text.startsWith(cut, start) && !text.startsWith(name, start),
    );
    const isWhole = sources.every(({ comparable }) => standsOnlyIn(cut, name, comparable));
    return stands && isWhole && !endsName(name, 2) ? [cut] : [];
  });
}

/** The names of three characters that a source prints, with an office or as jieba finds them. */
const longNamesOf = perSource((source) => {
  const persons = printedNames(source);
  const tagged = source.words
    .filter(({ word, tag }) => isNameTag(word, tag))
    .map(({ word }) => word);
  return [...new Set([...persons, ...tagged])].filter(
    (name) => name.length === 3 && personName.test(name),
  );
});

/** Names with another character in the place of the surname, where the print has the given name with its own alone. */
function renamedPersonsIn({ words, text, sources }: ModelStatement): string[] {
  return sources.flatMap(printedNames).flatMap((name) => {
    const given = name.slice(1);
    if (!sources.every(({ comparable }) => standsOnlyIn(given, name, comparable))) return [];
    const at = text.replaceAll(name, '|'.repeat(name.length)).indexOf(given);
    const word = words.find(({ start, end }) => at >= start && at < end);
    const isWord = word !== undefined && word.tag !== unknownTag && word.tag !== 'nr';
    return at > 0 && !(isWord && word.word.length > 1) ? [text.slice(at - 1, at) + given] : [];
  });
}

function standsOnlyIn(cut: string, name: string, text: string): boolean {
  return !text.replaceAll(name, '|').includes(cut);
}

function strangePublicationsIn({ text, sources }: ModelStatement): string[] {
  return [...text.matchAll(publication)]
    .map(([name]) => name)
    .filter((name) => !isPrinted(name.slice(-4), sources) && !isPrinted(name.slice(-3), sources));
}

/** Names before a trade that no source prints there: 某某铝业. */
function strangeFirmsIn({ text, words, covered, sources }: ModelStatement): string[] {
  return [...text.matchAll(trade)].flatMap(({ 0: word, index }) => {
    const before = words.find(({ end, tag }) => end === index && naming.test(tag));
    const from = before?.start ?? index - 2;
    const name = text.slice(Math.max(0, from), index + word.length);
    const isStrange = before !== undefined || (!covered[index - 1] && !covered[index - 2]);
    const isNamed = onlyHan.test(name) && name.length > word.length + 1;
    return isNamed && isStrange && !isPrinted(name, sources) ? [name] : [];
  });
}

function strangeReportersIn({ text, sources }: ModelStatement): string[] {
  const name = /报道|消息|刊|讯/u.test(text) ? reporter.exec(text)?.[1] : undefined;
  if (name === undefined || anyReporter.test(name)) return [];
  const isReporter = new RegExp(
    `^(?:根?据)?${name}[^,。]{0,14}(?:报道|消息|刊发|刊登|讯)`,
    'u',
  ).test(text);
  return isReporter && !isPrinted(name, sources) ? [name] : [];
}
