/** A value as one line of JSON without anything that a terminal obeys. */
export function toJsonLine(value: object): string {
  return `${toAsciiControls(JSON.stringify(value))}\n`;
}

/** JSON.stringify leaves some line breaks, controls and bidi controls of Unicode as they are. */
function toAsciiControls(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}
