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
/** The spellings that begin with a character, the longest first. */
const spellingsByStart = new Map<string, string[]>();
for (const spelling of [...units.keys()].sort((a, b) => b.length - a.length)) {
  const start = spelling.charAt(0);
  spellingsByStart.set(start, [...(spellingsByStart.get(start) ?? []), spelling]);
}

/** The longest unit printed at this place of a compact text. */
export function readUnit(text: string, at: number): { unit: Unit; end: number } | undefined {
  for (const spelling of spellingsByStart.get(text.charAt(at)) ?? []) {
    if (!text.startsWith(spelling, at)) continue;
    const unit = units.get(spelling);
    const end = at + spelling.length;
    if (unit && !continuesAsWord(unit, text, end)) return { unit, end };
  }
  return undefined;
}

function continuesAsWord(unit: UnitEntry, text: string, end: number): boolean {
  const next = text.charAt(end);
  const isInsideLatin = /[A-Za-z0-9]/.test(next) && /[A-Za-z]/.test(text.charAt(end - 1));
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
