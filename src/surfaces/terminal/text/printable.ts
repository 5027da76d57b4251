import { unseenCharacters } from '../../../language/unseen.ts';

/** CSI sequences (colours, cursor), strings such as OSC up to their end, and other short escapes. */
const escapeSequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;

/**
 * Text from outside (archive, model, user, file names) made safe for a terminal: without escape
 * sequences, control characters, and characters that are not seen or change the direction of writing.
 */
export function toPrintable(text: string): string {
  return text
    .replace(escapeSequences, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unseenCharacters, '');
}

/** The same for text that has to stay on one line. */
export function toPrintableLine(text: string): string {
  return toPrintable(text).replace(/\s+/g, ' ').trim();
}
