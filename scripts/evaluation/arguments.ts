import type { Command } from 'commander';
import {
  createCommand,
  parseArguments,
  parseCount,
  usageError,
} from '../../src/surfaces/terminal/command-line.ts';
import { mostJobs } from './jobs.ts';
import { type CaseFilter, readFilter } from './select.ts';

/** What was asked of `npm run eval`. */
export interface EvaluateArguments {
  /** Files of test sets; none for the project's own. */
  readonly files: readonly string[];
  readonly filter?: CaseFilter | undefined;
  readonly limit?: number | undefined;
  /** `reader`, or a language model in place of the configured one. */
  readonly model?: string | undefined;
  /** How often the set is asked. */
  readonly repeat: number;
  /** How many processes answer; absent for as many as are worth while. */
  readonly jobs?: number | undefined;
  /** The file of another system's answers, which are judged in place of this program's. */
  readonly answersFile?: string | undefined;
  /** What to compare with: a saved run, `last`, or a revision. */
  readonly against?: string | undefined;
  readonly thresholdsFile?: string | undefined;
  readonly junitFile?: string | undefined;
  readonly htmlFile?: string | undefined;
  /** Where to write the cases for promptfoo; nothing is asked then. */
  readonly promptfooFile?: string | undefined;
  /** Whether the run is kept. */
  readonly isSaved: boolean;
}

interface EvaluateOptions {
  readonly filter?: readonly string[];
  readonly limit?: string;
  readonly model?: string;
  readonly repeat?: string;
  readonly jobs?: string;
  readonly jsonl?: string;
  readonly against?: string;
  readonly thresholds?: string;
  readonly junit?: string;
  readonly html?: string;
  readonly promptfoo?: string;
  readonly save: boolean;
}

const mostRepeats = 100;

const examples = `
例子：
  npm run eval                                      问完全部题目，不合门槛时退出码为 1
  npm run eval -- --filter kind=figure,date         只问数字题和时间题（也可写 kind=数字,时间）
  npm run eval -- --filter 产值 --limit 20          编号、问题或标签里有“产值”的前 20 题
  npm run eval -- --against last                    与上一次比，逐题列出变好和变坏的
  npm run eval -- --against main~3                  与那个提交上保存的一次比
  npm run eval -- --model ollama:qwen2.5 --repeat 3 用语言模型问三遍，看每遍差多少
  npm run eval -- --jsonl 回答.jsonl                给另一个系统的回答打分

退出码：0 合格或没有门槛，1 低于门槛，2 出错。`;

/**
 * Reads the arguments; prints the help where it is asked for.
 * @returns nothing where there is nothing left to do
 * @throws WenbaoError for arguments that cannot be meant
 */
export function readEvaluateArguments(argv: readonly string[]): EvaluateArguments | undefined {
  const command = createEvaluateCommand();
  if (!parseArguments(command, argv)) return undefined;
  const options = command.opts<EvaluateOptions>();
  refuseContradictions(command, options);
  return {
    files: command.args,
    filter: options.filter === undefined ? undefined : readFilter(options.filter),
    limit: countOf(command, '--limit', options.limit),
    model: options.model,
    repeat: countOf(command, '--repeat', options.repeat, mostRepeats) ?? 1,
    jobs: countOf(command, '--jobs', options.jobs, mostJobs),
    answersFile: options.jsonl,
    against: options.against,
    thresholdsFile: options.thresholds,
    junitFile: options.junit,
    htmlFile: options.html,
    promptfooFile: options.promptfoo,
    isSaved: options.save,
  };
}

function createEvaluateCommand(): Command {
  return createCommand('npm run eval --', '用测试集给回答打分。')
    .argument('[文件...]', 'JSON Lines 测试集；不写时用 test/qa 里的全部')
    .option('--filter <条件>', '只问合条件的题：文字，或 kind=、tag=、id=；可写几次', collect)
    .option('--limit <题数>', '只问前面这么多题')
    .option('--model <模型>', '换一个语言模型作答，如 ollama:qwen2.5；reader 是内置阅读器')
    .option('--repeat <次数>', '问几遍，报告各遍之间的差别')
    .option('--jobs <进程数>', `同时用几个进程作答，这台机器上最多 ${mostJobs} 个；要测用时请写 1`)
    .option('--jsonl <文件>', '不提问，给这个文件里另一个系统的回答打分')
    .option('--against <记录>', '与存下的一次比：文件、名称、last 或 git 提交')
    .option('--thresholds <文件>', '门槛文件；问完 test/qa 全部题时用 test/qa/thresholds.json')
    .option('--junit <文件>', '把结果写成 JUnit XML')
    .option('--html <文件>', '网页报告写到哪里；默认与存下的结果放在一起')
    .option('--no-save', '不保存这一次，也不写网页报告')
    .option('--promptfoo <文件>', '不提问，只把题目写成 promptfoo 的格式')
    .addHelpText('after', examples);
}

function collect(typed: string, before: readonly string[] = []): readonly string[] {
  return [...before, typed];
}

function refuseContradictions(command: Command, options: EvaluateOptions): void {
  const { jsonl, promptfoo, model, jobs, repeat } = options;
  if (options.filter?.some((typed) => typed.trim() === ''))
    throw usageError(command, '选项 --filter 后面是空的。');
  if (jsonl !== undefined && (model ?? jobs ?? repeat ?? promptfoo) !== undefined) {
    const others = '--model、--jobs、--repeat、--promptfoo';
    throw usageError(command, `--jsonl 只评已有的回答，不能与 ${others} 同用。`);
  }
}

function countOf(
  command: Command,
  flag: string,
  typed: string | undefined,
  most?: number,
): number | undefined {
  return typed === undefined ? undefined : parseCount(command, flag, typed, most);
}
