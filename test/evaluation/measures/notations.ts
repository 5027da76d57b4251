import fc from 'fast-check';

const digits = '零一二三四五六七八九';

/** Ten thousands of yuan, from 1万元 to 999.9999亿元. */
export const amountsOfMoney = fc.integer({ min: 1, max: 9_999_999 });

/** The ways to write so many ten thousands of yuan. */
export function notationsOf(tenThousands: number): string[] {
  return [
    `${tenThousands}万元`,
    `${tenThousands.toLocaleString('en-US')}万元`,
    `${shift(tenThousands, 4)}亿元`,
    `${inWords(shift(tenThousands, 4))}亿元`,
    `${tenThousands}0000元`,
    `${(tenThousands * 10_000).toLocaleString('en-US')} 元`,
  ];
}

/** The decimal number with its point moved to the left. */
function shift(value: number, places: number): string {
  const padded = String(value).padStart(places + 1, '0');
  const decimals = padded.slice(-places).replace(/0+$/u, '');
  return padded.slice(0, -places) + (decimals === '' ? '' : `.${decimals}`);
}

/** Of a number under ten thousand. */
function inWords(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const words = Array.from(whole, (digit, at) => {
    const place = ['', '十', '百', '千'][whole.length - at - 1] ?? '';
    return digit === '0' ? '零' : toDigit(digit) + place;
  });
  const numeral = words
    .join('')
    .replace(/零+/gu, '零')
    .replace(/(?<=.)零$/u, '');
  return fraction === undefined ? numeral : `${numeral}点${Array.from(fraction, toDigit).join('')}`;
}

function toDigit(digit: string): string {
  return digits.charAt(Number(digit));
}
