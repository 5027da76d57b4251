/** What text without a colour of its own has. */
export const defaultForeground = '#e6edf3';
export const defaultBackground = '#161b22';

/** The 16 colours of ANSI: black, red, green, yellow, blue, magenta, cyan, white, then bright. */
const ansi = [
  '#484f58',
  '#ff7b72',
  '#3fb950',
  '#d9a53b',
  '#58a6ff',
  '#bc8cff',
  '#39c5cf',
  '#b1bac4',
  '#6e7681',
  '#ffa198',
  '#56d364',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#ffffff',
] as const;

const cubeStart = ansi.length;
const cubeLevels = [0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
const greyStart = cubeStart + cubeLevels.length ** 3;

/** A colour of the 256 that terminals number, as CSS writes it. */
export function paletteColour(number: number): string {
  const named = ansi[number];
  if (named !== undefined) return named;
  return number < greyStart ? cubeColour(number - cubeStart) : grey(number - greyStart);
}

/** A colour of 24 bits, as CSS writes it. */
export function rgbColour(bits: number): string {
  return `#${bits.toString(16).padStart(6, '0')}`;
}

function cubeColour(place: number): string {
  const side = cubeLevels.length;
  const levels = [Math.floor(place / side ** 2), Math.floor(place / side) % side, place % side];
  const [red = 0, green = 0, blue = 0] = levels.map((level) => cubeLevels[level]);
  return rgbColour(red * 0x10000 + green * 0x100 + blue);
}

function grey(step: number): string {
  return rgbColour((8 + 10 * step) * 0x010101);
}
