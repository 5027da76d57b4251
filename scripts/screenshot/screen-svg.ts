import { defaultBackground, defaultForeground } from './palette.ts';
import { type Run, type Screen, withoutBlankEnds } from './screen.ts';

/** Lengths in pixels of the picture at its own size. */
const columnWidth = 8.2;
/** Latin characters of most fonts for terminals are as wide as 0.6 of their size. */
const narrowSize = 13.6;
/** Chinese ones are as wide as their size; the rest of their two columns is space. */
const wideSize = 15.4;
const wideSpacing = 1;
const rowHeight = 21;
const baseline = 15.5;
const underline = 18;
const barHeight = 38;
const margin = 20;
const corner = 10;

/** The first font has the Latin characters at one column, those behind it the Chinese ones at two. */
const fonts = [
  'ui-monospace',
  'SF Mono',
  'Menlo',
  'Consolas',
  'DejaVu Sans Mono',
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans Mono CJK SC',
  'Noto Sans CJK SC',
  'WenQuanYi Micro Hei',
  'monospace',
].map((name) => (name.includes(' ') ? `'${name}'` : name));

const border = '#3d444d';
const cursorColour = '#adb5be';
const barText = '#9198a1';
const buttons = ['#ff5f57', '#febc2e', '#28c840'];

/** What is written on the picture beside the screen. */
export interface Labels {
  /** In the bar of the window. */
  readonly bar: string;
  /** For people who hear the picture. */
  readonly title: string;
}

/**
 * A screen as a picture in SVG: a dark window with the text as text. Each run is stretched to the
 * columns it takes, so that everything stands in its column whatever fonts there are.
 */
export function screenToSvg(screen: Screen, { bar, title }: Labels): string {
  const width = toPixels(2 * margin + screen.columns * columnWidth);
  const height = toPixels(barHeight + screen.rows.length * rowHeight + margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="zh-CN">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="${corner}" fill="${defaultBackground}" stroke="${border}"/>`,
    ...buttons.map((fill, at) => `<circle cx="${20 + 20 * at}" cy="19" r="6" fill="${fill}"/>`),
    `<g font-family="${fonts.join(', ')}" font-size="${narrowSize}" fill="${defaultForeground}">`,
    `<text x="${width / 2}" y="24" text-anchor="middle" fill="${barText}">${escapeXml(bar)}</text>`,
    ...screen.rows.flatMap((runs, row) => runs.flatMap((run) => drawRun(run, row))),
    drawCursor(screen.cursor),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** A box and a line may be below the text, in one piece with those of the runs beside it. */
function drawRun(run: Run, row: number): string[] {
  const { background, colour, isUnderlined } = run.style;
  const whole = { ...run, y: topOf(row), height: rowHeight };
  const line = { ...run, y: topOf(row) + underline, height: 1 };
  return [
    ...(background === undefined ? [] : [drawBox({ ...whole, fill: background })]),
    ...(isUnderlined ? [drawBox({ ...line, fill: colour })] : []),
    ...(run.text.trim() === '' ? [] : [drawText(withoutBlankEnds(run), row)]),
  ];
}

interface Box {
  readonly column: number;
  readonly columns: number;
  readonly y: number;
  readonly height: number;
  readonly fill: string;
}

function drawBox({ column, columns, y, height, fill }: Box): string {
  const place = `x="${leftOf(column)}" y="${y}"`;
  const size = `width="${widthOf(columns)}" height="${height}"`;
  return `<rect ${place} ${size} fill="${fill}" shape-rendering="crispEdges"/>`;
}

function drawText({ text, column, columns, isWide, style }: Run, row: number): string {
  const attributes = [
    `x="${leftOf(column)}" y="${toPixels(topOf(row) + baseline)}" textLength="${widthOf(columns)}"`,
    ...(isWide ? [`font-size="${wideSize}" letter-spacing="${wideSpacing}"`] : []),
    ...(style.colour === defaultForeground ? [] : [`fill="${style.colour}"`]),
    ...(style.isBold ? ['font-weight="bold"'] : []),
    ...(style.isItalic ? ['font-style="italic"'] : []),
    ...(style.isDim ? ['opacity="0.62"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(text)}</text>`;
}

function drawCursor({ row, column }: Screen['cursor']): string {
  const box = { column, columns: 1, y: topOf(row) + 2, height: rowHeight - 4 };
  return drawBox({ ...box, fill: cursorColour });
}

function leftOf(column: number): number {
  return toPixels(margin + column * columnWidth);
}

function topOf(row: number): number {
  return barHeight + row * rowHeight;
}

function widthOf(columns: number): number {
  return toPixels(columns * columnWidth);
}

function toPixels(length: number): number {
  return Math.round(length * 10) / 10;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML, without the control characters and lone surrogates that it may not hold. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu, '')
    .replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}
