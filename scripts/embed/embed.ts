import { buildApp, readSources } from '../../src/app.ts';
import { readConfig, type TypedSettings } from '../../src/config.ts';
import { formatBuildReport } from '../../src/surfaces/terminal/build/build-report.ts';
import { printPages } from '../../src/surfaces/terminal/build/dry-run.ts';
import { createProgress } from '../../src/surfaces/terminal/build/progress.ts';
import { interruptSignal } from '../../src/surfaces/terminal/interrupt.ts';

/** Brings the archive up to date with its pages, or makes it anew, and tells how far it is. */
export async function buildFromSources(typed: TypedSettings, rebuild: boolean): Promise<void> {
  const config = readConfig(process.env, process.cwd(), typed);
  const kept = '再次运行会接着做；在那之前，原有的档案照常可用。';
  const progress = createProgress(process.stderr);
  const report = await buildApp(config, {
    rebuild,
    onProgress: progress.update,
    signal: interruptSignal(kept),
  }).finally(progress.stop);
  process.stderr.write(`${formatBuildReport(report)}\n`);
}

/** Prints the articles of the pages, and writes nothing: for people, or as JSON, one a line. */
export async function listArticles(typed: TypedSettings, asJsonLines: boolean): Promise<void> {
  const { seedsPath } = readConfig(process.env, process.cwd(), typed);
  const { stdout: output, stderr: errors } = process;
  await printPages(readSources(seedsPath), asJsonLines, { output, errors });
}
