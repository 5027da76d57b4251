/** A value as one line of JSON without anything that a terminal obeys. */
export function toJsonLine(value: object): string {
  return `${toAsciiControls(JSON.stringify(value))}\n`;
}

/** JSON.stringify leaves some line breaks, controls and invisible characters of Unicode as they are. */
function toAsciiControls(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Cf}\p{DI}\u2028\u2029]/gu, (character) =>
    character.split('').map(toEscape).join(''),
  );
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
