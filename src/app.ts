import {
  type Answering,
  answerFrom,
  answersExample,
  follow,
  retrieverOver,
  settingsOf,
} from './answer-over.ts';
import type { ModelFailure } from './answering/writing/model-failure.ts';
import type { Writers } from './answering/writing/open-writers.ts';
import { namingArchive } from './archive/archive-error.ts';
import { type BuildOptions, type BuildReport, buildArchive } from './archive/build.ts';
import { CurrentArchive } from './archive/current.ts';
import { databaseIdentity, openArchive } from './archive/open.ts';
import { createBrowser, type UseArchive } from './browsing/archive-browser.ts';
import type { ArchiveBrowser } from './browsing/browser.ts';
import { describeArchive } from './browsing/describe-archive.ts';
import { ExampleQuestions } from './browsing/example-questions.ts';
import { type ConversationParts, Conversations } from './chat/conversation.ts';
import { InMemoryConversations } from './chat/memory/memory.ts';
import { SqliteConversations } from './chat/memory/sqlite-conversations.ts';
import type { AskOptions, Assistant, Reply } from './chat/reply.ts';
import { rewriteBy } from './chat/rewriting/rewrite.ts';
import { type Config, enableTracing } from './config.ts';
import { type ReadResult, readArticles } from './corpus/read.ts';
import type { DocumentRecord } from './corpus/record.ts';
import { findSources } from './corpus/walk.ts';
import { embedQuery, type OpenedModel, openEmbeddingModel } from './embedding/model.ts';
import { analyseQuestion } from './language/question.ts';
import type { Passage } from './retrieval/retriever.ts';

/** The program over an archive: everything a surface needs. */
export interface App {
  readonly assistant: Assistant;
  readonly browser: ArchiveBrowser;
  /** Runs work on the archive as it is now. */
  readonly useArchive: UseArchive;
  /** The vector of a question, by the archive's embedding. */
  embed(question: string): Promise<Float32Array>;
  /** Like the assistant's; with documents, these are the archive for this one question. */
  ask(question: string, options?: AskOverDocumentsOptions): Promise<Reply>;
  /** The best passages for a question, best first, at most `limit`. */
  retrieve(question: string, limit: number): Promise<readonly Passage[]>;
  /**
   * Questions that the reader answers with certainty from the newest stories, at most `count` and four;
   * none where there are no such stories. Kept until the archive changes. Rejects like the archive.
   */
  exampleQuestions(count: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface AskOverDocumentsOptions extends AskOptions {
  readonly documents?: readonly DocumentRecord[];
}

/** How a build is watched and stopped. */
export type BuildProgress = Pick<BuildOptions, 'onProgress' | 'signal'>;

/** Reads and segments sources, without an archive. Throws `source` where there are none. */
export async function* readSources(sourcePath: string): AsyncGenerator<ReadResult> {
  const { files, catalog, rejections } = findSources(sourcePath);
  for (const rejected of rejections) yield { rejected };
  for (const file of files) yield* readArticles(file, catalog);
}

/**
 * Brings the archive up to date with its sources; with `rebuild` it is replaced by a new one. Throws
 * `source` where there are none, and else like `buildArchive`.
 */
export async function buildApp(
  config: Config,
  options: BuildProgress & { readonly rebuild?: boolean } = {},
): Promise<BuildReport> {
  const settings = settingsOf(openEmbeddingModel(config.embeddingModel, config));
  const sources = findSources(config.seedsPath);
  const directory = config.archiveDirectory;
  return namingArchive(config.archiveName, () =>
    buildArchive({ ...options, directory, settings, sources }),
  );
}

export interface AppOptions {
  /** Run before the archive is first opened. */
  readonly prepare?: () => Promise<void>;
  /** Whether conversations outlive the process, in the file that the configuration names. */
  readonly keepsConversations?: boolean;
  /** Told of each failure of the language model, for a log. */
  readonly onModelFailure?: (failure: ModelFailure) => void;
  /** Told of conversations that cannot be read or written. */
  readonly onMemoryFailure?: (error: unknown) => void;
}

/**
 * Makes the program; the archive is opened when it is first needed. Throws `config` for a model that
 * cannot be opened, and for a file of conversations that cannot be used.
 */
export async function openApp(
  config: Config,
  {
    prepare,
    keepsConversations = false,
    onMemoryFailure,
    onModelFailure = () => {},
  }: AppOptions = {},
): Promise<App> {
  enableTracing(config);
  const model = openEmbeddingModel(config.embeddingModel, config);
  const writers = config.chatModel === undefined ? undefined : await loadWriters(config);
  const writer = writers ? { writer: writers.writer } : {};
  const answering: Answering = { model, onModelFailure, ...writer };
  const current = currentArchive(config, model, prepare);
  const useArchive: UseArchive = (work) =>
    namingArchive(config.archiveName, () => current.use(work));
  const memory = keepsConversations
    ? SqliteConversations.open(config.conversationsFile)
    : new InMemoryConversations();
  const conversing = {
    memory,
    describe: () => describeProgram(config, useArchive),
    ...(writers && { rewrite: rewriteBy(writers.followUpWriter, onModelFailure) }),
    ...(onMemoryFailure && { onMemoryFailure }),
  };
  return {
    ...asking(answering, useArchive, conversing),
    ...lookingUp(answering, useArchive),
    close: async () => {
      await memory.close();
      await current.close();
    },
  };
}

function currentArchive(
  { archiveDirectory }: Config,
  model: OpenedModel,
  prepare: AppOptions['prepare'],
): CurrentArchive {
  return new CurrentArchive({
    ...(prepare ? { prepare } : {}),
    open: () => openArchive(archiveDirectory, settingsOf(model)),
    identity: () => databaseIdentity(archiveDirectory),
  });
}

/** What answers questions, in conversations that share one memory. */
function asking(
  answering: Answering,
  useArchive: UseArchive,
  conversing: Omit<ConversationParts, 'answer'>,
): Pick<App, 'assistant' | 'ask'> {
  const assistant = new Conversations({
    ...conversing,
    answer: (question, asked) =>
      useArchive((archive) => follow(archive, answering, question, asked)),
  });
  return {
    assistant,
    ask: (question, { documents, ...options } = {}) => {
      if (!documents) return assistant.ask(question, options);
      const overDocuments = new Conversations({
        ...conversing,
        answer: (whole, asked) => answerFrom(whole, documents, answering, asked),
      });
      return overDocuments.ask(question, options);
    },
  };
}

/** What finds things in the archive without answering. */
function lookingUp(
  answering: Answering,
  useArchive: UseArchive,
): Omit<App, 'assistant' | 'ask' | 'close'> {
  const { model } = answering;
  const examples = new ExampleQuestions();
  return {
    useArchive,
    browser: createBrowser(useArchive),
    embed: (question) => embedQuery(model, question),
    retrieve: (question, limit) =>
      useArchive((archive) =>
        retrieverOver(archive, model, limit).retrieve(analyseQuestion(question), {
          onModelFailure: throwError,
        }),
      ),
    exampleQuestions: (count) =>
      useArchive((archive) =>
        examples.of(archive, (candidate) => answersExample(archive, answering, candidate), count),
      ),
  };
}

function describeProgram(config: Config, useArchive: UseArchive): Promise<string> {
  return useArchive(
    async (archive) => `${describeArchive(await archive.state())}；${describeModels(config)}`,
  );
}

function describeModels({ embeddingModel, chatModel }: Config): string {
  const embedding = embeddingModel === 'builtin' ? '内置嵌入模型' : `嵌入模型 ${embeddingModel}`;
  return `${embedding}，${chatModel ? `由 ${chatModel} 作答` : '由内置阅读器作答'}`;
}

/** Who measures retrieval must not take a search by terms alone for the whole. */
function throwError(error: Error): never {
  throw error;
}

/** Loaded only where a model is configured, with the packages of its provider. */
async function loadWriters(config: Config): Promise<Writers | undefined> {
  const { openWriters } = await import('./answering/writing/open-writers.ts');
  return openWriters(config);
}
