// src/surfaces/terminal: people and programs ask in a terminal.

import type { Command } from 'commander';
import { createCommand, parseArguments, parseCount, usageError } from './command-line.ts';
import { looksLikeCommand } from './text/command-mark.ts';

/** What is wanted of the program that answers. */
export interface AskRequest {
  readonly mode: AskMode;
  /** Whether it is told how each answer came about. */
  readonly explains: boolean;
  readonly showsSources: boolean;
  /** The folder of another archive. */
  readonly archive?: string | undefined;
}

/** Where questions come from and what becomes of them. */
export type AskMode =
  | { readonly kind: 'question'; readonly question: string }
  /** Without a question all of standard input is one. */
  | { readonly kind: 'json'; readonly question?: string }
  | { readonly kind: 'json-lines' }
  | { readonly kind: 'passages'; readonly limit: number }
  | { readonly kind: 'lines' }
  | { readonly kind: 'conversation' };

/** At which ends of the program a person sits. */
export interface Ends {
  readonly input: boolean;
  readonly output: boolean;
}

interface AskOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly retrieve?: string;
  readonly sources: boolean;
  readonly explain?: boolean;
  readonly archive?: string;
}

/** So many passages at most can be asked for. */
const mostPassages = 100;

const examples = `
例子：
  npm start                                        在终端里一句一句地问
  npm start -- "青河大桥全长多少？"                问一个问题
  npm start -- --explain "青河大桥全长多少？"      还要看答案是怎么得来的
  npm start --silent -- --json "大桥全长多少？"    一个 JSON 对象，给程序用
  npm start --silent < 问题.txt > 回答.txt         一行一个问题，接着上一行问
  npm start -- -- "-5℃ 是哪天？"                   以 - 开头的问题写在 -- 后面

退出码：0 有答案，1 档案里没有，2 出错；多个问题时取最大的。`;

/**
 * Reads the arguments of the program that answers; prints help or version where that is asked for.
 * @returns nothing where there is nothing left to do
 * @throws WenbaoError for arguments that cannot be meant
 */
export function readAskArguments(
  argv: readonly string[],
  version: string,
  isPersonAt: Ends,
): AskRequest | undefined {
  const command = createAskCommand(version);
  if (!parseArguments(command, argv)) return undefined;
  const options = command.opts<AskOptions>();
  refuseContradictions(command, options);
  return {
    mode: toMode(command, options, isPersonAt),
    explains: options.explain === true,
    showsSources: options.sources,
    archive: options.archive,
  };
}

function createAskCommand(version: string): Command {
  return createCommand('npm start --', '向报纸档案提问，每个回答都附出处；不带问题时逐句对话。')
    .argument('[问题...]', '要问的问题')
    .option('--json', '一个问题，写出一行 JSON；不带问题时读标准输入')
    .option('--jsonl', '逐行读入 JSON 问题，逐行写出 JSON 回答')
    .option('--retrieve <段数>', '与 --jsonl 同用：不作答，只找这么多段原文（1—100）')
    .option('--no-sources', '回答里不列出处，也不写 [1] 这样的编号')
    .option('--explain', '说明每个回答是怎么得来的：检索、核对、用时')
    .option('--archive <文件夹>', '查询另一处已建好的档案')
    .version(version, '-V, --version', '显示版本')
    .addHelpText('after', examples);
}

function refuseContradictions(command: Command, options: AskOptions): void {
  const { json, jsonl, retrieve, explain, sources } = options;
  const found = [
    json && jsonl && '--json 和 --jsonl 只能用一个。',
    retrieve && !jsonl && '--retrieve 要与 --jsonl 同用。',
    retrieve && explain && '--retrieve 不作答，没有可以说明的回答。',
    !sources && (json || jsonl) && '--no-sources 只用于文字回答，不能与 --json、--jsonl 同用。',
    jsonl && command.args.length > 0 && '--jsonl 从标准输入读问题，后面不能再写问题。',
    command.args.length > 0 && questionOf(command) === '' && '问题是空的。',
    looksLikeCommand(questionOf(command)) && '以 / 开头的是对话里的命令，请先运行 npm start。',
  ].find((complaint) => complaint);
  if (found) throw usageError(command, found);
}

function toMode(
  command: Command,
  { json, jsonl, retrieve }: AskOptions,
  isPersonAt: Ends,
): AskMode {
  if (retrieve !== undefined)
    return { kind: 'passages', limit: parseCount(command, '--retrieve', retrieve, mostPassages) };
  if (jsonl) return { kind: 'json-lines' };
  const question = questionOf(command);
  if (question !== '') return { kind: json ? 'json' : 'question', question };
  if (json && isPersonAt.input) throw usageError(command, '--json 后面要写一个问题。');
  if (json) return { kind: 'json' };
  return { kind: isPersonAt.input && isPersonAt.output ? 'conversation' : 'lines' };
}

function questionOf({ args }: Command): string {
  return args.join(' ').trim();
}
