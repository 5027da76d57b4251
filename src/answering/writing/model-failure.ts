const keyNotice = '语言模型的密钥不对或没有设置，以下为原文摘录。';
const unreachableNotice = '连不上语言模型，以下为原文摘录。';
const otherNotice = '语言模型暂时用不了，以下为原文摘录。';

const keyWords = /api[ _-]?key|credential|unauthori[sz]ed|authentication/iu;
const unreachableWords =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|fetch failed|connection error|timed? ?out|timeout|socket hang up/iu;
/** Errors are wrapped by the client, by LangChain and by the chain. */
const maxCauses = 5;

/** What the user is told of an error of a language model, as one sentence before the reader's answer. */
export function modelFailureNotice(error: unknown): string {
  const causes = causesOf(error);
  const statuses = causes.map((cause) => propertyOf(cause, 'status'));
  const texts = causes.map(describe);
  if (statuses.some((status) => status === 401 || status === 403)) return keyNotice;
  if (texts.some((text) => unreachableWords.test(text))) return unreachableNotice;
  // A message of a server that was reached (a limit, an outage) may speak of the key all the same.
  const wasReached = statuses.some((status) => typeof status === 'number');
  return !wasReached && texts.some((text) => keyWords.test(text)) ? keyNotice : otherNotice;
}

/** The error and what it was made of, outermost first. */
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
