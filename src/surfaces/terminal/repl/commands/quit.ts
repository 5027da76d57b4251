import type { Command } from '../command.ts';

export const quit: Command = {
  name: '/quit',
  aliases: ['/退出', '/exit'],
  use: '离开（或按 Ctrl-D）',
  run: (_, desk) => desk.leave(),
};
