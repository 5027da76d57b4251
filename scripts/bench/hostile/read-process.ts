import { answerText, citationsOf } from '../../../src/answering/answer.ts';
import { buildApp, openApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { formatRejection } from '../../../src/surfaces/terminal/build/build-report.ts';
import { runMain } from '../../../src/surfaces/terminal/command-line.ts';
import type { ReadOutcome } from './outcome.ts';

/** Builds the archive of a folder as `npm run embed` does, asks one question, and prints what came of it. */
await runMain(async () => {
  const [source = '', archive = '', question = ''] = process.argv.slice(2);
  const config = readConfig({ SEEDS_PATH: source, ARCHIVE_DIR: archive }, archive);
  const startedAt = process.cpuUsage();
  const { pages, rejections } = await buildApp(config);
  const readSeconds = cpuSeconds(startedAt);
  const app = await openApp(config);
  const askedAt = process.cpuUsage();
  const { answer } = await app.ask(question).finally(() => app.close());
  const outcome: ReadOutcome = {
    pages,
    rejections: rejections.length,
    firstRejection: rejections[0] ? formatRejection(rejections[0]) : '',
    readSeconds,
    answerSeconds: cpuSeconds(askedAt),
    peakMb: peakMb(),
    answer: answerText(answer),
    quotes: citationsOf(answer).map(({ quote }) => quote),
  };
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return 0;
});

/** Of all threads since then: unlike time by the clock it does not depend on what else is running. */
function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000_000;
}

/** Of this process since it began. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
