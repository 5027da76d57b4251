import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedUpdates,
  readUpdate,
} from '../../../../src/surfaces/telegram/incoming/read-update.ts';

const reader = { id: 7, is_bot: false, first_name: '读者' };
const privateChat = { id: 7, type: 'private', first_name: '读者' };
const group = { id: -1007, type: 'supergroup', title: '读报小组' };
const text = {
  message_id: 3,
  date: 1_700_000_000,
  chat: privateChat,
  from: reader,
  text: '在吗？',
};

function incomingOf(content: object) {
  return readUpdate({ update_id: 5, ...content })?.incoming;
}

function messageOf(message: object) {
  const incoming = incomingOf({ message });
  return incoming?.kind === 'message' ? incoming.message : undefined;
}

describe('a message', () => {
  it('is read with its chat, sender, text and time', () => {
    expect(readUpdate({ update_id: 5, message: text })).toEqual({
      updateId: 5,
      incoming: {
        kind: 'message',
        message: {
          messageId: 3,
          sentAtMs: 1_700_000_000_000,
          chat: { id: 7, type: 'private' },
          senderId: 7,
          text: '在吗？',
          entities: [],
          hasContent: true,
        },
      },
    });
  });

  it('keeps its entities, and whom a mention without a user name means', () => {
    const entities = [
      { type: 'bot_command', offset: 0, length: 4 },
      { type: 'text_mention', offset: 5, length: 2, user: reader },
    ];
    expect(messageOf({ ...text, entities })?.entities).toEqual([
      { type: 'bot_command', offset: 0, length: 4 },
      { type: 'text_mention', offset: 5, length: 2, userId: 7 },
    ]);
  });

  it('is in a topic only where Telegram says so, for a thread may be a chain of replies', () => {
    const inThread = { ...text, chat: group, message_thread_id: 11 };
    expect(messageOf(inThread)?.threadId).toBeUndefined();
    expect(messageOf({ ...inThread, is_topic_message: true })?.threadId).toBe(11);
  });

  it('knows what it replies to', () => {
    const original = { ...text, message_id: 2, text: '产量？' };
    expect(messageOf({ ...text, reply_to_message: original })?.repliedTo).toEqual({
      senderId: 7,
      text: '产量？',
      opensTopic: false,
    });
    const { text: _, ...opening } = { ...original, forum_topic_created: { name: '产量' } };
    expect(messageOf({ ...text, reply_to_message: opening })?.repliedTo).toEqual({
      senderId: 7,
      opensTopic: true,
    });
  });

  it('of somebody who speaks for a group or channel is that group’s or channel’s', () => {
    const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    const spoken = { ...text, chat: group, from: anonymous, sender_chat: group };
    expect(messageOf(spoken)?.senderId).toBe(-1007);
  });

  it('of another bot is no concern of this one, but one by means of a bot is', () => {
    expect(messageOf({ ...text, from: { ...reader, is_bot: true } })).toBeUndefined();
    expect(messageOf({ ...text, via_bot: { id: 9, is_bot: true } })?.viaBotId).toBe(9);
  });

  it.each([
    [{ sticker: {} }, true],
    [{ photo: [], media_group_id: 'a' }, true],
    [{ voice: {} }, true],
    [{ pinned_message: {} }, false],
    [{ new_chat_members: [reader] }, false],
  ])('without text %j: whether it is content is %s', (content, hasContent) => {
    const { text: _, ...wordless } = text;
    const message = messageOf({ ...wordless, ...content });
    expect(message?.text).toBeUndefined();
    expect(message?.hasContent).toBe(hasContent);
  });

  it('of a picture says what is written under it', () => {
    const { text: _, ...wordless } = text;
    const mention = { type: 'mention', offset: 0, length: 4 };
    const caption = { caption: '@bot 产量？', caption_entities: [mention] };
    expect(messageOf({ ...wordless, photo: [], ...caption })).toMatchObject({
      text: '@bot 产量？',
      entities: [mention],
    });
  });

  it('of an album names it', () => {
    expect(messageOf({ ...text, media_group_id: 'album-1' })?.albumId).toBe('album-1');
  });

  it.each([
    ['no chat', { chat: undefined }],
    ['a chat of no kind', { chat: { id: 7, type: 'club' } }],
    ['a name in place of an id', { message_id: '3' }],
    ['no sender', { from: undefined }],
    ['a text that is none', { text: 3 }],
    ['an entity before its text', { entities: [{ type: 'mention', offset: -1, length: 2 }] }],
    ['a fraction of a date', { date: 1.5 }],
  ])('with %s is known by its update alone', (_, wrong) => {
    expect(readUpdate({ update_id: 5, message: { ...text, ...wrong } })).toEqual({ updateId: 5 });
  });
});

describe('a pressed button', () => {
  const message = { message_id: 3, date: 1_700_000_000, chat: group };
  const tap = { id: '77', from: reader, chat_instance: 'x', data: 's:1', message };

  it('is read with the message it stands under', () => {
    expect(incomingOf({ callback_query: tap })).toEqual({
      kind: 'tap',
      tap: {
        id: '77',
        senderId: 7,
        data: 's:1',
        message: { messageId: 3, chat: { id: -1007, type: 'supergroup' } },
      },
    });
  });

  it('knows the topic', () => {
    const inTopic = { ...message, message_thread_id: 11, is_topic_message: true };
    expect(incomingOf({ callback_query: { ...tap, message: inTopic } })).toMatchObject({
      tap: { message: { threadId: 11 } },
    });
  });

  it.each([
    ['is too old', { ...message, date: 0 }],
    ['was sent in inline mode', undefined],
  ])('has no message where that %s', (_, shown) => {
    expect(incomingOf({ callback_query: { ...tap, message: shown } })).toEqual({
      kind: 'tap',
      tap: { id: '77', senderId: 7, data: 's:1' },
    });
  });

  it('of a game is of no concern', () => {
    const { data: _, ...game } = { ...tap, game_short_name: 'chess' };
    expect(incomingOf({ callback_query: game })).toBeUndefined();
  });
});

describe('other updates', () => {
  it('hold what somebody types behind the name of the bot', () => {
    const query = { id: '88', from: reader, query: '产量', offset: '' };
    expect(incomingOf({ inline_query: query })).toEqual({
      kind: 'inline',
      query: { id: '88', senderId: 7, text: '产量' },
    });
  });

  it.each([
    ['kicked', { kind: 'blocked', chatId: 7, isBlocked: true }],
    ['member', { kind: 'blocked', chatId: 7, isBlocked: false }],
    ['restricted', undefined],
  ])('tell by the status %s whether a person blocked the bot', (status, incoming) => {
    const change = { chat: privateChat, from: reader, date: 1, new_chat_member: { status } };
    expect(incomingOf({ my_chat_member: change })).toEqual(incoming);
  });

  it('about the bot’s place in a group are of no concern', () => {
    const change = { chat: group, from: reader, date: 1, new_chat_member: { status: 'kicked' } };
    expect(incomingOf({ my_chat_member: change })).toBeUndefined();
  });

  it.each(['edited_message', 'channel_post', 'poll'])(
    'of the kind %s are known by their id',
    (kind) => {
      expect(readUpdate({ update_id: 5, [kind]: text })).toEqual({ updateId: 5 });
    },
  );
});

describe('anything at all', () => {
  it.each([
    [undefined],
    [null],
    [3],
    ['update'],
    [[]],
    [{}],
    [{ update_id: '5' }],
    [{ update_id: -1 }],
  ])('such as %j is no update', (raw) => {
    expect(readUpdate(raw)).toBeUndefined();
  });

  it('that is JSON is read or passed over, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(readUpdate(raw)?.updateId ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('in the place of any field is read or passed over, and the id is kept', () => {
    const fields = ['message_id', 'date', 'chat', 'from', 'sender_chat', 'text', 'entities'];
    const more = ['reply_to_message', 'is_topic_message', 'message_thread_id', 'via_bot', 'data'];
    const kinds = fc.constantFrom(...allowedUpdates);
    const field = fc.constantFrom(...fields, ...more, 'id', 'query', 'new_chat_member');
    fc.assert(
      fc.property(kinds, field, fc.jsonValue(), (kind, name, value) => {
        const whole = {
          ...text,
          id: '1',
          data: 'x',
          query: '产',
          new_chat_member: { status: 'member' },
        };
        expect(readUpdate({ update_id: 5, [kind]: { ...whole, [name]: value } })?.updateId).toBe(5);
      }),
    );
  });
});
