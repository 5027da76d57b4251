import type { Random } from '../../test/support/random.ts';

/** What readers do, and how often each. */
const acts = [
  ['burst', 28],
  ['pair', 18],
  ['removed', 9],
  ['testSet', 14],
  ['hostile', 8],
  ['refused', 5],
  ['unheard', 6],
  ['button', 7],
  ['inline', 5],
] as const;

export type ReaderAct = (typeof acts)[number][0];

/** What somebody does next. */
export function drawAct(random: Random): ReaderAct {
  const all = acts.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * all;
  for (const [name, weight] of acts) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'testSet';
}

/** Updates that Telegram would not send, or not so. */
export function malformedUpdates(chatId: number): readonly Readonly<Record<string, unknown>>[] {
  return [
    { message: null },
    { message: { text: '没有编号的消息' } },
    { message: { message_id: 'x', chat: { id: chatId, type: 'private' }, date: 0, text: '？' } },
    { callback_query: { id: 7, data: {} } },
    { callback_query: { id: 'x'.repeat(2_000), from: {} } },
    { inline_query: [] },
    { my_chat_member: { chat: { id: chatId, type: 'private' } } },
    { message: { message_id: 1, date: -1, chat: { id: chatId, type: 'nowhere' }, entities: 7 } },
  ];
}
