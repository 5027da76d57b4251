import fc from 'fast-check';
import type { LocalBotApi } from '../../support/bot-api.ts';
import { toUser } from '../../support/bot-api-updates.ts';
import { mutated } from '../arbitraries/json.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { rawUpdates, tapData } from '../arbitraries/updates.ts';

/** The chats in which a run takes place: a person's and a group's, of its own. */
export interface Scene {
  readonly api: LocalBotApi;
  readonly person: number;
  readonly group: number;
  /** The updates of what was said so far. */
  readonly said: number[];
  /** How many buttons were pressed and inline questions typed, each of which must be answered. */
  taps: number;
  inlines: number;
}

/** What people, or who pretends to be Telegram, may do. */
export type Deed =
  | {
      readonly does: 'say';
      readonly text: string;
      readonly isInGroup: boolean;
      readonly isReply: boolean;
    }
  | { readonly does: 'edit'; readonly text: string }
  | { readonly does: 'post'; readonly content: Readonly<Record<string, unknown>> }
  | { readonly does: 'tap'; readonly at: number }
  | { readonly does: 'forge'; readonly data: string; readonly messageId: number }
  | { readonly does: 'type'; readonly text: string }
  | { readonly does: 'block'; readonly isBlocked: boolean }
  | { readonly does: 'repeat' }
  | { readonly does: 'send'; readonly update: unknown };

const commandNames = fc.constantFrom(
  ...[
    '',
    '',
    '/ask ',
    '/ask@wenbao_test_bot ',
    '/start ',
    '/start sabcdefghijkl1',
    '/date ',
    '/help',
    '/new',
  ],
  ...['/stop', '/latest', '/sources', '/stats', '/unknown', '@wenbao_test_bot ', '谢谢', '不对吧'],
);

const contents = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { sticker: {} },
  { photo: [], caption: '/ask 大桥', media_group_id: 'album' },
  { voice: {}, forward_origin: {} },
  { pinned_message: { message_id: 1 } },
  { new_chat_members: [toUser(3)] },
  { migrate_to_chat_id: -5 },
  { via_bot: { id: 7_000_000, is_bot: true }, text: '自己说的' },
  { text: '大桥', entities: [{ type: 'mention', offset: 1e9, length: 3 }] },
  { text: '大桥', date: 1 },
  { text: '大桥', sender_chat: { id: -100 } },
);

/** Deeds of all kinds, in any order. */
export function hostileDeeds(longestChars: number): fc.Arbitrary<Deed[]> {
  const text = fc.tuple(commandNames, hostileText(longestChars)).map((parts) => parts.join(''));
  const say = fc.record({
    does: fc.constant('say' as const),
    text,
    isInGroup: fc.boolean(),
    isReply: fc.boolean(),
  });
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { arbitrary: say, weight: 5 },
    { arbitrary: text.map((changed) => ({ does: 'edit', text: changed }) as const), weight: 1 },
    { arbitrary: contents.map((content) => ({ does: 'post', content }) as const), weight: 1 },
    { arbitrary: fc.nat({ max: 30 }).map((at) => ({ does: 'tap', at }) as const), weight: 3 },
    {
      arbitrary: fc.record({
        does: fc.constant('forge' as const),
        data: tapData,
        messageId: fc.nat({ max: 2_000 }),
      }),
      weight: 3,
    },
    {
      arbitrary: fc
        .oneof(hostileText(longestChars), fragment)
        .map((typed) => ({ does: 'type', text: typed }) as const),
      weight: 2,
    },
    {
      arbitrary: fc.boolean().map((isBlocked) => ({ does: 'block', isBlocked }) as const),
      weight: 1,
    },
    { arbitrary: fc.constant({ does: 'repeat' } as const), weight: 1 },
    {
      arbitrary: mutated(...rawUpdates).map((update) => ({ does: 'send', update }) as const),
      weight: 2,
    },
  );
  return fc.array(deed, { minLength: 1, maxLength: 6 });
}

/** Does it; what cannot be done, as a tap where there is no button, is left out. */
export function act(deed: Deed, scene: Scene): void {
  const { api, person, group, said } = scene;
  switch (deed.does) {
    case 'say': {
      const options = { from: person, ...(deed.isReply && { replyTo: 'bot' as const }) };
      said.push(api.say(deed.isInGroup ? group : person, deed.text, options));
      return;
    }
    case 'edit':
      if (said[0] !== undefined) api.edit(said[0], deed.text);
      return;
    case 'post':
      api.post(person, deed.content);
      return;
    case 'tap':
      tap(deed.at, scene);
      return;
    case 'forge':
      scene.taps += 1;
      api.deliver({ callback_query: forged(deed.data, deed.messageId, person) });
      return;
    case 'type':
      scene.inlines += 1;
      // Of one person only the newest question counts.
      api.inline(person + scene.inlines, deed.text);
      return;
    case 'block':
      if (deed.isBlocked) api.block(person);
      else api.unblock(person);
      return;
    case 'repeat':
      if (said[0] !== undefined) api.deliverAgain(said[0]);
      return;
    case 'send':
      if (typeof deed.update === 'object' && deed.update !== null) api.deliver({ ...deed.update });
  }
}

/** Presses one of the buttons that the bot has shown. */
function tap(at: number, scene: Scene): void {
  const { api, person, group } = scene;
  const buttons = [person, group].flatMap((chat) =>
    api
      .messages(chat)
      .flatMap(({ messageId, keyboard }) =>
        keyboard
          .flat()
          .flatMap(({ data }) => (data === undefined ? [] : [{ chat, messageId, data }])),
      ),
  );
  const chosen = buttons[at % Math.max(1, buttons.length)];
  if (!chosen) return;
  scene.taps += 1;
  api.tap(chosen.chat, chosen.messageId, chosen.data, { from: person });
}

function forged(data: string, messageId: number, person: number) {
  const chat = { id: person, type: 'private' };
  const message =
    messageId % 5 === 0 ? undefined : { message_id: messageId, date: messageId % 3, chat };
  return { id: `forged-${messageId}`, from: toUser(person), chat_instance: '1', data, message };
}
