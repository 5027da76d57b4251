import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  type AnswerChain,
  type ChainParts,
  createChain as createChainOfParts,
} from './answering/chain.ts';
import { LanguageModel } from './answering/writing/language-model.ts';
import type { StreamLimits } from './answering/writing/model-stream.ts';
import { Writer } from './answering/writing/writer.ts';
import type { ArchiveState } from './archive/archive.ts';
import { namingArchive } from './archive/archive-error.ts';
import { buildArchive as buildArchiveOfSources } from './archive/build.ts';
import type { FillReport } from './archive/fill.ts';
import type { OpeningSettings } from './archive/manifest.ts';
import { openArchive as openArchiveWith } from './archive/open.ts';
import { defaultChunkSettings } from './corpus/chunk.ts';
import { segmentationVersion } from './corpus/segment.ts';
import { findSources } from './corpus/walk.ts';
import { type OpenedModel, openEmbeddingModel } from './embedding/model.ts';
import type { EmbeddingSettings } from './embedding/remote-model.ts';
import { ArchiveRetriever, type ModelledArchive } from './retrieval/retriever.ts';

export type {
  Abstained,
  Answer,
  Answered,
  Citation,
  Computation,
  Confidence,
  SeriesValue,
  Statement,
} from './answering/answer.ts';
export { answerText, citationsOf } from './answering/answer.ts';
export type { AnswerChain, ChainResult } from './answering/chain.ts';
export type { Explanation } from './answering/explanation.ts';
export type { TokenUsage } from './answering/usage.ts';
export { ModelFailure } from './answering/writing/model-failure.ts';
export type { StreamLimits } from './answering/writing/model-stream.ts';
export type { ArchiveState, SearchFilter } from './archive/archive.ts';
export type { OpenedModel } from './embedding/model.ts';
export type { EmbeddingSettings } from './embedding/remote-model.ts';
export { describeError, type ErrorKind, WenbaoError } from './errors.ts';
export { analyseQuestion, type Question } from './language/question.ts';
export type { PassageMetadata } from './retrieval/passage-document.ts';
export {
  ArchiveRetriever,
  type ModelledArchive,
  type Passage,
  type RetrieveOptions,
  type RetrieverFields,
} from './retrieval/retriever.ts';

/** By which model an archive's vectors are made; the built-in one unless told. */
export interface EmbeddingChoice {
  /**
   * `builtin`, `ollama:<model>` or `openai:<model>`; or any LangChain embeddings with an id, which
   * the archive is refused without from then on.
   */
  readonly embeddingModel?: string | OpenedModel;
  /** Addresses and keys for a model that is named; the environment is not read. */
  readonly embeddingSettings?: EmbeddingSettings;
}

/** How far a build is: bytes of the pages done with, then vectors that the graph has taken in. */
export interface BuildStep {
  readonly stage: 'sources' | 'graph';
  readonly done: number;
  readonly total: number;
}

export interface BuildArchiveOptions extends EmbeddingChoice {
  /** A folder of `.txt`, `.md` and `.jsonl` files, with a `catalog.json` if there is one; or one file. */
  readonly seeds: string;
  /** The archive's folder, made where there is none. */
  readonly directory: string;
  /** Whether to make an archive anew that takes the place of the one that is there. */
  readonly rebuild?: boolean;
  readonly onProgress?: (step: BuildStep) => void;
  readonly signal?: AbortSignal;
}

// Written out here, for the archive's own types lead to those of SQLite, which are not installed
// with this package.
/** What a build did, and what the archive holds after it. */
export interface BuildReport extends ArchiveState, FillReport {
  readonly elapsedMs: number;
}

/**
 * Brings an archive up to date with its pages, or makes one; only what changed is read again.
 * Throws `source` where there are no pages, `archive` for an archive of another model or version
 * unless it is rebuilt, `model`, and the signal's reason; what is done is kept and gone on with.
 */
export async function buildArchive({
  seeds,
  directory,
  embeddingModel,
  embeddingSettings,
  ...options
}: BuildArchiveOptions): Promise<BuildReport> {
  const settings = settingsOf(embeddingModel, embeddingSettings);
  const sources = findSources(seeds);
  return namingArchive(directory, () =>
    buildArchiveOfSources({ ...options, directory, settings, sources }),
  );
}

/**
 * Opens an archive for questions, until it is closed. Throws `archive` if there is none, or if it is
 * damaged or of another model or version.
 */
export async function openArchive(
  directory: string,
  { embeddingModel, embeddingSettings }: EmbeddingChoice = {},
): Promise<ModelledArchive> {
  const settings = settingsOf(embeddingModel, embeddingSettings);
  return namingArchive(directory, () => openArchiveWith(directory, settings));
}

export interface CreateChainOptions extends Pick<ChainParts, 'onModelFailure'> {
  readonly archive: ModelledArchive;
  /** One over the whole archive unless told. */
  readonly retriever?: ArchiveRetriever;
  /** Writes the answers; without one the built-in reader answers. */
  readonly chatModel?: BaseChatModel;
  /** How long, and how much, the chat model may write. */
  readonly modelLimits?: Partial<StreamLimits>;
}

/** A runnable from a question to an answer that was verified against what it cites. */
export function createChain({
  archive,
  retriever = new ArchiveRetriever({ archive }),
  chatModel,
  modelLimits: limits = {},
  ...options
}: CreateChainOptions): AnswerChain {
  const parts = { ...options, archive, retriever };
  if (!chatModel) return createChainOfParts(parts);
  const writer = new Writer(new LanguageModel({ model: chatModel, limits }));
  return createChainOfParts({ ...parts, writer });
}

function settingsOf(
  model: string | OpenedModel = 'builtin',
  settings?: EmbeddingSettings,
): OpeningSettings {
  return {
    model: typeof model === 'string' ? openEmbeddingModel(model, settings) : model,
    chunks: defaultChunkSettings,
    segmentation: segmentationVersion,
  };
}
