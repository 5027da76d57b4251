import { z } from 'zod';
import { jsonField } from './bot-api-payload.ts';
import { badRequest, readPayload } from './bot-api-refusal.ts';

const scopes = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
] as const;

const menuSchema = z.object({
  scope: jsonField(
    z.object({ type: z.enum(scopes), chat_id: z.number().optional() }).default({ type: 'default' }),
  ),
  language_code: z.string().default(''),
});
const commandSchema = z.object({ command: z.string(), description: z.string() });
const commandsSchema = menuSchema.extend({
  commands: jsonField(z.array(commandSchema).max(100)),
});

/** The commands that a menu shows to those whom its scope and language mean. */
export interface CommandMenu {
  readonly scope: (typeof scopes)[number];
  /** Of the scopes that mean one chat. */
  readonly chatId: number | undefined;
  /** Empty for all languages without a menu of their own. */
  readonly languageCode: string;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

/** The menus that a bot registered. */
export class CommandMenus {
  readonly #menus = new Map<string, CommandMenu>();

  all(): readonly CommandMenu[] {
    return [...this.#menus.values()];
  }

  setMyCommands(payload: unknown): true {
    const { commands, ...menu } = readPayload(commandsSchema, payload);
    for (const { command, description } of commands) {
      if (!/^\/?[a-z0-9_]{1,32}$/u.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description.trim() === '' || description.length > 256) {
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
      }
    }
    const { key, ...place } = placeOf(menu);
    this.#menus.set(key, { ...place, commands });
    return true;
  }

  deleteMyCommands(payload: unknown): true {
    this.#menus.delete(placeOf(readPayload(menuSchema, payload)).key);
    return true;
  }
}

function placeOf({ scope, language_code }: z.output<typeof menuSchema>) {
  if (!/^(?:[a-z]{2})?$/u.test(language_code)) {
    throw badRequest('invalid language code specified');
  }
  const { type, chat_id: chatId } = scope;
  const key = `${type} ${chatId} ${language_code}`;
  return { key, scope: type, chatId, languageCode: language_code };
}
