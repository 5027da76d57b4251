import { Help, type HelpConfiguration } from 'commander';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
};

const standard = new Help();

/** The help of a command in Chinese, also what the library itself says, aligned by columns. */
export const inChinese: HelpConfiguration = {
  styleTitle: (title) => titles[title] ?? title,
  commandUsage: (command) => standard.commandUsage(command).replace('[options]', '[选项]'),
  optionDescription: (option) => translated(standard.optionDescription(option)),
  argumentDescription: (argument) => translated(standard.argumentDescription(argument)),
  // The text is ours: what is not ASCII in it is Chinese.
  displayWidth: (text) => text.replace(/\P{ASCII}/gu, '  ').length,
};

/** What is told of values behind a description: `(choices: "a", "b", default: "a")`. */
function translated(description: string): string {
  return description.replace(/ ?\((?=choices: |default: )(.*)\)$/u, (_, details: string) => {
    const told = details
      .replace(/^choices: /u, '可选 ')
      .replace(/(?:^|, )default: /u, (found) => (found.startsWith(',') ? '；默认 ' : '默认 '));
    return `（${told}）`;
  });
}
