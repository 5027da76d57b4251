import { z } from 'zod';
import { checkKeyboard, markupSchema, type ShownKeyboard } from './bot-api-keyboard.ts';
import { type ShownLink, toShown } from './bot-api-messages.ts';
import { jsonField } from './bot-api-payload.ts';
import { OpenQueries } from './bot-api-queries.ts';
import { badRequest, readPayload } from './bot-api-refusal.ts';
import { checkText } from './bot-api-text.ts';

const maxResults = 50;
const maxIdBytes = 64;

/** A result that can be picked, and the message that it sends then. */
export interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Of the message, as a person reads it. */
  readonly text: string;
  /** Of the message, as it was sent. */
  readonly source: string;
  readonly links: readonly ShownLink[];
  readonly marked: readonly string[];
  readonly keyboard: ShownKeyboard;
}

export interface InlineButton {
  readonly text: string;
  /** What the bot is started with. */
  readonly startParameter: string;
}

/** What the bot answered to an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineResult[];
  readonly cacheSeconds: number;
  /** Whether only who asked may see it. */
  readonly isPersonal: boolean;
  /** What stands above the results and opens the private chat with the bot. */
  readonly button: InlineButton | undefined;
  readonly atMs: number;
}

const resultSchema = z.object({
  type: z.string(),
  id: z.string().default(''),
  title: z.string().default(''),
  description: z.string().optional(),
  input_message_content: z
    .object({ message_text: z.string().default(''), parse_mode: z.string().optional() })
    .optional(),
  reply_markup: markupSchema,
});
const buttonSchema = z.object({
  text: z.string().default(''),
  start_parameter: z.string().default(''),
});
const answerSchema = z.object({
  inline_query_id: z.string().default(''),
  results: jsonField(z.array(resultSchema)),
  cache_time: z.number().int().min(0).default(300),
  is_personal: z.boolean().default(false),
  button: jsonField(buttonSchema.optional()),
});

/** What was typed behind the bot's name, and what the bot answered. */
export class InlineQueries {
  readonly queries: OpenQueries;
  readonly answers = new Map<string, InlineAnswer>();

  /** A query can be answered for `lastMs`. */
  constructor(lastMs: number) {
    this.queries = new OpenQueries(lastMs, 900_000_000_000);
  }

  answerInlineQuery(payload: unknown): true {
    const { inline_query_id, results, ...answer } = readPayload(answerSchema, payload);
    if (results.length > maxResults) throw badRequest('RESULTS_TOO_MUCH');
    const checked = results.map(checkResult);
    if (new Set(checked.map(({ id }) => id)).size < checked.length) {
      throw badRequest('RESULT_ID_DUPLICATE');
    }
    const button = answer.button && checkButton(answer.button);
    this.queries.close(inline_query_id);
    this.answers.set(inline_query_id, {
      results: checked,
      cacheSeconds: answer.cache_time,
      isPersonal: answer.is_personal,
      button,
      atMs: Date.now(),
    });
    return true;
  }
}

/** Buttons that open a web app are not known here. */
function checkButton({ text, start_parameter }: z.output<typeof buttonSchema>): InlineButton {
  if (text.trim() === '') throw badRequest('BUTTON_TEXT_EMPTY');
  if (start_parameter === '') throw badRequest('START_PARAM_EMPTY');
  if (!/^[\w-]{1,64}$/u.test(start_parameter)) throw badRequest('START_PARAM_INVALID');
  return { text, startParameter: start_parameter };
}

function checkResult(result: z.output<typeof resultSchema>): InlineResult {
  const { type, id, title, description, input_message_content: content } = result;
  if (type !== 'article') throw badRequest('RESULT_TYPE_INVALID');
  const idBytes = Buffer.byteLength(id);
  if (idBytes < 1 || idBytes > maxIdBytes) throw badRequest('RESULT_ID_INVALID');
  if (title.trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  if (!content) throw badRequest('SEND_MESSAGE_TYPE_INVALID');
  const { message_text, parse_mode } = content;
  const { runs: _, ...shown } = toShown(checkText({ text: message_text, parse_mode }));
  return { id, title, description, ...shown, keyboard: checkKeyboard(result.reply_markup) };
}
