import { describe, expect, it } from 'vitest';
import { ChatLedger, type Said } from '../../../scripts/soak/chat-ledger.ts';

const stopping = '我要下线了。';

/** A question whose answer surely holds a word, and which any other text may answer as well. */
function said(messageId: number, word: string, isInTurn = true): Said {
  return {
    messageId,
    isInTurn,
    fits: (text) => (text.includes(word) ? 'surely' : 'perhaps'),
  };
}

const bridge = said(1, '桥');
const mill = said(2, '磨坊');
const ferry = said(3, '渡口');

function chatWith(...items: readonly Said[]): ChatLedger<Said> {
  const ledger = new ChatLedger<Said>(stopping);
  for (const item of items) ledger.say(item);
  return ledger;
}

function came(ledger: ChatLedger<Said>, text: string, replyTo?: number) {
  return ledger.receive({ text, replyTo });
}

describe('ChatLedger', () => {
  it('takes answers that come in order for what was asked, whatever they say', () => {
    const ledger = chatWith(bridge, mill);
    expect(came(ledger, '档案里没有。')).toEqual([
      { kind: 'answered', item: bridge, text: '档案里没有。' },
    ]);
    expect(came(ledger, '磨坊有三座。')).toMatchObject([{ kind: 'answered', item: mill }]);
    expect(ledger.close()).toEqual([]);
  });

  it('finds a question that was never answered', () => {
    const ledger = chatWith(bridge, mill);
    came(ledger, '桥长三里。');
    expect(ledger.close()).toEqual([{ kind: 'lost', item: mill }]);
  });

  it('finds an answer that comes twice, in a private chat and in a group', () => {
    const ledger = chatWith(bridge, mill);
    came(ledger, '桥长三里。');
    expect(came(ledger, '桥长三里。')).toMatchObject([{ kind: 'doubled', item: bridge }]);
    came(ledger, '磨坊有三座。', 2);
    expect(came(ledger, '磨坊有三座。', 2)).toMatchObject([{ kind: 'doubled', item: mill }]);
  });

  it('takes an answer that speaks of what was asked before for what is open', () => {
    const ledger = chatWith(bridge, mill);
    came(ledger, '桥长三里。');
    const text = '没有磨房；桥长三里。';
    expect(came(ledger, text)).toEqual([{ kind: 'answered', item: mill, text }]);
  });

  it('finds a message that nobody asked for', () => {
    expect(came(chatWith(), '您好。')).toEqual([{ kind: 'unasked', text: '您好。' }]);
    expect(came(chatWith(bridge), '您好。', 7)).toMatchObject([{ kind: 'unasked' }]);
  });

  it('finds an answer that overtakes another', () => {
    const ledger = chatWith(bridge, mill);
    expect(came(ledger, '磨坊有三座。')).toMatchObject([
      { kind: 'out of order', item: mill },
      { kind: 'answered', item: mill },
    ]);
    expect(came(ledger, '桥长三里。')).toMatchObject([{ kind: 'answered', item: bridge }]);
  });

  it('lets what is refused at the door overtake what waits', () => {
    const tooLong = said(4, '太长', false);
    const ledger = chatWith(bridge, tooLong);
    expect(came(ledger, '问题太长了。')).toMatchObject([{ kind: 'answered', item: tooLong }]);
    expect(came(ledger, '桥长三里。')).toMatchObject([{ kind: 'answered', item: bridge }]);
  });

  it('counts as lost in flight what was open at a kill, once something later is answered', () => {
    const ledger = chatWith(bridge, mill);
    ledger.interrupt('killed');
    ledger.gone();
    ledger.say(ferry);
    expect(came(ledger, '磨坊有三座。')).toMatchObject([
      { kind: 'lost in flight', item: bridge },
      { kind: 'answered', item: mill },
    ]);
    expect(came(ledger, '渡口在下游。')).toMatchObject([{ kind: 'answered', item: ferry }]);
  });

  it('does not excuse by a kill what was said after it', () => {
    const ledger = chatWith(bridge);
    ledger.interrupt('killed');
    ledger.gone();
    ledger.say(ferry);
    expect(ledger.close()).toEqual([
      { kind: 'lost in flight', item: bridge },
      { kind: 'lost', item: ferry },
    ]);
  });

  it('excuses what is said while a bot is being killed', () => {
    const ledger = chatWith();
    ledger.interrupt('killed');
    ledger.say(ferry);
    expect(ledger.close()).toEqual([{ kind: 'lost in flight', item: ferry }]);
  });

  it('takes the word of a bot that stops for those who wait, of whom one is told', () => {
    const ledger = chatWith(bridge, mill, ferry);
    ledger.interrupt('stopped');
    expect(came(ledger, stopping)).toEqual([{ kind: 'told of the stop', item: ferry }]);
    expect(came(ledger, '桥长三里。')).toMatchObject([{ kind: 'answered', item: bridge }]);
    ledger.gone();
    expect(ledger.close()).toEqual([{ kind: 'stopped with others', item: mill }]);
  });

  it('finds what a bot that stops leaves without a word', () => {
    const ledger = chatWith(bridge);
    ledger.interrupt('stopped');
    ledger.gone();
    expect(ledger.close()).toEqual([{ kind: 'lost', item: bridge }]);
  });

  it('finds the word of a stop where no bot stops', () => {
    expect(came(chatWith(bridge), stopping)).toEqual([{ kind: 'unasked', text: stopping }]);
  });
});
