import { answerText } from './answering/answer.ts';
import { type AnswerChain, createChain } from './answering/chain.ts';
import type { ModelFailure } from './answering/writing/model-failure.ts';
import type { Writers } from './answering/writing/open-writers.ts';
import type { ArticleSearch } from './archive/archive.ts';
import { documentArchive } from './archive/document-archive.ts';
import type { ExampleCandidate } from './browsing/example-candidates.ts';
import type { ConversationParts } from './chat/conversation.ts';
import { defaultChunkSettings } from './corpus/chunk.ts';
import type { DocumentRecord } from './corpus/record.ts';
import { segmentationVersion } from './corpus/segment.ts';
import { measureModel, type OpenedModel, withDimensions } from './embedding/model.ts';
import { foldForComparison } from './language/normalize.ts';
import { ArchiveRetriever } from './retrieval/retriever.ts';

/** What an archive has to be made with to fit this program. */
export function settingsOf<Model extends OpenedModel>(model: Model) {
  return { model, chunks: defaultChunkSettings, segmentation: segmentationVersion };
}

/** What questions are answered with, besides an archive. */
export interface Answering {
  readonly model: OpenedModel;
  readonly writer?: Writers['writer'];
  readonly onModelFailure: (failure: ModelFailure) => void;
}

function chainOver(archive: ArticleSearch, { model, ...parts }: Answering): AnswerChain {
  return createChain({ archive, retriever: retrieverOver(archive, model), ...parts });
}

/** Retrieves from an archive, by vectors of the length that it holds. */
export function retrieverOver(archive: ArticleSearch, model: OpenedModel, limit?: number) {
  const fitting = withDimensions(model, archive.dimensions);
  return new ArchiveRetriever({ archive, model: fitting, ...(limit && { limit }) });
}

type Asked = Parameters<ConversationParts['answer']>[1];
type Completed = Awaited<ReturnType<ConversationParts['answer']>>;

/** What came of a question; it tells of the answer while that is being written. */
export async function follow(
  archive: ArticleSearch,
  answering: Answering,
  question: string,
  { signal, withoutModel, onProgress = () => {} }: Asked,
): Promise<Completed> {
  const { writer: _writer, ...reading } = answering;
  const chain = chainOver(archive, withoutModel ? reading : answering);
  let completed: Completed | undefined;
  for await (const { isComplete, ...result } of await chain.stream(
    question,
    signal && { signal },
  )) {
    if (isComplete) completed = result;
    else if (result.answer.status === 'answered') onProgress(result.answer);
  }
  if (!completed) throw new Error('The chain gave no complete answer.');
  return completed;
}

/** Whether the reader is certain of what a candidate's article prints, and cites nothing else. */
export async function answersExample(
  archive: ArticleSearch,
  answering: Answering,
  { question, articleId, expected }: ExampleCandidate,
): Promise<boolean> {
  const { answer } = await follow(archive, answering, question, { withoutModel: true });
  return (
    answer.status === 'answered' &&
    answer.confidence === 'certain' &&
    answer.citations.every((citation) => citation.articleId === articleId) &&
    foldForComparison(answerText(answer)).includes(foldForComparison(expected))
  );
}

/** Answers from documents that are the archive for this question alone. */
export async function answerFrom(
  question: string,
  documents: readonly DocumentRecord[],
  answering: Answering,
  asked: Asked,
): Promise<Completed> {
  const settings = settingsOf(await measureModel(answering.model, asked.signal));
  const archive = await documentArchive(documents, settings, asked.signal);
  try {
    return await follow(archive, answering, question, asked);
  } finally {
    await archive.close();
  }
}
