import { z } from 'zod';
import type { AllowedUpdates } from './bot-api-allowed.ts';
import type { Chats } from './bot-api-chats.ts';
import type { CommandMenus } from './bot-api-commands.ts';
import type { Drafts } from './bot-api-drafts.ts';
import type { Inbox } from './bot-api-inbox.ts';
import type { InlineQueries } from './bot-api-inline.ts';
import type { SendBudget } from './bot-api-limits.ts';
import type { SentMessages } from './bot-api-messages.ts';
import { chatIdSchema, jsonField } from './bot-api-payload.ts';
import type { Taps } from './bot-api-queries.ts';
import { badRequest, Refusal, readPayload } from './bot-api-refusal.ts';
import { botAccount } from './bot-api-updates.ts';
import type { Webhook } from './bot-api-webhook.ts';

/** What the methods work on. */
export interface MethodParts {
  readonly chats: Chats;
  readonly budget: SendBudget;
  readonly sent: SentMessages;
  readonly drafts: Drafts;
  readonly taps: Taps;
  readonly inlines: InlineQueries;
  readonly menus: CommandMenus;
  readonly inbox: Inbox;
  readonly webhook: Webhook;
  readonly allowed: AllowedUpdates;
}

/** When a call came, by the monotonic clock, and whether its client has gone. */
export interface CallMoment {
  readonly arrivedMs: number;
  readonly signal: AbortSignal;
}

type Method = (payload: unknown, moment: CallMoment) => unknown;

const activeWebhook =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete " +
  'the webhook first';
const actions =
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document ' +
  'choose_sticker find_location record_video_note upload_video_note';

const placeSchema = z.object({ chat_id: chatIdSchema });
const actionSchema = z.object({ action: z.string().default('') });
const fetchSchema = z.object({
  offset: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().default(100),
  timeout: z.coerce.number().min(0).default(0),
  allowed_updates: jsonField(z.array(z.string()).optional()),
});

/** The methods of the Bot API by their names, on these parts. */
export function methodsOf(parts: MethodParts): ReadonlyMap<string, Method> {
  const { sent, drafts, taps, inlines, menus, webhook } = parts;
  const counted = sendingIn(parts, true);
  const free = sendingIn(parts, false);
  return new Map<string, Method>([
    ['getMe', () => botAccount],
    ['getUpdates', (payload, { signal }) => getUpdates(parts, payload, signal)],
    ['setWebhook', (payload) => setWebhook(parts, payload)],
    ['deleteWebhook', (payload) => webhook.deleteWebhook(payload)],
    ['getWebhookInfo', () => ({ ...webhook.getWebhookInfo(), ...parts.allowed.toRaw() })],
    ['setMyCommands', (payload) => menus.setMyCommands(payload)],
    ['deleteMyCommands', (payload) => menus.deleteMyCommands(payload)],
    ['sendMessage', counted((payload) => sent.sendMessage(payload))],
    ['editMessageText', counted((payload) => sent.editMessageText(payload))],
    ['editMessageReplyMarkup', counted((payload) => sent.editMessageReplyMarkup(payload))],
    ['sendMessageDraft', counted((payload) => drafts.sendMessageDraft(payload))],
    ['deleteMessage', free((payload) => sent.deleteMessage(payload))],
    ['sendChatAction', free(checkAction)],
    ['answerCallbackQuery', (payload) => taps.answerCallbackQuery(payload)],
    ['answerInlineQuery', (payload) => inlines.answerInlineQuery(payload)],
  ]);
}

/** Methods of chats; those that count take a place in the budget even where they are refused then. */
function sendingIn({ chats, budget }: MethodParts, doesCount: boolean) {
  return (method: (payload: unknown) => unknown): Method =>
    (payload, { arrivedMs }) => {
      const { chat_id } = readPayload(placeSchema, payload);
      chats.check(chat_id);
      if (doesCount) budget.take(chat_id, arrivedMs);
      return method(payload);
    };
}

function checkAction(payload: unknown): true {
  const { action } = readPayload(actionSchema, payload);
  if (!actions.split(' ').includes(action)) throw badRequest('wrong parameter action in request');
  return true;
}

function getUpdates(
  { webhook, inbox, allowed }: MethodParts,
  payload: unknown,
  signal: AbortSignal,
) {
  const { offset, limit, timeout, allowed_updates } = readPayload(fetchSchema, payload);
  if (webhook.isActive) throw new Refusal(409, activeWebhook);
  allowed.set(allowed_updates);
  return inbox.fetch({ offset, limit, timeoutMs: timeout * 1000, signal });
}

function setWebhook({ webhook, allowed }: MethodParts, payload: unknown): true {
  allowed.set(webhook.setWebhook(payload));
  return true;
}
