import { normalizeText } from '../../../../language/normalize.ts';
import { toPrintableLine } from '../../text/printable.ts';
import type { Command, Desk } from '../command.ts';

const on: readonly string[] = ['开', '打开', '开启', 'on', '模型'];
const off: readonly string[] = ['关', '关闭', '关掉', 'off', 'reader', '阅读器'];

export const model: Command = {
  name: '/model',
  aliases: ['/模型'],
  argument: '[开|关]',
  use: '由谁作答：语言模型，或内置的阅读器',
  complete: ({ chatModel }) => (chatModel === undefined ? [] : ['开', '关']),
  run: (argument, desk) => {
    desk.tell(toPrintableLine(turn(normalizeText(argument), desk)));
  },
};

/** Does what was typed, and says in one sentence what is so now. */
function turn(typed: string, desk: Desk): string {
  const { chatModel } = desk;
  if (chatModel === undefined) {
    return '由内置的阅读器作答；要用语言模型，请在 .env 里设 CHAT_MODEL，见 README。';
  }
  const isOn = on.includes(typed) || typed === normalizeText(chatModel);
  if (typed !== '' && !isOn && !off.includes(typed)) return '请写 /model 开 或 /model 关。';
  if (typed !== '') desk.withoutModel = !isOn;
  return desk.withoutModel
    ? `现在由内置的阅读器作答；/model 开 改由 ${chatModel} 作答。`
    : `现在由 ${chatModel} 作答；/model 关 改由内置的阅读器作答。`;
}
