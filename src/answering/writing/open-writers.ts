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
export interface WritersSettings extends Omit<ChatModelSettings, 'name'> {
  readonly chatModel?: string;
}

/** Opens the configured model. @throws WenbaoError for an unknown provider or a faulty prompt */
export async function openWriters({
  chatModel,
  ...settings
}: WritersSettings): Promise<Writers | undefined> {
  if (chatModel === undefined) return undefined;
  const model = new LanguageModel({ model: await openChatModel({ ...settings, name: chatModel }) });
  return { writer: new Writer(model), followUpWriter: new FollowUpWriter(model) };
}
