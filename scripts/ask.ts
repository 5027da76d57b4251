import type { Command } from 'commander';
import { openApp, updateArchive } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { formatUpdate } from '../src/surfaces/terminal/build/build-report.ts';
import { createProgress } from '../src/surfaces/terminal/build/progress.ts';
import {
  createCommand,
  parseArguments,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { interruptSignal } from '../src/surfaces/terminal/interrupt.ts';
import { runJsonLines } from '../src/surfaces/terminal/lines/json-lines.ts';
import { answerOnce } from '../src/surfaces/terminal/lines/one-shot.ts';
import { mostPassages, runPassageLines } from '../src/surfaces/terminal/lines/passage-lines.ts';
import { runRepl } from '../src/surfaces/terminal/repl/repl.ts';

await runMain(async () => {
  const command = createCommand('npm start --', '向报纸档案提问；不带问题时逐句对话。')
    .argument('[question...]', '要问的问题')
    .option('--jsonl', '逐行读入 JSON 问题，逐行写出 JSON 回答')
    .option('--retrieve <k>', '与 --jsonl 同用：不作答，每个问题写出最相关的至多 k 段原文（1—100）')
    .option('--explain', '说明每个回答是怎么得来的：检索、核对、用时')
    .option('--archive <dir>', '查询另一处已建好的档案');
  if (!parseArguments(command, process.argv)) return 0;
  const { jsonl, retrieve, explain: explains = false, archive } = command.opts<AskOptions>();
  const isOneQuestion = command.args.length > 0;
  if (jsonl && isOneQuestion)
    throw usageError(command, '--jsonl 从标准输入读问题，后面不能再写问题。');
  if (retrieve && !jsonl) throw usageError(command, '--retrieve 要与 --jsonl 同用。');
  if (retrieve && explains) throw usageError(command, '--retrieve 不作答，没有可以说明的回答。');
  const limit = retrieve === undefined ? undefined : parsePassageLimit(command, retrieve);
  const config = readConfig(process.env, process.cwd(), { archive });
  const signal = isOneQuestion ? interruptSignal('可以再问一次。') : undefined;
  const app = await openApp(config, archive ? {} : { prepare: () => update(config, signal) });
  const { stdin: input, stdout: output, stderr: errors } = process;
  try {
    if (limit) return await runPassageLines({ retrieve: app.retrieve, limit, input, output });
    if (jsonl) return await runJsonLines({ ask: app.ask, input, output, explains });
    const shown = { output, errors, explains, ...(signal ? { signal } : {}) };
    if (isOneQuestion) return await answerOnce(app.assistant, command.args.join(' '), shown);
    const banner = await app.assistant.describe();
    return await runRepl({ assistant: app.assistant, input, output, errors, banner, explains });
  } finally {
    await app.close();
  }
});

interface AskOptions {
  readonly jsonl?: boolean;
  readonly retrieve?: string;
  readonly explain?: boolean;
  readonly archive?: string;
}

function parsePassageLimit(command: Command, typed: string): number {
  const limit = /^[1-9]\d{0,2}$/u.test(typed) ? Number(typed) : Number.POSITIVE_INFINITY;
  if (limit <= mostPassages) return limit;
  throw usageError(command, `--retrieve 应是 1 到 ${mostPassages} 的整数，不是“${typed}”。`);
}

async function update(config: Config, signal?: AbortSignal): Promise<void> {
  const progress = createProgress(process.stderr);
  const options = { onProgress: progress.update, ...(signal ? { signal } : {}) };
  const done = await updateArchive(config, options).finally(progress.stop);
  process.stderr.write(formatUpdate(done));
}
