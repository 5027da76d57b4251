import { z } from 'zod';
import { jsonField } from './bot-api-payload.ts';
import { badRequest } from './bot-api-refusal.ts';

const maxButtons = 100;
const maxDataBytes = 64;

/** A button under a message: pressed, it gives its data back, or opens an address. */
export interface ShownButton {
  readonly text: string;
  readonly data?: string;
  readonly url?: string;
}

/** Rows of buttons, from top to bottom; none where a message has no buttons. */
export type ShownKeyboard = readonly (readonly ShownButton[])[];

const buttonSchema = z.looseObject({
  text: z.string().default(''),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});

/** The field `reply_markup`; of keyboards of other kinds nothing is kept. */
export const markupSchema = jsonField(
  z.object({ inline_keyboard: z.array(z.array(buttonSchema)).optional() }).optional(),
);

/** The buttons of a markup. @throws Refusal of buttons that Telegram would not take. */
export function checkKeyboard(markup: z.output<typeof markupSchema>): ShownKeyboard {
  const rows = markup?.inline_keyboard ?? [];
  if (rows.flat().length > maxButtons) throw badRequest('reply markup is too long');
  return rows.map((row) => row.map(checkButton)).filter((row) => row.length > 0);
}

/** The field `reply_markup` of a message as the Bot API returns it. */
export function toMarkup(keyboard: ShownKeyboard) {
  if (keyboard.length === 0) return {};
  const toRaw = ({ text, data, url }: ShownButton) => ({
    text,
    ...(data !== undefined && { callback_data: data }),
    ...(url !== undefined && { url }),
  });
  return { reply_markup: { inline_keyboard: keyboard.map((row) => row.map(toRaw)) } };
}

/** The first button with this text or this data that can be pressed. */
export function findButton(keyboard: ShownKeyboard, textOrData: string) {
  return keyboard
    .flat()
    .find(({ text, data }) => data !== undefined && [text, data].includes(textOrData));
}

function checkButton({ text, callback_data, url, ...others }: z.output<typeof buttonSchema>) {
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (callback_data !== undefined) return { text, data: checkData(callback_data) };
  if (url !== undefined) return { text, url: checkUrl(url) };
  if (Object.keys(others).length > 0) return { text };
  const words = 'Text buttons are unallowed in the inline keyboard';
  throw badRequest(`can't parse inline keyboard button: ${words}`);
}

function checkData(data: string): string {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > maxDataBytes) throw badRequest('BUTTON_DATA_INVALID');
  return data;
}

function checkUrl(url: string): string {
  if (!/^(?:https?|tg):\/\/\S+$/u.test(url)) throw badRequest('BUTTON_URL_INVALID');
  return url;
}
