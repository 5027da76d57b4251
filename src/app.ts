import { type AnswerChain, type ChainResult, createChain } from './answering/chain.ts';
import { openChatModel } from './answering/chat-model.ts';
import { Writer } from './answering/writer.ts';
import type { ArticleSearch } from './archive/archive.ts';
import {
  type BuildOptions,
  type BuildReport,
  buildArchive,
  indexArticles,
  isUpToDate,
} from './archive/build.ts';
import type { ArchiveSettings } from './archive/manifest.ts';
import { createArchive, deleteArchive, inMemoryArchive, openArchive } from './archive/open.ts';
import { type ConversationParts, Conversations } from './chat/conversation.ts';
import { InMemoryConversations } from './chat/memory.ts';
import type { AskOptions, Assistant, Reply } from './chat/reply.ts';
import type { Config } from './config.ts';
import { defaultChunkSettings } from './corpus/chunk.ts';
import { type DocumentRecord, toPage } from './corpus/record.ts';
import { segmentationVersion, segmentPage } from './corpus/segment.ts';
import { findSources } from './corpus/walk.ts';
import { type EmbeddingModel, embedQuery, openEmbeddingModel } from './embedding/model.ts';
import { ArchiveRetriever } from './retrieval/retriever.ts';

/** The program with an archive open: everything a surface needs. */
export interface App {
  readonly assistant: Assistant;
  readonly archive: ArticleSearch;
  /** The vector of a question, by the archive's embedding. */
  embed(question: string): Promise<Float32Array>;
  /** Like the assistant's; with documents, these are the archive for this one question. */
  ask(question: string, options?: AskOverDocumentsOptions): Promise<Reply>;
  close(): Promise<void>;
}

export interface AskOverDocumentsOptions extends AskOptions {
  readonly documents?: readonly DocumentRecord[];
}

export type BuildProgress = Pick<BuildOptions, 'onProgress' | 'signal'>;

/** Brings the archive up to date with its sources; with `rebuild` it is made anew. */
export async function buildApp(
  config: Config,
  options: BuildProgress & { readonly rebuild?: boolean } = {},
): Promise<BuildReport> {
  const model = openEmbeddingModel(config.embeddingModel);
  const sources = findSources(config.seedsPath);
  if (options.rebuild) await deleteArchive(config.archiveDirectory);
  const archive = await createArchive(config.archiveDirectory, settingsOf(model));
  try {
    return await buildArchive({ ...options, sources, archive, model });
  } finally {
    await archive.close();
  }
}

/** Whether the archive holds what the sources hold now. */
export async function isBuilt(config: Config): Promise<boolean> {
  const model = openEmbeddingModel(config.embeddingModel);
  const sources = findSources(config.seedsPath);
  const archive = await createArchive(config.archiveDirectory, settingsOf(model));
  try {
    return await isUpToDate(sources, archive);
  } finally {
    await archive.close();
  }
}

/** Opens the archive for questions. */
export async function openApp(config: Config): Promise<App> {
  const model = openEmbeddingModel(config.embeddingModel);
  const archive = await openArchive(config.archiveDirectory, settingsOf(model));
  const writer = await openWriter(config);
  const chain = chainOver(archive, model, writer);
  const memory = new InMemoryConversations();
  const conversationsWith = (answer: ConversationParts['answer']) =>
    new Conversations({
      answer,
      memory,
      describe: () => describeArchive(archive, config.chatModel),
    });
  const assistant = conversationsWith((question, signal) => invoke(chain, question, signal));
  return {
    assistant,
    archive,
    embed: (question) => embedQuery(model, question),
    ask: (question, { documents, ...options } = {}) => {
      if (!documents) return assistant.ask(question, options);
      const overDocuments = conversationsWith((whole, signal) =>
        answerFrom(whole, documents, model, writer, signal),
      );
      return overDocuments.ask(question, options);
    },
    close: () => archive.close(),
  };
}

function settingsOf(model: EmbeddingModel): ArchiveSettings {
  return { model, chunks: defaultChunkSettings, segmentation: segmentationVersion };
}

async function openWriter(config: Config): Promise<Writer | undefined> {
  if (config.chatModel === undefined) return undefined;
  return new Writer(await openChatModel({ ...config, name: config.chatModel }));
}

function chainOver(
  archive: ArticleSearch,
  model: EmbeddingModel,
  writer: Writer | undefined,
): AnswerChain {
  const retriever = new ArchiveRetriever({ archive, model });
  return createChain({ archive, retriever, ...(writer ? { writer } : {}) });
}

function invoke(chain: AnswerChain, question: string, signal?: AbortSignal): Promise<ChainResult> {
  return chain.invoke(question, signal ? { signal } : {});
}

async function answerFrom(
  question: string,
  documents: readonly DocumentRecord[],
  model: EmbeddingModel,
  writer: Writer | undefined,
  signal?: AbortSignal,
): Promise<ChainResult> {
  const archive = await inMemoryArchive(settingsOf(model));
  try {
    for (const document of documents) {
      const { articles } = segmentPage(toPage(document, { source: document.id }));
      const file = { source: document.id, sha256: document.id, pages: 1, rejections: [] };
      archive.putFile(file, await indexArticles(articles, model, signal));
    }
    return await invoke(chainOver(archive, model, writer), question, signal);
  } finally {
    await archive.close();
  }
}

async function describeArchive(archive: ArticleSearch, chatModel?: string): Promise<string> {
  const { pages, articles, covers } = await archive.state();
  const period = covers ? `，${toMonth(covers.first)}至${toMonth(covers.last)}` : '';
  const answeredBy = chatModel ? `由 ${chatModel} 作答` : '由内置阅读器作答';
  return `档案：${pages} 个版面，${articles} 篇报道${period}；${answeredBy}`;
}

function toMonth(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;
}
