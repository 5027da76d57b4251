import type xterm from '@xterm/headless';
import { defaultBackground, defaultForeground, paletteColour, rgbColour } from './palette.ts';

type Emulator = InstanceType<typeof xterm.Terminal>;
type Line = NonNullable<ReturnType<Emulator['buffer']['active']['getLine']>>;
type Cell = NonNullable<ReturnType<Line['getCell']>>;

/** How characters look; colours as CSS writes them. */
export interface Style {
  readonly colour: string;
  /** Absent where it is that of the window. */
  readonly background?: string;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
}

/** Characters of one style and one width that stand side by side. */
export interface Run {
  readonly text: string;
  /** Where it begins, from 0. */
  readonly column: number;
  readonly columns: number;
  /** Whether each character takes two columns. */
  readonly isWide: boolean;
  readonly style: Style;
}

/** What stands on a terminal, from the first line that scrolled away to the last one used. */
export interface Screen {
  readonly columns: number;
  readonly rows: readonly (readonly Run[])[];
  /** Both from 0. */
  readonly cursor: { readonly row: number; readonly column: number };
}

/** What a terminal emulator shows; where its links lead is left out. */
export function readScreen(emulator: Emulator): Screen {
  const { active } = emulator.buffer;
  const rows: Run[][] = [];
  for (let row = 0; row < active.length; row++) {
    const line = active.getLine(row);
    rows.push(line ? joinAlike(charactersOf(line)) : []);
  }
  const cursor = { row: active.baseY + active.cursorY, column: active.cursorX };
  const used =
    Math.max(
      rows.findLastIndex((runs) => runs.length > 0),
      cursor.row,
    ) + 1;
  return { columns: emulator.cols, rows: rows.slice(0, used), cursor };
}

/** The screen as plain text, without the spaces at the ends of lines. */
export function screenText({ rows }: Screen): string {
  return rows.map((runs) => `${rowText(runs).trimEnd()}\n`).join('');
}

/** The run without the spaces that it begins and ends with. */
export function withoutBlankEnds(run: Run): Run {
  const begun = run.text.replace(/^ +/u, '');
  const text = begun.replace(/ +$/u, '');
  const column = run.column + run.text.length - begun.length;
  return { ...run, text, column, columns: run.columns - (run.text.length - text.length) };
}

function rowText(runs: readonly Run[]): string {
  let text = '';
  let end = 0;
  for (const run of runs) {
    text += ' '.repeat(run.column - end) + run.text;
    end = run.column + run.columns;
  }
  return text;
}

/** The characters of a line, each as a run. */
function charactersOf(line: Line): Run[] {
  const characters: Run[] = [];
  for (let column = 0; column < line.length; column++) {
    const cell = line.getCell(column);
    const columns = cell?.getWidth() ?? 0;
    // The second half of a wide character has no width.
    if (!cell || columns === 0) continue;
    const isBlank = cell.isInvisible() !== 0 || cell.getChars() === '';
    const isWide = columns > 1 && !isBlank;
    const text = isBlank ? ' '.repeat(columns) : cell.getChars();
    characters.push({ text, column, columns, isWide, style: styleOf(cell) });
  }
  return characters;
}

/** Joined as far as they look alike; blank places that show nothing begin and end no run. */
function joinAlike(characters: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const next of characters) {
    const last = runs.at(-1);
    if (last && continues(last, next)) {
      const columns = last.columns + next.columns;
      runs[runs.length - 1] = { ...last, text: last.text + next.text, columns };
    } else {
      runs.push(next);
    }
  }
  return runs
    .map((run) => (isSeenWhereBlank(run.style) ? run : withoutBlankEnds(run)))
    .filter(({ text }) => text !== '');
}

/** Not over two spaces, which a picture would show as one. */
function continues(last: Run, next: Run): boolean {
  if (last.text.endsWith(' ') && next.text.startsWith(' ')) return false;
  return last.isWide === next.isWide && sameStyle(last.style, next.style);
}

function isSeenWhereBlank({ background, isUnderlined }: Style): boolean {
  return background !== undefined || isUnderlined;
}

function styleOf(cell: Cell): Style {
  const isInverse = cell.isInverse() !== 0;
  const colour = foregroundOf(cell);
  const background = backgroundOf(cell);
  const behind = isInverse ? colour : background;
  return {
    colour: isInverse ? (background ?? defaultBackground) : colour,
    ...(behind === undefined ? {} : { background: behind }),
    isBold: cell.isBold() !== 0,
    isDim: cell.isDim() !== 0,
    isItalic: cell.isItalic() !== 0,
    isUnderlined: cell.isUnderline() !== 0,
  };
}

function foregroundOf(cell: Cell): string {
  if (cell.isFgDefault()) return defaultForeground;
  return cell.isFgRGB() ? rgbColour(cell.getFgColor()) : paletteColour(cell.getFgColor());
}

function backgroundOf(cell: Cell): string | undefined {
  if (cell.isBgDefault()) return undefined;
  return cell.isBgRGB() ? rgbColour(cell.getBgColor()) : paletteColour(cell.getBgColor());
}

function sameStyle(one: Style, other: Style): boolean {
  return (
    one.colour === other.colour &&
    one.background === other.background &&
    one.isBold === other.isBold &&
    one.isDim === other.isDim &&
    one.isItalic === other.isItalic &&
    one.isUnderlined === other.isUnderlined
  );
}
