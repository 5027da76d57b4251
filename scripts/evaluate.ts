import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openUpToDate } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { readCases } from '../src/evaluation/cases.ts';
import { formatReport } from '../src/evaluation/report.ts';
import { evaluate } from '../src/evaluation/run.ts';
import { formatUpdate } from '../src/surfaces/terminal/build/build-report.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';

const casesFolder = 'test/qa';
/** Headlines and the first sentences, by which a case may name an article. */
const openingChars = 400;

await runMain(async () => {
  const command = createCommand('npm run eval --', '用测试集给回答打分。').argument(
    '[files...]',
    'JSON Lines 测试集；不写时用 test/qa 里的全部',
  );
  if (!parseArguments(command, process.argv)) return 0;
  const files = command.args.length > 0 ? command.args : defaultFiles();
  const cases = readCases(files);
  const { app, ...update } = await openUpToDate(readConfig(process.env));
  process.stderr.write(formatUpdate(update));
  try {
    const results = await evaluate(cases, app.ask, {
      openingsOf: async (ids) =>
        (await app.useArchive((archive) => archive.articles(ids))).map(({ id, text }) => ({
          id,
          opening: text.slice(0, openingChars),
        })),
    });
    process.stdout.write(`${formatReport(results)}\n`);
    return results.every(({ fault }) => fault === undefined) ? 0 : 1;
  } finally {
    await app.close();
  }
});

function defaultFiles(): string[] {
  return readdirSync(casesFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(casesFolder, name));
}
