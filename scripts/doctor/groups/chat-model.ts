import { openChatModel } from '../../../src/answering/writing/chat-model.ts';
import {
  ModelFailure,
  type ModelFault,
  modelFailureNotice,
} from '../../../src/answering/writing/model-failure.ts';
import { streamText } from '../../../src/answering/writing/model-stream.ts';
import { type Check, ok, thrown, warning, withoutSubject } from '../check.ts';
import { faultyVariable, providerVariables, type Surroundings } from '../surroundings.ts';

const name = '语言模型';
const prompt = '只回答一个字：好';
/** The request is closed at the first words; this is for a model that sends them all at once. */
const mostChars = 100;

/** The language model, which is asked for a word. */
export async function examineChatModel(surroundings: Surroundings): Promise<readonly Check[]> {
  const { chatModel } = surroundings.config;
  const faulty = faultyVariable(surroundings, ['CHAT_MODEL', ...providerVariables(chatModel)]);
  if (faulty) return [warning(name, `没有查：要等 ${faulty} 改好。`)];
  if (chatModel === undefined) return [ok(name, '没有设置，由内置阅读器作答。')];
  if (surroundings.isOffline) return [ok(name, `${chatModel}（没有联网去查）。`)];
  try {
    await hearFrom(chatModel, surroundings);
    return [ok(name, `${chatModel} 能作答。`)];
  } catch (error) {
    return [error instanceof ModelFailure ? told(chatModel, error) : thrown(name, error)];
  }
}

/** Settles at the first words, and closes the request. @throws ModelFailure */
async function hearFrom(model: string, { config, serverMs }: Surroundings): Promise<void> {
  const retryLimits = { totalMs: serverMs, mostRetries: 0, backoffMs: 1, mostWaitMs: 1 };
  const opened = await openChatModel({ ...config, name: model, retryLimits });
  const limits = { firstChunkMs: serverMs, idleMs: serverMs, totalMs: 2 * serverMs, mostChars };
  const pieces = streamText((signal) => opened.stream(prompt, { signal }), limits);
  await pieces.next();
  await pieces.return({ isWhole: false });
}

function told(model: string, failure: ModelFailure): Check {
  const status = failure.status === undefined ? '' : `（HTTP ${failure.status}）`;
  const detail = `${withoutSubject(modelFailureNotice(failure), name)}${status}。`;
  const state = patience.includes(failure.fault) ? 'warning' : 'error';
  return { name, state, detail, remedy: `${remedyOf(model, failure)}在那之前由内置阅读器作答。` };
}

/** What may pass by itself. */
const patience: readonly ModelFault[] = ['busy', 'late', 'refused', 'empty'];

function remedyOf(model: string, { fault, status = 0 }: ModelFailure): string {
  const isOllama = model.startsWith('ollama:');
  const address = isOllama ? 'OLLAMA_BASE_URL' : 'OPENAI_BASE_URL';
  const asksElsewhere = status >= 300 && status < 400;
  if (fault === 'wrong-address' || fault === 'unreadable' || asksElsewhere)
    return `请检查地址 ${address}${isOllama ? '' : '，它通常以 /v1 结尾'}。`;
  switch (fault) {
    case 'key':
      return isOllama ? `请检查地址 ${address}。` : '请检查密钥 OPENAI_API_KEY。';
    case 'unknown-model':
      return isOllama
        ? `请运行 ollama pull ${model.slice('ollama:'.length)}。`
        : '请检查 CHAT_MODEL 里的模型名。';
    case 'unreachable':
      return isOllama
        ? `请启动 Ollama（ollama serve），并检查地址 ${address}。`
        : `请检查网络和地址 ${address}。`;
    case 'busy':
      return '请稍后再查，或充值。';
    case 'late':
      return '请过一会儿再查：本地模型第一次要装入。';
    default:
      return '请稍后再查，或换一个模型。';
  }
}
