import type { UserFromGetMe } from 'telegraf/types';
import { z } from 'zod';
import type { Logger } from './logger.ts';
import { administratorMenu, groupMenu, privateMenu } from './messages/wording.ts';
import { type BotApi, launchTotalMs } from './outgoing/call-bot-api.ts';
import { failureFacts } from './outgoing/failure.ts';

/** The bot's own account, as `getMe` tells it. */
export const account = z.object({
  id: z.number(),
  is_bot: z.literal(true),
  first_name: z.string(),
  username: z.string(),
  can_join_groups: z.boolean().default(true),
  can_read_all_group_messages: z.boolean().default(false),
  supports_inline_queries: z.boolean().default(false),
});

interface Introduction {
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Learns the bot's own account, and hands in its menus of commands; without a menu the bot works
 * all the same. Rejects where Telegram cannot be reached or refuses the token.
 */
export async function introduce(
  api: BotApi,
  administrators: readonly number[],
  { logger, signal }: Introduction,
): Promise<UserFromGetMe> {
  signal.throwIfAborted();
  const me = account.parse(await api.call('getMe', {}, { signal, totalMs: launchTotalMs }));
  logger.info({ bot: me.username }, '机器人已连上 Telegram');
  if (!me.supports_inline_queries)
    logger.info({}, '行内提问还没开：可向 @BotFather 发 /setinline 打开');
  void registerMenus(api, administrators, { logger, signal });
  return me;
}

async function registerMenus(
  api: BotApi,
  administrators: readonly number[],
  { logger, signal }: Introduction,
): Promise<void> {
  const menus = [
    { commands: privateMenu },
    { commands: groupMenu, scope: { type: 'all_group_chats' } },
  ];
  try {
    for (const menu of menus) await api.call('setMyCommands', menu, { signal });
  } catch (error) {
    if (!signal.aborted) logger.warn(failureFacts(error), '命令菜单没能登记');
  }
  for (const chat_id of administrators) {
    const menu = { commands: administratorMenu, scope: { type: 'chat', chat_id } };
    // Telegram knows no chat with an administrator who has never written to the bot.
    await api.call('setMyCommands', menu, { signal, retries: 'none' }).catch(() => {});
  }
}
