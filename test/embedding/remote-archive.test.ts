import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { buildArchive } from '../../src/archive/build.ts';
import { isUpToDate } from '../../src/archive/fill.ts';
import type { OpeningSettings } from '../../src/archive/manifest.ts';
import { openArchive } from '../../src/archive/open.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { findSources } from '../../src/corpus/walk.ts';
import { embedQuery, type OpenedModel } from '../../src/embedding/model.ts';
import { describeError } from '../../src/errors.ts';
import { updateArchive } from '../../src/update-archive.ts';
import { vectorOf } from '../support/embedding-replies.ts';
import { EmbeddingServer } from '../support/embedding-server.ts';
import { builtinSettings, temporaryFolder } from '../support/indexed.ts';
import { complaintOf, modelAt, providerNames } from '../support/remote-models.ts';

/** The archive's folder and its sources, of so many pages with some 10,000 characters each. */
async function placeWith(pages: number): Promise<{ directory: string; sourcePath: string }> {
  const folder = await temporaryFolder();
  const sourcePath = join(folder, 'pages');
  await mkdir(sourcePath);
  for (let page = 1; page <= pages; page++) await writePage(sourcePath, page);
  return { directory: join(folder, 'archive'), sourcePath };
}

async function writePage(sourcePath: string, page: number): Promise<void> {
  const sentences = Array.from(
    { length: 200 },
    (_, index) =>
      `青河大桥第${page}标段第${index}号桥墩昨日完工，比原定的日期早了十五天，${'工人们'.repeat(8)}很高兴。`,
  );
  await writeFile(join(sourcePath, `${page}.txt`), `本报讯（记者张三）${sentences.join('')}\n`);
}

function settingsWith(model: OpenedModel): OpeningSettings {
  return { ...builtinSettings, model };
}

test.each(providerNames)(
  'an archive of a model of %s is opened without asking it',
  async (name) => {
    const server = await EmbeddingServer.start({ dimensions: 24 });
    const { directory, sourcePath } = await placeWith(1);
    const sources = findSources(sourcePath);
    await buildArchive({ directory, sources, settings: settingsWith(modelAt(server, name)) });
    await server.stop();
    const archive = await openArchive(directory, settingsWith(modelAt(server, name)));
    onTestFinished(() => archive.close());
    expect(archive.dimensions).toBe(24);
    expect(await isUpToDate(sources, archive)).toBe(true);
    const text = server.requests.at(-1)?.texts[0] ?? '';
    const [hit] = await archive.searchVectors(Float32Array.from(vectorOf(text, 24)), 1);
    expect(hit?.score).toBeCloseTo(1, 5);
    expect((await archive.state()).embeddingModel).toBe(`${name}:bge-m3`);
  },
);

test('an archive of another model is refused with the command that makes it anew', async () => {
  const server = await EmbeddingServer.start();
  const { directory, sourcePath } = await placeWith(1);
  const sources = findSources(sourcePath);
  await buildArchive({ directory, sources, settings: builtinSettings });
  const settings = settingsWith(modelAt(server, 'ollama'));
  const opening = openArchive(directory, settings).then(() => '', describeError);
  expect(await opening).toBe(
    `档案是用别的设置建立的（嵌入模型：现在 ollama:bge-m3，原来 ${builtinSettings.model.id}）。` +
      '请运行 npm run embed -- --rebuild 重新建立。',
  );
  await expect(buildArchive({ directory, sources, settings })).rejects.toThrow('嵌入模型');
  expect(server.requests).toEqual([]);
  await buildArchive({ directory, sources, settings, rebuild: true });
  await (await openArchive(directory, settings)).close();
});

test('a rebuild that the provider breaks off leaves the old archive, and is gone on with', async () => {
  const server = await EmbeddingServer.start();
  const { directory, sourcePath } = await placeWith(14);
  const sources = findSources(sourcePath);
  const old = await buildArchive({ directory, sources, settings: builtinSettings });
  const rebuild = () =>
    buildArchive({
      directory,
      sources,
      settings: settingsWith(modelAt(server, 'openai')),
      rebuild: true,
    });
  // One request finds out the length, four or five make the first vectors that are committed.
  server.fail(...Array.from({ length: 7 }, () => undefined), { status: 401, body: '' });
  expect(await complaintOf(rebuild())).toContain('HTTP 401');

  const archive = await openArchive(directory, builtinSettings);
  const { chunks, embeddingModel } = await archive.state();
  expect({ chunks, embeddingModel }).toEqual({
    chunks: old.chunks,
    embeddingModel: builtinSettings.model.id,
  });
  const vector = await embedQuery(builtinSettings.model, '青河大桥哪天完工？');
  expect(await archive.searchVectors(vector, 5)).toHaveLength(5);
  await archive.close();

  const asked = server.requests.length;
  const report = await rebuild();
  expect(report.chunks).toBe(old.chunks);
  expect(report.embeddedChunks).toBeLessThan(old.chunks);
  const texts = server.requests.slice(asked + 1).flatMap((request) => request.texts);
  expect(texts).toHaveLength(report.embeddedChunks);
});

test('a draft with vectors of another length than the model makes now is begun anew', async () => {
  const server = await EmbeddingServer.start({ dimensions: 16 });
  const { directory, sourcePath } = await placeWith(14);
  const sources = findSources(sourcePath);
  const build = () =>
    buildArchive({ directory, sources, settings: settingsWith(modelAt(server, 'openai')) });
  server.fail(...Array.from({ length: 7 }, () => undefined), { status: 401, body: '' });
  expect(await complaintOf(build())).toContain('HTTP 401');
  server.dimensions = 20;
  const report = await build();
  expect(report.embeddedChunks).toBe(report.chunks);
});

test('an update fails when the model makes vectors of another length, and changes nothing', async () => {
  const server = await EmbeddingServer.start({ dimensions: 16 });
  const { directory, sourcePath } = await placeWith(1);
  const settings = () => settingsWith(modelAt(server, 'ollama'));
  const update = () =>
    buildArchive({ directory, sources: findSources(sourcePath), settings: settings() });
  const { generation } = await generationAfter(update, directory, settings());
  server.dimensions = 20;
  await writePage(sourcePath, 2);
  expect(await complaintOf(update())).toContain('向量应有 16 维，却有 20 维');
  const archive = await openArchive(directory, settings());
  expect(archive.manifest.generation).toBe(generation);
  await archive.close();
});

async function generationAfter(
  work: () => Promise<unknown>,
  directory: string,
  settings: OpeningSettings,
): Promise<{ generation: number }> {
  await work();
  const archive = await openArchive(directory, settings);
  const { generation } = archive.manifest;
  await archive.close();
  return { generation };
}

test('a program goes on with its archive while the provider is away, and says so', async () => {
  const server = await EmbeddingServer.start();
  const { directory, sourcePath } = await placeWith(1);
  const config: Config = readConfig(
    {
      ARCHIVE_DIR: directory,
      SEEDS_PATH: sourcePath,
      EMBEDDING_MODEL: 'ollama:bge-m3',
      OLLAMA_BASE_URL: server.ollamaUrl,
    },
    await temporaryFolder(),
  );
  expect((await updateArchive(config)).report).toMatchObject({ pages: 1 });
  await writePage(sourcePath, 2);
  server.fail({ status: 400, body: '' });
  const { warning } = await updateArchive(config);
  expect(warning).toContain('不接受请求（HTTP 400）');
  expect(warning).toContain('现在用已有的档案回答。');

  const app = await openApp(config);
  onTestFinished(() => app.close());
  expect(await app.assistant.describe()).toContain('1 个版面');
  server.fail({ status: 401, body: '' });
  expect(await complaintOf(app.embed('青河大桥哪天完工？'))).toContain('HTTP 401');
});

test('documents that come with a question are embedded by the model', async () => {
  const server = await EmbeddingServer.start();
  const config = readConfig(
    { EMBEDDING_MODEL: 'openai:bge-m3', EMBEDDING_BASE_URL: server.openaiUrl },
    await temporaryFolder(),
  );
  const app = await openApp(config);
  onTestFinished(() => app.close());
  const documents = [{ id: '1', text: '本报讯（记者张三）青河大桥昨日通车，全长3.6公里。' }];
  const reply = await app.ask('青河大桥全长多少公里？', { documents });
  expect(reply.answer).toMatchObject({ status: 'answered' });
  expect(server.requests.flatMap((request) => request.texts)).toContainEqual(
    expect.stringContaining('全长3.6公里'),
  );
});
