import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBackground, defaultForeground } from '../../../scripts/screenshot/palette.ts';
import { readScreen, type Screen, screenText } from '../../../scripts/screenshot/screen.ts';
import { screenToSvg } from '../../../scripts/screenshot/screen-svg.ts';
import { readXml, type XmlElement } from './read-xml.ts';

const labels = { bar: 'demo', title: 'a <demo> & more' };

describe('the picture of a screen', () => {
  it('puts each character where its column is, a Chinese one over two', async () => {
    const [latin, chinese, behind] = await textsOf('ab 青河大桥 12.5');
    expect(latin?.text).toBe('ab');
    expect(chinese?.text).toBe('青河大桥');
    const column = lengthOf(latin) / 2;
    expect(lengthOf(chinese)).toBeCloseTo(8 * column, 0);
    expect(placeOf(chinese) - placeOf(latin)).toBeCloseTo(3 * column, 0);
    expect(placeOf(behind) - placeOf(chinese)).toBeCloseTo(9 * column, 0);
  });

  it('keeps what several spaces part apart', async () => {
    const [one, other] = await textsOf('one two   three');
    expect([one?.text, other?.text]).toEqual(['one two', 'three']);
    expect(placeOf(other) - placeOf(one)).toBeCloseTo((10 / 7) * lengthOf(one), 0);
  });

  it('shows colours: the 16 that have names, the 256 that have numbers, and all others', async () => {
    const texts = await textsOf(
      '\u001b[31mone\u001b[92mtwo\u001b[38;5;16msix\u001b[38;5;255mten\u001b[38;2;1;2;255mall\u001b[0mnone',
    );
    const colours = texts.map(({ attributes }) => attributes.fill);
    expect(colours.slice(2)).toEqual(['#000000', '#eeeeee', '#0102ff', undefined]);
    expect(new Set(colours).size).toBe(6);
  });

  it('shows bold, dim and italic text as such', async () => {
    const texts = await textsOf('\u001b[1mb\u001b[0;2md\u001b[0;3mi\u001b[0mn');
    const looks = texts.map(({ attributes }) => [
      attributes['font-weight'],
      attributes.opacity !== undefined,
      attributes['font-style'],
    ]);
    expect(looks).toEqual([
      ['bold', false, undefined],
      [undefined, true, undefined],
      [undefined, false, 'italic'],
      [undefined, false, undefined],
    ]);
  });

  it('draws a line of its colour below underlined text', async () => {
    const screen = await screenOf('a \u001b[4;32mb青c\u001b[0m d');
    const elements = readXml(screenToSvg(screen, labels));
    const lines = boxesOf(elements);
    const { fill } = elements.find(({ text }) => text === '青')?.attributes ?? {};
    expect(lines.map(({ attributes }) => attributes.height)).toEqual(['1', '1', '1']);
    expect(lines.map(({ attributes }) => attributes.fill)).toEqual([fill, fill, fill]);
    expect(widthOf(lines)).toBeCloseTo(4 * columnOf(elements, 'a'), 0);
  });

  it('shows inverse text dark on a box as wide as it, also where it is blank', async () => {
    const screen = await screenOf('a\u001b[7m 青河 \u001b[0mb');
    const elements = readXml(screenToSvg(screen, labels));
    const text = elements.find((element) => element.text === '青河');
    expect(text?.attributes.fill).toBe(defaultBackground);
    expect(boxesOf(elements).map(({ attributes }) => attributes.fill)).toContain(defaultForeground);
    expect(widthOf(boxesOf(elements))).toBeCloseTo(6 * columnOf(elements, 'a'), 0);
  });

  it('leaves out where links lead, and text that is hidden', async () => {
    const link = '\u001b]8;;file:///srv/pages/a.txt\u0007a.txt\u001b]8;;\u0007';
    const svg = screenToSvg(await screenOf(`${link} \u001b[8msecret\u001b[0m`), labels);
    expect(svg).toContain('>a.txt<');
    expect(svg).not.toMatch(/file:|srv|secret/u);
  });

  it('escapes what XML has a meaning for, also in its labels', async () => {
    const svg = screenToSvg(await screenOf(`<a b="c"> & 'd'`), labels);
    const elements = readXml(svg);
    expect(elements.find(({ name }) => name === 'title')?.text).toBe(labels.title);
    expect(elements.at(-2)?.text).toBe(`<a b="c"> & 'd'`);
  });

  it('is well-formed whatever stands on the screen', () => {
    const code = fc.oneof(fc.nat(0xff), fc.nat(0xffff), fc.constantFrom(0xd800, 0xdc00, 0xfffe));
    const unit = code.map((number) => String.fromCharCode(number));
    const anything = fc.string({ unit, maxLength: 20 });
    fc.assert(
      fc.property(anything, anything, (text, bar) => {
        const style = { colour: '#ffffff', isBold: false, isDim: false, isItalic: false };
        const run = { text, column: 0, columns: 4, isWide: false };
        const rows = [[{ ...run, style: { ...style, isUnderlined: true } }]];
        const screen = { columns: 10, rows, cursor: { row: 0, column: 0 } };
        expect(() => readXml(screenToSvg(screen, { bar, title: bar }))).not.toThrow();
      }),
    );
  });

  it('holds what scrolled away, and is as high as there are lines', async () => {
    const [short, long] = await Promise.all([screenOf('one\r\ntwo'), screenOf(lines(30))]);
    expect(textsIn(long).map(({ text }) => text)).toEqual(lines(30).split('\r\n'));
    const heights = [short, long].map(heightOf);
    expect(heights[1]).toBeGreaterThan(5 * (heights[0] ?? 0));
  });

  it('shows the cursor where it stands', async () => {
    const elements = readXml(screenToSvg(await screenOf('问> '), labels));
    const distance = placeOf(elements.at(-1)) - placeOf(elements.find(({ text }) => text === '问'));
    expect(distance).toBeCloseTo(4 * columnOf(elements, '>'), 0);
  });
});

describe('the text of a screen', () => {
  it('is what stands there, without what is blank at the ends', async () => {
    const screen = await screenOf('  青河 \u001b[1m大桥\u001b[0m  ok \r\n\r\n> ');
    expect(screenText(screen)).toBe('  青河 大桥  ok\n\n>\n');
  });
});

async function screenOf(written: string): Promise<Screen> {
  const emulator = new xterm.Terminal({ cols: 40, rows: 5, allowProposedApi: true });
  await new Promise<void>((resolve) => emulator.write(written, resolve));
  const screen = readScreen(emulator);
  emulator.dispose();
  return screen;
}

/** The runs of text on the screen; the first text of a picture is that of the bar. */
function textsIn(screen: Screen): XmlElement[] {
  return readXml(screenToSvg(screen, labels))
    .filter(({ name }) => name === 'text')
    .slice(1);
}

async function textsOf(written: string): Promise<XmlElement[]> {
  return textsIn(await screenOf(written));
}

/** All rectangles but the window itself and the cursor. */
function boxesOf(elements: readonly XmlElement[]): XmlElement[] {
  return elements.filter(({ name }) => name === 'rect').slice(1, -1);
}

function lengthOf(element: XmlElement | undefined): number {
  return Number(element?.attributes.textLength);
}

function widthOf(boxes: readonly XmlElement[]): number {
  return boxes.reduce((sum, { attributes }) => sum + Number(attributes.width), 0);
}

/** The width of a column by that of a text of one. */
function columnOf(elements: readonly XmlElement[], text: string): number {
  return lengthOf(elements.find((element) => element.text === text));
}

function placeOf(element: XmlElement | undefined): number {
  return Number(element?.attributes.x);
}

function heightOf(screen: Screen): number {
  const [root] = readXml(screenToSvg(screen, labels));
  return Number(root?.attributes.height) - heightOfNothing();
}

function heightOfNothing(): number {
  const nothing = { columns: 40, rows: [], cursor: { row: 0, column: 0 } };
  const [root] = readXml(screenToSvg(nothing, labels));
  return Number(root?.attributes.height);
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, at) => `line${at}`).join('\r\n');
}
