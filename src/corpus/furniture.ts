import type { Span } from '../language/span.ts';
import type { Line } from './line.ts';

/**
 * What stands on a page and belongs to no article. `markup` is what a converter put there, `orphan`
 * a stray character, `label` a column's name or a slogan.
 */
export type FurnitureKind = 'masthead' | 'folio' | 'label' | 'orphan' | 'markup';

/** One such item; `span` lies in the page's text. */
export interface Furniture {
  readonly kind: FurnitureKind;
  readonly span: Span;
}

/** Longest line that is taken for the page's number, date or staff. */
const maxFolioChars = 60;
const folio =
  /^第?\s*[A-Z]?\d{1,3}\s*版|第\s*[A-Z]?\d{1,3}\s*版\s*[）)]?$|^[A-Z]\d{1,2}\s*[\u4e00-\u9fff]{2,4}$|责任?编辑|责编|美编|校对|版式|值班编委|总第\s*\d+\s*期|星期[一二三四五六日天](?![\u4e00-\u9fff])|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[闰正一二三四五六七八九十冬腊]+月|^\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?$|^[（(]?(?:下转|上接|紧接)第?.{1,8}版/u;
const masthead = /(?:日报|晚报|早报|晨报|时报|周报|周刊|新闻|报)$|^[A-Za-z\s.&]+$/u;
const contact = /邮箱|电话|热线|地址/u;

/** Whether a line prints the page's number, date or staff, wherever it stands. */
export function isFolio({ text }: Pick<Line, 'text'>): boolean {
  return text.length <= maxFolioChars && !/。/u.test(text) && folio.test(text);
}

/** Names a line that belongs to no article by what is printed on it. */
export function toFurniture(line: Line): Furniture {
  const { start, end } = line;
  return { kind: furnitureKind(line), span: { start, end } };
}

function furnitureKind(line: Line): FurnitureKind {
  const { text } = line;
  if (isFolio(line) || contact.test(text)) return 'folio';
  if (masthead.test(text)) return 'masthead';
  if ([...text].length <= 1) return 'orphan';
  return line.headingMark ? 'masthead' : 'label';
}
