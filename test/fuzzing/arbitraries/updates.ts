import fc from 'fast-check';
import { toMembership, toMessage, toUser } from '../../support/bot-api-updates.ts';
import { fragment } from './text.ts';

const said = toMessage(
  7,
  3,
  { text: '/ask@wenbao_test_bot 大桥多长？' },
  { sentAtMs: 1_700_000_000_000 },
);
const inGroup = toMessage(
  -1007,
  4,
  { text: '@wenbao_test_bot 谁？' },
  { topic: 5, replyTo: 'somebody', from: 8 },
);
const pictured = toMessage(7, 5, {
  photo: [],
  caption: '大桥',
  caption_entities: [],
  media_group_id: 'a',
});
const button = { id: '77', from: toUser(7), chat_instance: 'x', data: 's:abcdefghijkl:1' };

/** Updates of all kinds as Telegram sends them, and of some that the bot does not ask for. */
export const rawUpdates: readonly object[] = [
  { update_id: 1, message: said },
  { update_id: 2, message: inGroup },
  { update_id: 3, message: pictured },
  { update_id: 4, callback_query: { ...button, message: { ...said, reply_markup: {} } } },
  { update_id: 5, inline_query: { id: '88', from: toUser(7), query: '大桥多长', offset: '' } },
  { update_id: 6, my_chat_member: toMembership(7, 7, true) },
  { update_id: 7, edited_message: { ...said, edit_date: 1_700_000_100 } },
  { update_id: 8, channel_post: toMessage(-1008, 9, { text: '广播' }) },
  { update_id: 9, poll: { id: '9', question: '几个？', options: [] } },
];

const id = fc.oneof(
  fc.constant('abcdefghijkl'),
  fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 11, maxLength: 13 }),
);
const place = fc.oneof(
  fc.nat({ max: 12 }).map(String),
  fc.constantFrom('', '0', '01', '-1', '999999', '1000000', '1e3'),
);

/** Data of buttons and links: those that the bot writes, and forged ones. */
export const tapData: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom('s', 'p', 't', 'u', 'd', 'S'), id, place)
    .map((parts) => parts.join(':')),
  fc.tuple(id, place, place).map((parts) => `p:${parts.join(':')}`),
  fc.tuple(fc.constantFrom('u', 'd'), id).map((parts) => parts.join(':')),
  fc
    .tuple(fc.constantFrom('', '2025', '2025-08', '2025-13', '20250'), place)
    .map((parts) => `l:${parts.join(':')}`),
  place.map((at) => `e:${at}`),
  fc.tuple(fc.constantFrom('s', 't'), id, place).map((parts) => parts.join('')),
  fc.constantFrom('m', 'x', '', 'm\n', 'l::0', 'e:1'),
  fragment,
);
