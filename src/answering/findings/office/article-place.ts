import type { Article } from '../../../corpus/article.ts';
import type { Place } from './office-parts.ts';

const inBrackets = /[（(](\p{Script=Han}{2,6})[）)]/u;
const paperWords = /(?:日报|晚报|晨报|时报|周报|新闻|周刊|快报|报)$/u;
const ownLevel = /^(.{2,})(省|市|县|区)$/u;
const levels = ['市', '县', '区', '省'];

/** Whether a place, named or by its level alone, is what an article means by 市 or 县 alone. */
export function isPlaceOfArticle(article: Article, { stem, level }: Place): boolean {
  const own = placeOfPaper(article);
  if (own && (own.level === '' || level === '' || own.level === level))
    return endsAlike(own.stem, stem);
  return isMostNamed(article.text, stem, level);
}

/** The place that a paper is of, by its name: 江北区新闻, 本报（青河）. */
export function placeOfPaper({ publication = '', text }: Article): Place | undefined {
  const bracketed = inBrackets.exec(publication)?.[1];
  const name = bracketed ?? publication.replace(paperWords, '');
  const [, stem = name, level = ''] = ownLevel.exec(name) ?? [];
  if (stem.length < 2 || stem === '本报') return undefined;
  if (level !== '') return { stem, level };
  const named = levels.find((one) => text.includes(`${stem}${one}`)) ?? '';
  const isOfPlace = bracketed !== undefined || text.includes(stem);
  return isOfPlace ? { stem, level: named } : undefined;
}

/** Whether the text names the place, and no other of its level more often. */
function isMostNamed(text: string, stem: string, level: string): boolean {
  if (stem === '') return false;
  const own = text.split(level === '省' ? stem : `${stem}${level}`).length - 1;
  if (own === 0 || level === '') return own > 0;
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(new RegExp(`\\p{Script=Han}{2}(?=${level})`, 'gu'))) {
    if (!notPlaces.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  counts.delete(stem.slice(-2));
  return Math.max(0, ...counts.values()) <= own;
}

/** Before 市, 县, 区 and the like: 全市, 各县, 地级市, 社区. */
const notPlaces = /[全各我本该级城社园景片街地超上门校片开发新]$/u;

/** Whether one name of a place is the other, or its end: 云岭省东江, 东江. */
export function endsAlike(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.endsWith(other) || other.endsWith(one));
}
