import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { citationsOf } from '../../src/answering/answer.ts';
import { type App, buildApp, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { temporaryFolder } from '../support/indexed.ts';

const title = '青河大桥建成通车\n';
const report =
  '本报讯（记者周小川）青河大桥8月12日建成通车，\n全长3.6公里，总投资12.5亿元。建设历时28个月。\n';
const corrected = `本报讯（记者周小川）青河两岸的居民从前靠摆渡过河，每次要等半个小时。\n${report.replace('本报讯（记者周小川）', '').replace('，\n', '，')}`;

it('what an answer cited is found again in an archive that was made anew of a changed page', async () => {
  const folder = await temporaryFolder();
  const before = await openOver(folder, title + report);
  const { answer } = await before.assistant.ask('青河大桥全长多少公里？');
  const [citation] = citationsOf(answer);
  if (!citation) throw new Error('nothing was cited');
  expect(citation.quote).toContain('全长3.6公里');
  expect(await quotedWords(before, citation)).toEqual([citation.quote]);

  const after = await openOver(folder, title + corrected);
  const passage = await after.browser.quoted(citation);
  expect(passage?.story).toMatchObject({ title: '青河大桥建成通车', date: '2024-08-12' });
  expect(passage?.text).toContain('摆渡');
  expect(await quotedWords(after, citation)).toEqual([citation.quote]);
  const [articleOfNow] = await after.useArchive((archive) =>
    archive.articles([citation.articleId]),
  );
  const { start, end } = citation.span;
  expect(articleOfNow?.text.slice(start, end)).not.toBe(citation.quote);
});

/** The program over an archive of one page, until the test is over. */
async function openOver(folder: string, text: string): Promise<App> {
  const config = readConfig({}, folder, { source: 'pages.jsonl', archive: 'archive' });
  const record = { id: 'bridge', text, date: '2024-08-12', publication: '青河日报' };
  await writeFile(join(folder, 'pages.jsonl'), JSON.stringify(record));
  await buildApp(config, { rebuild: true });
  const app = await openApp(config);
  onTestFinished(() => app.close());
  return app;
}

async function quotedWords(
  { browser }: App,
  citation: Parameters<App['browser']['quoted']>[0],
): Promise<string[] | undefined> {
  const passage = await browser.quoted(citation);
  return passage?.marked.map(({ start, end }) => passage.text.slice(start, end));
}
