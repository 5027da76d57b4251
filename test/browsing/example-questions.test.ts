import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type App, buildApp, openApp } from '../../src/app.ts';
import { inMemoryArchive } from '../../src/archive/open.ts';
import type { ExampleCandidate } from '../../src/browsing/example-candidates.ts';
import { ExampleQuestions, pickExamples } from '../../src/browsing/example-questions.ts';
import { readConfig } from '../../src/config.ts';
import { toArticleId } from '../../src/corpus/article.ts';
import { archiveOf } from '../answering/bridge.ts';
import { articleOf, builtinSettings, putArticle, temporaryFolder } from '../support/indexed.ts';
import { openNewsroom } from '../support/newsroom.ts';

const issue = { date: { date: '2025-07-16', precision: 'day' } } as const;
const canal = articleOf(
  '北岭灌区改造工程开工',
  '7月12日，北岭灌区改造工程开工建设，总投资2.35亿元。',
  issue,
);
const grain = articleOf('夏粮丰收', '上半年，全县粮食总产量达到18.7万吨。', issue);
const drill = articleOf('防汛演练举行', '县应急局局长苏怀瑾说，队伍已到位。', issue);
const library = articleOf('石桥图书馆开馆', '7月15日，石桥图书馆开馆。', issue);

const anyCandidate: fc.Arbitrary<ExampleCandidate> = fc.record({
  question: fc.integer({ min: 1, max: 30 }).map((number) => `问题${number}？`),
  kind: fc.constantFrom('figure', 'event', 'office', 'person'),
  articleId: fc
    .integer({ min: 1, max: 8 })
    .map((number) => toArticleId({ source: '报.txt', documentId: '报.txt' }, number)),
  expected: fc.constant('三吨'),
});

describe('the examples that are picked', () => {
  it('were answered, are of different articles and kinds, and cost twenty asks at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCandidate, { maxLength: 80 }),
        fc.func(fc.boolean()),
        fc.integer({ min: 0, max: 6 }),
        async (candidates, isAnswered, count) => {
          const asked: ExampleCandidate[] = [];
          const ask = async (candidate: ExampleCandidate) => {
            asked.push(candidate);
            return isAnswered(candidate);
          };
          const picked = await pickExamples(candidates, ask, count);
          expect(picked.length).toBeLessThanOrEqual(count);
          expect(asked.length).toBeLessThanOrEqual(20);
          expect(
            picked.every((candidate) => asked.includes(candidate) && isAnswered(candidate)),
          ).toBe(true);
          expect(new Set(picked.map(({ kind }) => kind)).size).toBe(picked.length);
          expect(new Set(picked.map(({ articleId }) => articleId)).size).toBe(picked.length);
        },
      ),
    );
  });

  it('are none where nothing is answered, and reject as asking does', async () => {
    const candidates = fc.sample(anyCandidate, 40);
    expect(await pickExamples(candidates, async () => false, 3)).toEqual([]);
    const failure = new Error('no archive');
    await expect(pickExamples(candidates, () => Promise.reject(failure), 3)).rejects.toBe(failure);
  });
});

describe('the example questions of an archive', () => {
  it('are made once for each state of it', async () => {
    const archive = await inMemoryArchive(builtinSettings);
    onTestFinished(() => archive.close());
    for (const article of [canal, grain, drill]) await putArticle(archive, article);
    await archive.commit();
    const examples = new ExampleQuestions();
    let asks = 0;
    const isAnswered = async () => {
      asks += 1;
      return true;
    };
    const [made, again] = await Promise.all([
      examples.of(archive, isAnswered, 3),
      examples.of(archive, isAnswered, 3),
    ]);
    expect(made).toEqual([
      '2025年上半年全县粮食总产量是多少？',
      '北岭灌区改造工程什么时候开工？',
      '县应急局局长是谁？',
    ]);
    expect(again).toEqual(made);
    expect(await examples.of(archive, isAnswered, 3)).toEqual(made);
    expect(asks).toBe(3);

    const later = { date: { date: '2025-07-18', precision: 'day' } } as const;
    await putArticle(archive, { ...library, ...later });
    await archive.commit();
    const renewed = await examples.of(archive, isAnswered, 3);
    expect(renewed).toContain('石桥图书馆什么时候开馆？');
    expect(asks).toBe(6);
  });

  it('are tried again after a failure', async () => {
    const { archive } = await archiveOf(grain);
    const examples = new ExampleQuestions();
    const failure = new Error('no archive');
    await expect(examples.of(archive, () => Promise.reject(failure), 3)).rejects.toBe(failure);
    expect(await examples.of(archive, async () => true, 3)).toHaveLength(1);
  });

  it('are not made of stories without a headline, or so long that reading them takes long', async () => {
    const paragraph = '上半年，全县粮食总产量达到18.7万吨。';
    const { headline: _headline, ...untitled } = articleOf('', paragraph, {
      ...issue,
      source: '无题.txt',
    });
    const long = articleOf('夏粮丰收', paragraph + '风调雨顺。'.repeat(2_000), issue);
    const { archive } = await archiveOf(untitled, long);
    const examples = await new ExampleQuestions().of(archive, async () => true, 3);
    expect(examples).toEqual([]);
  });
});

describe('the example questions of the program', () => {
  it('are three over the stories of a newsroom, each answered with certainty', async () => {
    const app = await openNewsroom(join(await temporaryFolder(), 'conversations.sqlite'));
    onTestFinished(() => app.close());
    const examples = await app.exampleQuestions(3);
    expect(examples).toHaveLength(3);
    await expectAnswered(app, examples);
    expect(await app.exampleQuestions(0)).toEqual([]);
  });

  it('are answered with certainty from one story each, whatever the stories tell', async () => {
    const folder = await temporaryFolder();
    let run = 0;
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStory, { minLength: 1, maxLength: 8 }), async (stories) => {
        run += 1;
        const app = await openOver(join(folder, String(run)), stories);
        try {
          const examples = await app.exampleQuestions(4);
          shown += examples.length;
          await expectAnswered(app, examples);
        } finally {
          await app.close();
        }
      }),
      { numRuns: 6 },
    );
    expect(shown).toBeGreaterThan(0);
  });

  it('are none over stories that tell nothing or are full of markup', async () => {
    const app = await openOver(await temporaryFolder(), [
      { title: '无题', text: '风和日丽，鸟语花香。' },
      {
        title: '<b>花灯</b>&amp;夏夜开幕',
        text: '7月12日，<b>花灯</b>&amp;夏夜开幕，总投资<i>3</i>亿元。',
      },
    ]);
    onTestFinished(() => app.close());
    expect(await app.exampleQuestions(3)).toEqual([]);
  });
});

interface Story {
  readonly title: string;
  readonly text: string;
}

const place = fc.constantFrom('石桥镇', '云岭镇', '柳湾镇', '全县');
const name = fc.constantFrom('苏怀瑾', '方若溪', '林知远', '何青川');
const amount = fc.integer({ min: 11, max: 999 }).map((tenths) => tenths / 10);
const day = fc.integer({ min: 1, max: 15 }).map((number) => `7月${number}日`);

/** Stories of a few places, people and offices, so that many tell of the same. */
const anyStory: fc.Arbitrary<Story> = fc.oneof(
  fc
    .tuple(place, fc.constantFrom('粮食总产量', '茶叶总产量'), amount)
    .map(([where, what, much]) => ({
      title: `${where}喜获丰收`,
      text: `上半年，${where}${what}达到${much}万吨，各村正忙着入库。`,
    })),
  fc
    .tuple(place, fc.constantFrom('大桥', '水库', '图书馆'), day, amount)
    .map(([where, what, when, much]) => ({
      title: `${where}新建${what}开工`,
      text: `${when}，${where}新建${what}开工，总投资${much}亿元。`,
    })),
  fc
    .tuple(fc.constantFrom('水利局', '应急局', '交通局'), name, place)
    .map(([body, who, where]) => ({
      title: `${where}加固堤防`,
      text: `县${body}局长${who}到${where}查看堤防。${who}说，堤防已经加固。`,
    })),
);

/** The program over stories of July 2025. */
async function openOver(folder: string, stories: readonly Story[]): Promise<App> {
  await mkdir(folder, { recursive: true });
  const records = stories.map((story, index) =>
    JSON.stringify({
      id: `story-${index + 1}`,
      publication: '青川日报',
      date: '2025-07-16',
      ...story,
    }),
  );
  await writeFile(join(folder, 'pages.jsonl'), records.join('\n'));
  const config = readConfig({}, folder, { source: 'pages.jsonl', archive: 'archive' });
  await buildApp(config);
  return openApp(config);
}

async function expectAnswered(app: App, examples: readonly string[]): Promise<void> {
  const cited = new Set<string>();
  for (const question of examples) {
    const { answer } = await app.assistant.ask(question, { withoutModel: true });
    expect(answer, question).toMatchObject({ status: 'answered', confidence: 'certain' });
    const articleIds = answer.status === 'answered' ? answer.citations.map((c) => c.articleId) : [];
    expect(new Set(articleIds).size, question).toBe(1);
    for (const id of articleIds) cited.add(id);
  }
  expect(cited.size).toBe(examples.length);
}
