import { formatExplanation } from '../../answer/explain/explain.ts';
import { lookOf } from '../../text/screen.ts';
import type { Command } from '../command.ts';

export const explain: Command = {
  name: '/explain',
  aliases: ['/说明'],
  use: '上一个回答是怎么得来的',
  run: async (_, desk) => {
    const last = desk.turns.at(-1);
    if (!last) return desk.tell('还没有可以说明的回答。');
    const text = formatExplanation(last.asked, last.reply, lookOf(desk.output));
    await desk.page(`${text}\n\n`);
  },
};
