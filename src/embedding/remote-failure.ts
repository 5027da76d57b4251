import { z } from 'zod';
import { WenbaoError } from '../errors.ts';
import { type CallFault, isQuotaSpent } from '../network/call-failure.ts';
import type { RemoteModel } from './remote-provider.ts';

interface Complaint {
  readonly what: string;
  readonly remedy: string;
}

type StatusFault = Extract<CallFault, { kind: 'status' }>;

/**
 * The error for people: one sentence on what is wrong, one on what to do. It holds neither the key
 * nor anything of the texts that were sent.
 */
export function toModelError(
  fault: CallFault,
  remote: RemoteModel,
  texts: readonly string[],
): WenbaoError {
  const { what, remedy } = complain(fault, remote, texts);
  return new WenbaoError('model', `嵌入模型 ${remote.id} ${what}。`, remedy);
}

function complain(fault: CallFault, remote: RemoteModel, texts: readonly string[]): Complaint {
  const { remedies } = remote.protocol;
  switch (fault.kind) {
    case 'unreachable': {
      const code = fault.code === undefined ? '' : `：${fault.code}`;
      return {
        what: `连不上（${hostOf(remote.baseUrl)}${code}）`,
        remedy: remedies.unreachable(remote),
      };
    }
    case 'timeout': {
      const seconds = Math.max(1, Math.round(fault.afterMs / 1_000));
      return { what: `在 ${seconds} 秒内没有答完`, remedy: '请稍后重试，或换一个更快的模型。' };
    }
    case 'reply':
      return { what: `的答复不对：${fault.fault}`, remedy: remedies.wrongAddress(remote) };
    case 'status':
      return complainOfStatus(fault, remote, texts);
  }
}

function complainOfStatus(
  fault: StatusFault,
  remote: RemoteModel,
  texts: readonly string[],
): Complaint {
  const { status } = fault;
  const { remedies } = remote.protocol;
  if (status === 401 || status === 403) {
    return { what: `拒绝了访问（HTTP ${status}）`, remedy: `请检查密钥 ${remote.keyVariable}。` };
  }
  if (status === 404) {
    if (saysNoModel(fault)) return { what: '在服务器上没有', remedy: remedies.noModel(remote) };
    return { what: '的地址不对（HTTP 404）', remedy: remedies.wrongAddress(remote) };
  }
  if (isQuotaSpent(fault)) {
    return { what: '的额度用完了（HTTP 429）', remedy: '请充值，或换一个嵌入模型。' };
  }
  if (status === 429)
    return { what: `请求太多${waitOf(fault)}（HTTP 429）`, remedy: '请稍后重试。' };
  if (status === 408 || status >= 500) {
    return { what: `的服务器出了错（HTTP ${status}）`, remedy: '请稍后重试。' };
  }
  if (status < 400) {
    return { what: `的地址不对（HTTP ${status}）`, remedy: remedies.wrongAddress(remote) };
  }
  const told = shortMessage(fault.body, texts, remote.apiKey);
  const what = `不接受请求（HTTP ${status}${told === undefined ? '' : `：${told}`}）`;
  return { what, remedy: '请检查 EMBEDDING_MODEL，或换一个嵌入模型。' };
}

function waitOf({ retryAfterMs }: StatusFault): string {
  return retryAfterMs === undefined ? '' : `，要等 ${Math.ceil(retryAfterMs / 1_000)} 秒`;
}

/** The address without a name, a password or a path. */
function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : '地址不对';
}

const errorBody = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform((e) => e.message)]),
});

/** Ollama's `{"error": "…"}` or OpenAI's `{"error": {"message": "…"}}`. */
function messageIn(body: string): string | undefined {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}

function saysNoModel({ body }: StatusFault): boolean {
  return /model/iu.test(messageIn(body) ?? '');
}

/** Whether the server wants fewer texts in one call, as many that speak OpenAI's protocol do. */
export function wantsFewerTexts(fault: CallFault): boolean {
  if (fault.kind !== 'status') return false;
  const { status, body } = fault;
  return status === 413 || ([400, 422].includes(status) && /batch/iu.test(body));
}

const mostMessageChars = 120;
/** A message that shares so many characters with a text may be quoting it. */
const quotedChars = 6;

/** What a server says, if it is short, with no control characters and without key and texts. */
function shortMessage(
  body: string,
  texts: readonly string[],
  apiKey: string | undefined,
): string | undefined {
  const told = messageIn(body)
    ?.replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[。.\s]+$/u, '')
    .replaceAll('。', '；')
    .trim();
  if (!told || told.length > mostMessageChars) return undefined;
  const redacted = (apiKey ? told.replaceAll(apiKey, '…') : told).replace(/\bsk-[\w*-]+/gu, 'sk-…');
  return quotes(redacted, texts) ? undefined : redacted;
}

function quotes(message: string, texts: readonly string[]): boolean {
  for (let start = 0; start + quotedChars <= message.length; start++) {
    const part = message.slice(start, start + quotedChars);
    if (texts.some((text) => text.includes(part))) return true;
  }
  return texts.some((text) => text.length < quotedChars && message.includes(text));
}
