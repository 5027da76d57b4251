import type { CitedSource, ReadText } from './cited-source.ts';
import type { StatedFigure } from './stated-figures.ts';

const ordinal = /^第./u;

/**
 * A statement without the ordinals that its sources print in the same characters, though they are read as a code on one side
 * and as a figure on the other for the word behind them: 第四站, and 第四站在广场举行, where 站在 is a word.
 */
export function withoutOrdinalsAsPrinted(
  read: ReadText,
  sources: readonly CitedSource[],
): ReadText {
  const printed = sources.flatMap(({ texts }) => texts);
  const codes = new Set(printed.flatMap((text) => text.codes));
  const all = printed.map(({ text }) => withoutSpace(text)).join('\n');
  const ordinals = new Set(printed.flatMap(({ figures }) => figures.map(printedFigure)));
  return {
    ...read,
    figures: read.figures.filter((figure) => {
      const words = printedFigure(figure);
      const isCode = codes.has(words.slice(0, -1)) && all.includes(words);
      return !(ordinal.test(figure.quantity.unit) && isCode);
    }),
    codes: read.codes.filter((code) => !ordinal.test(code) || !isCounted(code, read, ordinals)),
  };
}

/** Whether wherever a text has the code, it goes on to an ordinal of the sources. */
function isCounted(code: string, { text }: ReadText, ordinals: ReadonlySet<string>): boolean {
  const [, ...behind] = withoutSpace(text).split(code);
  return behind.length > 0 && behind.every((rest) => ordinals.has(code + rest.charAt(0)));
}

function printedFigure({ quantity }: StatedFigure): string {
  return withoutSpace(quantity.printed);
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
