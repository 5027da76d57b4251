import { expect, test } from 'vitest';
import type { Reply } from '../../../../src/chat/reply.ts';
import type { Turn } from '../../../../src/surfaces/terminal/repl/command.ts';
import { conversationMarkdown } from '../../../../src/surfaces/terminal/repl/conversation-markdown.ts';
import { answered, citation } from '../../../support/scripted-assistant.ts';

test('a conversation has its answers with their sources, and says what the archive does not hold', () => {
  const first = citation({ headline: '渔港[组图]', publication: '海湾日报', date: '2025-08-26' });
  const second = citation({
    marker: 2,
    source: '004.txt',
    lines: [3, 3],
    quote: '# 渔港\n扩建*一倍*',
  });
  const turns = [
    turnOf('渔港投资多少？', {
      answer: {
        status: 'answered',
        statements: [
          { text: '12.5亿元', markers: [1], isShort: true },
          { text: '渔港投资12.5亿元，\n扩建一倍。', markers: [1, 2] },
        ],
        citations: [first, second],
        confidence: 'likely',
        remark: '两处口径不同',
      },
    }),
    turnOf('那税收呢？', {
      question: '渔港税收多少？',
      notice: '语言模型没有回应。',
      answer: {
        status: 'abstained',
        reason: '档案里没有渔港的税收。',
        searched: '查了3篇报道',
        nearest: { ...answered('渔港投资12.5亿元。', first), confidence: 'certain' },
      },
    }),
    turnOf('# <b>您好</b>\n\u001b[31m', { answer: answered('您好！') }),
  ];
  expect(conversationMarkdown(turns, '2026-11-21')).toBe(`# 问报对话，2026年11月21日

## 渔港投资多少？

**12.5亿元\\[1\\]**

渔港投资12.5亿元，\\
扩建一倍。\\[1\\]\\[2\\]

可信度：较可能，请看原文。注意：两处口径不同

- \\[1\\] 《渔港\\[组图\\]》，海湾日报，2025年8月26日，003.txt 第105—112行

  > 预计年利润约36亿元

- \\[2\\] （无标题），004.txt 第3行

  > \\# 渔港\\
  > 扩建\\*一倍\\*

## 那税收呢？

（按这个问题回答：渔港税收多少？）

语言模型没有回应。

**档案里没有渔港的税收。**

查了3篇报道

最接近的内容（不是答案）：

渔港投资12.5亿元。\\[1\\]

- \\[1\\] 《渔港\\[组图\\]》，海湾日报，2025年8月26日，003.txt 第105—112行

  > 预计年利润约36亿元

## \\# \\<b\\>您好\\</b\\>

您好！
`);
});

function turnOf(asked: string, reply: Pick<Reply, 'answer'> & Partial<Reply>): Turn {
  return { asked, reply: { question: asked, elapsedMs: 1, ...reply } };
}
