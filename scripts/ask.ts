import { existsSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Config } from '../src/config.ts';
import {
  type AskMode,
  type AskRequest,
  readAskArguments,
} from '../src/surfaces/terminal/ask-command.ts';
import type { Progress, ProgressStep } from '../src/surfaces/terminal/build/progress.ts';
import { runMain } from '../src/surfaces/terminal/command-line.ts';
import { interruptible, interruptSignal } from '../src/surfaces/terminal/interrupt.ts';
import { packageVersion } from '../src/surfaces/terminal/package-version.ts';
import type { Conversation } from './ask/converse.ts';

await runMain(async () => {
  const isPersonAt = { input: isatty(0), output: isatty(1) };
  const request = readAskArguments(process.argv, packageVersion(import.meta.url), isPersonAt);
  return request === undefined ? 0 : serve(request);
});

/** The program itself is loaded here, for a mistyped flag or the help needs none of it. */
async function serve(request: AskRequest): Promise<number> {
  const [{ openApp }, { readConfig }] = await Promise.all([
    import('../src/app.ts'),
    import('../src/config.ts'),
  ]);
  const { archive, mode, explains } = request;
  const config = readConfig(process.env, process.cwd(), { archive });
  const isOneQuestion = mode.kind === 'question' || mode.kind === 'json';
  const signal = isOneQuestion ? interruptSignal('可以再问一次。') : undefined;
  const isFirstUse = !existsSync(config.archiveDirectory);
  const app = await openApp(config, archive ? {} : { prepare: () => update(config, isFirstUse) });
  try {
    // What a build tells stands above the first answer; documents in JSON lines need no archive.
    if (!mode.kind.startsWith('json')) await app.assistant.describe();
    const display = await sourceDisplay(request, config);
    return await serveMode(mode, { app, config, display, isFirstUse, explains, signal });
  } finally {
    await app.close();
  }
}

interface Service extends Conversation {
  readonly signal: AbortSignal | undefined;
}

async function serveMode(mode: AskMode, { signal, ...conversation }: Service): Promise<number> {
  const { app, display, explains } = conversation;
  const { assistant, ask } = app;
  const { stdin: input, stdout: output, stderr: errors } = process;
  switch (mode.kind) {
    case 'question': {
      const { answerOnce } = await import('../src/surfaces/terminal/lines/one-shot.ts');
      const shown = { ...display, output, errors, explains, ...(signal && { signal }) };
      return answerOnce(assistant, mode.question, shown);
    }
    case 'json': {
      const { answerAsJson } = await import('../src/surfaces/terminal/lines/json-once.ts');
      return answerAsJson({ ask, question: mode.question, input, output, signal, explains });
    }
    case 'json-lines': {
      const { runJsonLines } = await import('../src/surfaces/terminal/lines/json-lines.ts');
      return runJsonLines({ ask, input, output, explains });
    }
    case 'passages': {
      const { runPassageLines } = await import('../src/surfaces/terminal/lines/passage-lines.ts');
      return runPassageLines({ retrieve: app.retrieve, limit: mode.limit, input, output });
    }
    case 'lines': {
      const { answerLines } = await import('../src/surfaces/terminal/lines/answer-lines.ts');
      return answerLines({ ...display, assistant, input, output, errors, explains });
    }
    case 'conversation': {
      const { converse } = await import('./ask/converse.ts');
      await converse(conversation);
      return 0;
    }
  }
}

/** Another archive may name files of the same names with other texts: then nothing is a link. */
async function sourceDisplay({ archive, showsSources }: AskRequest, { seedsPath }: Config) {
  const { fileAddresses } = await import('../src/surfaces/terminal/text/file-addresses.ts');
  return { showsSources, addressOf: archive ? () => undefined : fileAddresses(seedsPath) };
}

/** Tells of the build as soon as there is one to tell of; mostly there is nothing to do. */
async function update(config: Config, isFirstUse: boolean): Promise<void> {
  const title = isFirstUse ? '第一次使用，正在建立档案' : '正在更新档案';
  let progress: Promise<Progress> | undefined;
  const onProgress = async (step: ProgressStep) => {
    progress ??= startProgress(`${title}，请稍候。`);
    (await progress).update(step);
  };
  const { updateArchive } = await import('../src/update-archive.ts');
  const done = await interruptible('下次会接着做。', (signal) =>
    updateArchive(config, { onProgress, signal }),
  ).finally(async () => (await progress)?.stop());
  if (!done.report && !done.warning) return;
  const { formatUpdate } = await import('../src/surfaces/terminal/build/build-report.ts');
  process.stderr.write(formatUpdate(done));
}

async function startProgress(title: string): Promise<Progress> {
  const { createProgress } = await import('../src/surfaces/terminal/build/progress.ts');
  return createProgress(process.stderr, title);
}
