import { type Check, thrown, warning } from './check.ts';
import { examineProgram } from './groups/program.ts';
import { examineSettingsGiven } from './groups/settings.ts';
import { type NativePackage, type NativeTrial, tryNativePackages } from './native-packages.ts';
import type { Surroundings } from './surroundings.ts';

/** Checks that belong together, under way. */
export interface Group {
  readonly title: string;
  readonly checks: Promise<readonly Check[]>;
}

const archivePackages: readonly NativePackage[] = [
  'better-sqlite3',
  'hnswlib-node',
  '@node-rs/jieba',
];

type Trials = Promise<readonly NativeTrial[]>;

/**
 * Begins all checks, side by side; in the order of the report. None rejects. What needs compiled code
 * is loaded only where that code was found to work.
 */
export function examine(surroundings: Surroundings): readonly Group[] {
  const trials = tryNativePackages(surroundings.root);
  const facts = withPackages(trials, archivePackages, async () => {
    const { readArchiveFacts } = await import('./archive-facts.ts');
    return readArchiveFacts(surroundings.config);
  });
  // Who waits for it is told; nobody may be.
  facts.catch(() => undefined);
  return [
    group('程序', async () => examineProgram(surroundings, await trials)),
    group('配置', async () => examineSettingsGiven(surroundings)),
    group('版面', () =>
      withPackages(trials, ['@node-rs/jieba'], async () => {
        const { examinePages } = await import('./groups/pages.ts');
        return examinePages(surroundings);
      }),
    ),
    group('档案', () =>
      withPackages(trials, archivePackages, async () => {
        const { examineArchive } = await import('./groups/archive.ts');
        return examineArchive(surroundings, facts);
      }),
    ),
    group('嵌入', async () => {
      const { examineEmbedding } = await import('./groups/embedding.ts');
      return examineEmbedding(surroundings, facts);
    }),
    group('语言模型', async () => {
      const { examineChatModel } = await import('./groups/chat-model.ts');
      return examineChatModel(surroundings);
    }),
    group('Telegram', async () => {
      const { examineTelegram } = await import('./groups/telegram.ts');
      return examineTelegram(surroundings);
    }),
    group('其他', async () => {
      const { examineElsewhere } = await import('./groups/elsewhere.ts');
      return examineElsewhere(surroundings);
    }),
  ];
}

function group(title: string, work: () => Promise<readonly Check[]>): Group {
  const checks = work().catch((error: unknown) => [
    error instanceof BrokenPackage
      ? warning(title, `没有查：要等 ${error.message} 修好，见上面。`)
      : thrown(title, error),
  ]);
  return { title, checks };
}

/** A package with compiled code, by its name, that does not work. */
class BrokenPackage extends Error {}

async function withPackages<Result>(
  trials: Trials,
  needed: readonly NativePackage[],
  work: () => Promise<Result>,
): Promise<Result> {
  const broken = (await trials).find(
    ({ name, check }) => needed.includes(name) && check.state === 'error',
  );
  if (broken) throw new BrokenPackage(broken.name);
  return work();
}
