/** CSI sequences (colours, cursor), strings such as OSC up to their end, and other short escapes. */
const escapeSequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;

/** Control and format characters, with them all bidi controls, except the line break; lone surrogates. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * Text from outside (archive, model, user, file names) made safe for a terminal: without escape
 * sequences, control characters and characters that change the direction of writing.
 */
export function toPrintable(text: string): string {
  return text
    .replace(escapeSequences, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unprintable, '');
}

/** The same for text that has to stay on one line. */
export function toPrintableLine(text: string): string {
  return toPrintable(text).replace(/\s+/g, ' ').trim();
}
