import { z } from 'zod';
import { badRequest } from './bot-api-refusal.ts';
import {
  type FormattedText,
  readTelegramHtml,
  trimFormatted,
  UnparsableHtml,
} from './telegram-html.ts';

/** After entities. Telegram counts characters; UTF-16 units are the stricter reading. */
const maxTextChars = 4096;

/** A text that passed the Bot API's checks. */
export interface CheckedText extends FormattedText {
  /** As it was sent. */
  readonly source: string;
}

export const contentSchema = z.object({
  text: z.string().default(''),
  parse_mode: z.string().optional(),
});

/** @throws Refusal of a text that is empty, too long, or not to be parsed. */
export function checkText(
  { text: source, parse_mode }: z.output<typeof contentSchema>,
  { mayBeEmpty = false } = {},
): CheckedText {
  const formatted = trimFormatted(parse(source, parse_mode ?? ''));
  if (formatted.text === '' && !mayBeEmpty) throw badRequest('message text is empty');
  if (formatted.text.length > maxTextChars) throw badRequest('message is too long');
  return { ...formatted, source };
}

function parse(source: string, mode: string): FormattedText {
  if (mode === '') return { text: source, runs: [] };
  if (mode.toUpperCase() !== 'HTML') throw badRequest('unsupported parse_mode');
  try {
    return readTelegramHtml(source);
  } catch (error) {
    if (!(error instanceof UnparsableHtml)) throw error;
    throw badRequest(`can't parse entities: ${error.message}`);
  }
}

const entityTypes: Readonly<Record<string, string>> = {
  a: 'text_link',
  b: 'bold',
  i: 'italic',
  u: 'underline',
  s: 'strikethrough',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
};

/** The entities by which the Bot API describes the runs of a text. */
export function toEntities({ runs }: FormattedText) {
  const inOrder = runs.toSorted(
    (one, other) => one.start - other.start || other.text.length - one.text.length,
  );
  return inOrder.map(({ tag, start, text, href, isExpandable }) => ({
    type: isExpandable ? 'expandable_blockquote' : (entityTypes[tag] ?? tag),
    offset: start,
    length: text.length,
    ...(href !== undefined && { url: href }),
  }));
}
