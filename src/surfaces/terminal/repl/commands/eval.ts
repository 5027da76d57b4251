import { toPrintable } from '../../text/printable.ts';
import { lookOf } from '../../text/screen.ts';
import { wrapLinesToLook } from '../../text/wrap.ts';
import type { Command } from '../command.ts';

export const evaluate: Command = {
  name: '/eval',
  aliases: ['/评测'],
  use: '用测试集给回答打分，Ctrl-C 停下',
  run: async (_, desk, signal) => {
    const report = toPrintable(await desk.evaluate(signal));
    await desk.page(`${wrapLinesToLook(report, lookOf(desk.output))}\n\n`);
  },
};
