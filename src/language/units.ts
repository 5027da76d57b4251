import { spellingsByKind, synonyms, type UnitKind, unitKinds } from './unit-table.ts';

/** A unit as it may be printed after a figure. */
export interface Unit {
  /** The name under which its other spellings are kept: 千米 is a 公里. */
  name: string;
  kind: UnitKind;
  /** Figure words inside the unit itself, as 多 in 3个多月. */
  modifier?: string;
  /** Too often the start of another word to be believed after a Chinese numeral: 四面, 一度. */
  isArabicOnly: boolean;
}

interface UnitEntry extends Unit {
  /** Characters which, when they follow, make the unit part of another word: 3条, but not 3条件. */
  notBefore: string;
}

const arabicOnly = new Set('度周口头只面门支列尾根期站本部分级单对组车节字版股镇乡县村'.split(''));

const units: ReadonlyMap<string, UnitEntry> = new Map(
  unitKinds.flatMap((kind) =>
    Object.entries(spellingsByKind[kind]).map(([spelling, notBefore]) => [
      spelling,
      toEntry(spelling, kind, notBefore),
    ]),
  ),
);
const longestSpelling = Math.max(...Array.from(units.keys(), (spelling) => spelling.length));

/** The longest unit printed at this place of a compact text. */
export function readUnit(text: string, at: number): { unit: Unit; end: number } | undefined {
  for (let length = longestSpelling; length > 0; length -= 1) {
    const end = at + length;
    const unit = units.get(text.slice(at, end));
    if (unit && end <= text.length && !continuesAsWord(unit, text, end)) return { unit, end };
  }
  return undefined;
}

function continuesAsWord(unit: UnitEntry, text: string, end: number): boolean {
  const next = text.charAt(end);
  const isInsideLatin = /[A-Za-z]/.test(text.charAt(end - 1)) && /[A-Za-z0-9]/.test(next);
  return next !== '' && (isInsideLatin || unit.notBefore.includes(next));
}

function toEntry(spelling: string, kind: UnitKind, notBefore: string): UnitEntry {
  return {
    name: synonyms[spelling] ?? spelling,
    kind,
    notBefore,
    isArabicOnly: arabicOnly.has(spelling),
    ...(spelling.includes('多') && { modifier: '多' }),
  };
}
