import { buildApp, isBuilt, openApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { formatBuildReport } from '../src/surfaces/terminal/build-report.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';
import { runJsonLines } from '../src/surfaces/terminal/json-lines.ts';
import { answerOnce } from '../src/surfaces/terminal/one-shot.ts';
import { createProgress } from '../src/surfaces/terminal/progress.ts';
import { runRepl } from '../src/surfaces/terminal/repl.ts';

await runMain(async () => {
  const command = createCommand('npm start --', '向报纸档案提问；不带问题时逐句对话。')
    .argument('[question...]', '要问的问题')
    .option('--jsonl', '逐行读入 JSON 问题，逐行写出 JSON 回答')
    .option('--archive <dir>', '查询另一处已建好的档案');
  if (!parseArguments(command, process.argv)) return 0;
  const { jsonl, archive } = command.opts<{ jsonl?: boolean; archive?: string }>();
  const question = command.args.join(' ');
  const config = readConfig({ ...process.env, ...(archive ? { ARCHIVE_DIR: archive } : {}) });
  if (!archive) await buildIfChanged(config);
  const app = await openApp(config);
  const { stdin: input, stdout: output, stderr: errors } = process;
  try {
    if (jsonl) return await runJsonLines({ ask: app.ask, input, output });
    if (question) return await answerOnce(app.assistant, question, { output, errors });
    const banner = await app.assistant.describe();
    await runRepl({ assistant: app.assistant, input, output, errors, banner });
    return 0;
  } finally {
    await app.close();
  }
});

async function buildIfChanged(config: Config): Promise<void> {
  if (await isBuilt(config)) return;
  const progress = createProgress(process.stderr);
  const report = await buildApp(config, { onProgress: progress.update }).finally(progress.stop);
  process.stderr.write(`${formatBuildReport(report)}\n`);
}
