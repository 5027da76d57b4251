import { formatQuotes } from '../../answer/format.ts';
import { lookOf } from '../../text/screen.ts';
import type { Command } from '../command.ts';

export const sources: Command = {
  name: '/sources',
  aliases: ['/出处'],
  use: '上一个回答的引文全文和出处',
  run: async (_, desk) => {
    const last = desk.turns.at(-1);
    const addressOf = (source: string) => desk.addressOf(source);
    const quotes = last && formatQuotes(last.reply.answer, lookOf(desk.output), { addressOf });
    if (quotes) await desk.page(`${quotes}\n\n`);
    else desk.tell('还没有可以列出出处的回答。');
  },
};
