import type { Command } from '../command.ts';

export const startAnew: Command = {
  name: '/new',
  aliases: ['/新'],
  use: '开始新的对话，忘掉前面的问答',
  run: async (_, desk) => {
    await desk.startAnew();
    desk.tell('已开始新的对话。');
  },
};
