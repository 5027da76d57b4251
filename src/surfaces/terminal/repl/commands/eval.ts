import type { Command } from '../command.ts';

export const evaluate: Command = {
  name: '/eval',
  aliases: ['/评测'],
  use: '用测试集给回答打分，Ctrl-C 停下',
  run: (_, desk, signal) => desk.evaluate(signal),
};
