import { z } from 'zod';
import { CallFailure, type CallFault } from '../../network/call-failure.ts';

/** What kept a language model from answering. */
export type ModelFault =
  | 'key'
  | 'unknown-model'
  | 'wrong-address'
  | 'busy'
  | 'unreachable'
  | 'late'
  | 'unreadable'
  | 'empty'
  | 'cut'
  | 'refused'
  | 'resting'
  | 'other';

/** An error of a language model, told without its text, which may hold a key or the question. */
export class ModelFailure extends Error {
  readonly fault: ModelFault;
  /** Of the provider's answer, where there was one. */
  readonly status?: number;
  /** Of a model that rests: what it failed by last. */
  readonly because?: ModelFault;

  constructor(fault: ModelFault, status?: number, because?: ModelFault) {
    super(status === undefined ? fault : `${fault} (${status})`);
    this.name = 'ModelFailure';
    this.fault = fault;
    if (status !== undefined) this.status = status;
    if (because !== undefined) this.because = because;
  }
}

const notices: Readonly<Record<ModelFault, string>> = {
  key: '语言模型的密钥不对或没有设置',
  'unknown-model': '语言模型服务里没有 CHAT_MODEL 所写的模型',
  'wrong-address': '语言模型的地址不对',
  busy: '语言模型太忙或额度已用完',
  unreachable: '连不上语言模型',
  late: '语言模型太久没有回应',
  unreadable: '语言模型的回复读不懂',
  empty: '语言模型没有作答',
  cut: '语言模型的回答中途断了',
  refused: '语言模型拒绝回答',
  resting: '语言模型连续出错，暂停使用',
  other: '语言模型暂时用不了',
};

/** What the user is told of a failure: a clause without its full stop. */
export function modelFailureNotice({ fault, because }: ModelFailure): string {
  return because === undefined ? notices[fault] : `${notices[because]}，暂停使用`;
}

/** Any error of a model's client as a failure; what it was made of decides, outermost first. */
export function toModelFailure(error: unknown): ModelFailure {
  const causes = causesOf(error);
  for (const cause of causes) {
    if (cause instanceof ModelFailure) return cause;
    if (cause instanceof CallFailure) return failureOf(cause.fault);
  }
  // Models of other clients than those that are opened here.
  const status = causes.map((cause) => propertyOf(cause, 'status')).find(isNumber);
  if (status !== undefined) return new ModelFailure(faultOfStatus(status), status);
  const texts = causes.map(describe);
  if (texts.some((text) => unreachableWords.test(text))) return new ModelFailure('unreachable');
  if (texts.some((text) => lateWords.test(text))) return new ModelFailure('late');
  if (texts.some((text) => keyWords.test(text))) return new ModelFailure('key');
  if (texts.some((text) => cutWords.test(text))) return new ModelFailure('cut');
  return new ModelFailure(texts.some((text) => syntaxWords.test(text)) ? 'unreadable' : 'other');
}

function failureOf(fault: CallFault): ModelFailure {
  switch (fault.kind) {
    case 'unreachable':
      return new ModelFailure('unreachable');
    case 'timeout':
      return new ModelFailure('late');
    case 'reply':
      return new ModelFailure('unreadable');
    case 'status':
      return new ModelFailure(
        fault.status === 404 ? faultOfNotFound(fault.body) : faultOfStatus(fault.status),
        fault.status,
      );
  }
}

const errorSchema = z.object({ error: z.unknown().refine((told) => Boolean(told)) });
/** How servers speak of a path that they do not have, in the error of their protocol. */
const pathWords = /\b(?:url|endpoint|path|route)\b/iu;

/** A server that speaks the protocol tells of a model it lacks; another knows no such address. */
function faultOfNotFound(body: string): ModelFault {
  const { data } = errorSchema.safeParse(parseJson(body));
  if (!data) return 'wrong-address';
  return pathWords.test(JSON.stringify(data.error)) ? 'wrong-address' : 'unknown-model';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOfStatus(status: number): ModelFault {
  if (status === 401 || status === 403) return 'key';
  if (status === 404) return 'unknown-model';
  if (status === 402 || status === 429) return 'busy';
  return status === 408 || status === 504 ? 'late' : 'other';
}

const keyWords = /api[ _-]?key|credential|unauthori[sz]ed|authentication/iu;
const unreachableWords =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|fetch failed|connection error|socket hang up|terminated/iu;
const lateWords = /ETIMEDOUT|timed? ?out|timeout/iu;
/** Of Ollama's client, for a stream that ends without its last line. */
const cutWords = /did not receive done/iu;
/** A client that reads what is not there throws a TypeError. */
const syntaxWords = /SyntaxError|TypeError|JSON|parse/u;
/** Errors are wrapped by the client, by LangChain and by the chain. */
const maxCauses = 6;

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  let cause = error;
  while (cause !== undefined && cause !== null && causes.length < maxCauses) {
    causes.push(cause);
    cause = propertyOf(cause, 'cause');
  }
  return causes;
}

function describe(cause: unknown): string {
  const parts = ['name', 'code', 'message'].map((name) => propertyOf(cause, name));
  return parts.filter((part) => typeof part === 'string').join(' ');
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
