import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRequest } from '../../../../src/surfaces/telegram/incoming/request.ts';
import { groupMessage, me, textMessage } from './messages.ts';

const fromBot = { senderId: me.id, text: '去年的产量是三万吨。', opensTopic: false };
const fromReader = { senderId: 8, text: '去年的产量是多少？', opensTopic: false };

describe('a private chat', () => {
  it.each([
    ['产量是多少？', { action: 'ask', question: '产量是多少？' }],
    ['  产量？\n', { action: 'ask', question: '产量？' }],
    ['@wenbao_test_bot 产量？', { action: 'ask', question: '产量？' }],
    ['/ask 产量？', { action: 'ask', question: '产量？' }],
    ['/ASK@Wenbao_Test_Bot 产量？', { action: 'ask', question: '产量？' }],
    ['/ask产量是多少？', { action: 'ask', question: '产量是多少？' }],
    ['/ask  一、产量？\n二、销量？\n', { action: 'ask', question: '一、产量？\n二、销量？' }],
    ['/ask\n产量？', { action: 'ask', question: '产量？' }],
    ['/ask', { action: 'ask', question: '' }],
    ['/start', { action: 'start' }],
    ['/start s-Ab_9-2', { action: 'start', link: 's-Ab_9-2' }],
    ['/date', { action: 'date', text: '' }],
    ['/date 2025年 8月', { action: 'date', text: '2025年 8月' }],
    ['/help', { action: 'help' }],
    ['/Sources', { action: 'sources' }],
    ['/latest', { action: 'latest' }],
    ['/new', { action: 'new' }],
    ['/stop', { action: 'stop' }],
    ['/stats', { action: 'stats' }],
    ['/settings', { action: 'unknown-command' }],
    ['/', { action: 'ask', question: '/' }],
    ['/etc/hosts 是什么', { action: 'ask', question: '/etc/hosts 是什么' }],
    ['3/4 是多少', { action: 'ask', question: '3/4 是多少' }],
  ])('understands %j', (text, request) => {
    expect(toRequest(textMessage(text), me)).toEqual(request);
  });

  it('is not for the bot where a command names another', () => {
    expect(toRequest(textMessage('/help@another_bot'), me)).toBeUndefined();
  });

  it('says what is not text, and passes over the notes of Telegram', () => {
    const { text: _, ...wordless } = textMessage('');
    expect(toRequest(wordless, me)).toEqual({ action: 'not-text' });
    expect(toRequest({ ...wordless, hasContent: false }, me)).toBeUndefined();
  });

  it('does not take an answer of the bot for a question that somebody chose in inline mode', () => {
    expect(toRequest(textMessage('问：产量？', { viaBotId: me.id }), me)).toBeUndefined();
    const viaAnother = textMessage('产量？', { viaBotId: 5 });
    expect(toRequest(viaAnother, me)).toEqual({ action: 'ask', question: '产量？' });
  });
});

describe('a group', () => {
  it.each([
    '大家好',
    '/ask@another_bot 产量？',
    '@another_bot 产量？',
    '@wenbao_test_bot2 产量？',
    'mail@wenbao_test_bot 产量？',
  ])('hears nothing to %j', (text) => {
    expect(toRequest(groupMessage(text), me)).toBeUndefined();
  });

  it.each([
    ['/ask 产量？', { action: 'ask', question: '产量？' }],
    ['/ask@wenbao_test_bot产量？', { action: 'ask', question: '产量？' }],
    ['/help@wenbao_test_bot', { action: 'help' }],
    ['/start@wenbao_test_bot x', { action: 'start', link: 'x' }],
    ['@WENBAO_test_bot 产量？', { action: 'ask', question: '产量？' }],
    ['@wenbao_test_bot产量？', { action: 'ask', question: '产量？' }],
    ['产量是多少？@wenbao_test_bot', { action: 'ask', question: '产量是多少？' }],
    ['请问 @wenbao_test_bot\n产量？', { action: 'ask', question: '请问  \n产量？' }],
    ['@wenbao_test_bot', { action: 'ask', question: '' }],
  ])('understands %j', (text, request) => {
    expect(toRequest(groupMessage(text), me)).toEqual(request);
  });

  it('asks by naming the bot where it has no user name behind an @', () => {
    const entities = [{ type: 'text_mention', offset: 0, length: 2, userId: me.id }];
    expect(toRequest(groupMessage('问报 产量？', { entities }), me)).toEqual({
      action: 'ask',
      question: '产量？',
    });
    const another = [{ type: 'text_mention', offset: 0, length: 2, userId: 8 }];
    expect(toRequest(groupMessage('老王 产量？', { entities: another }), me)).toBeUndefined();
  });

  it('asks by a reply to the bot, not to others', () => {
    const reply = (to: typeof fromBot) =>
      toRequest(groupMessage('那销量呢', { repliedTo: to }), me);
    expect(reply(fromBot)).toEqual({ action: 'ask', question: '那销量呢' });
    expect(reply(fromReader)).toBeUndefined();
    expect(reply({ ...fromBot, opensTopic: true })).toBeUndefined();
  });

  it('is quiet about pictures, also in reply to the bot', () => {
    const { text: _, ...wordless } = groupMessage('', { repliedTo: fromBot });
    expect(toRequest(wordless, me)).toBeUndefined();
  });
});

describe('a reply that says nothing itself', () => {
  it.each(['/ask', '@wenbao_test_bot', '/ask@wenbao_test_bot '])(
    'asks %j of what it replies to',
    (text) => {
      expect(toRequest(groupMessage(text, { repliedTo: fromReader }), me)).toEqual({
        action: 'ask',
        question: '去年的产量是多少？',
      });
    },
  );

  it('asks without the command that the other began with', () => {
    const repliedTo = { ...fromReader, text: '/ask@wenbao_test_bot 产量？' };
    expect(toRequest(groupMessage('/ask', { repliedTo }), me)).toEqual({
      action: 'ask',
      question: '产量？',
    });
  });

  it('asks nothing of the words of the bot, of a picture, or of the beginning of a topic', () => {
    for (const repliedTo of [
      fromBot,
      { senderId: 8, opensTopic: false },
      { ...fromReader, opensTopic: true },
    ]) {
      expect(toRequest(groupMessage('/ask', { repliedTo }), me)).toEqual({
        action: 'ask',
        question: '',
      });
    }
  });

  it('leaves a question alone that was typed', () => {
    const message = groupMessage('/ask 销量？', { repliedTo: fromReader });
    expect(toRequest(message, me)).toEqual({ action: 'ask', question: '销量？' });
  });
});

describe('any text', () => {
  const entities = fc.array(
    fc.record({ type: fc.constant('mention'), offset: fc.nat(50), length: fc.nat(50) }),
  );

  it('without a slash in front is asked as it is, whatever its entities', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !text.trim().startsWith('/'));
    fc.assert(
      fc.property(plain, entities, (text, found) => {
        const request = toRequest(textMessage(text, { entities: found }), me);
        expect(request).toEqual({ action: 'ask', question: text.trim() });
      }),
    );
  });
});
