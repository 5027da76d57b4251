import { type Look, plainLook } from '../../../src/surfaces/terminal/text/screen.ts';

const tagged = (tag: string) => (text: string) => `<${tag}>${text}</${tag}>`;

/** Shows by tags how text looks. */
export const taggedLook: Look = {
  ...plainLook,
  bold: tagged('b'),
  dim: tagged('d'),
  marker: tagged('m'),
  certain: tagged('certain'),
  caution: tagged('caution'),
  failure: tagged('failure'),
  link: (text, address) => `<a ${address}>${text}</a>`,
};
