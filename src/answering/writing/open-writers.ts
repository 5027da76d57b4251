import { type ChatModelSettings, openChatModel } from './chat-model.ts';
import { FollowUpWriter } from './follow-up-writer.ts';
import { LanguageModel } from './language-model.ts';
import { Writer } from './writer.ts';

/** What one language model does: they share its circuit. */
export interface Writers {
  readonly writer: Writer;
  readonly followUpWriter: FollowUpWriter;
}

/** Where a model is, and which; nothing is opened without its name. */
export interface WritersSettings extends Omit<ChatModelSettings, 'name' | 'retryLimits'> {
  readonly chatModel?: string;
  /** For an answer; half of it until the model begins. */
  readonly chatTimeoutSeconds: number;
}

/** Somebody is waiting: what a server asks to be waited for longer is a failure at once. */
const retries = { mostRetries: 2, backoffMs: 500, mostWaitMs: 10_000 };

/** Opens the configured model. @throws WenbaoError for an unknown provider or a faulty prompt */
export async function openWriters({
  chatModel: name,
  chatTimeoutSeconds,
  ...settings
}: WritersSettings): Promise<Writers | undefined> {
  if (name === undefined) return undefined;
  const totalMs = 1_000 * chatTimeoutSeconds;
  const firstChunkMs = totalMs / 2;
  const retryLimits = { ...retries, totalMs: firstChunkMs };
  const chatModel = await openChatModel({ ...settings, name, retryLimits });
  const model = new LanguageModel({ model: chatModel, limits: { firstChunkMs, totalMs } });
  return { writer: new Writer(model), followUpWriter: new FollowUpWriter(model) };
}
