import type { ChatExchange } from './chat-exchange.ts';
import type { ChatFormat } from './chat-format.ts';
import {
  type EndlessReply,
  type FinishReason,
  finishReasons,
  type HttpReply,
  type MalformedReply,
  type NoChoiceReply,
  type StreamScript,
  type TokenUsage,
} from './chat-replies.ts';

/** What is sent with the status 200, as a stream or as one body. */
export type ModelReply = string | StreamScript | EndlessReply | MalformedReply | NoChoiceReply;

/** What goes over the line, write by write, and what becomes of the connection then. */
interface Delivery {
  readonly contentType: string;
  readonly writes: Iterable<string>;
  /** Before each write but the first. */
  readonly pauseMs?: number;
  readonly ending: 'end' | 'cut' | 'stall' | 'reset';
}

const jsonType = 'application/json';
const oneTokenEach: TokenUsage = { promptTokens: 1, completionTokens: 1 };
const notChat = { object: 'list', data: [] };

/** Gives any response as it is. */
export function sendHttpReply(exchange: ChatExchange, reply: HttpReply): void {
  const { status, body, contentType = jsonType, headers = {} } = reply;
  exchange.respond(status, { 'content-type': contentType, ...headers }, body);
}

/** Gives a model's answer; done when it is sent, stalls, or the client has gone. */
export async function sendModelReply(
  exchange: ChatExchange,
  reply: ModelReply,
  format: ChatFormat,
  isStreaming: boolean,
): Promise<void> {
  const script = typeof reply === 'string' ? scriptOf(reply) : reply;
  if ('end' in script && script.end === 'reset' && script.pieces.length === 0) {
    return exchange.reset();
  }
  const isStream = isStreaming && !('malformed' in script && script.malformed === 'json');
  await deliver(exchange, isStream ? streamOf(script, format) : bodyOf(script, format));
}

async function deliver(exchange: ChatExchange, delivery: Delivery): Promise<void> {
  const { contentType, writes, pauseMs = 0, ending } = delivery;
  exchange.begin(contentType);
  let isFirst = true;
  for (const text of writes) {
    if (!isFirst) await exchange.pause(pauseMs);
    if (!exchange.isOpen) return;
    await exchange.write(text);
    isFirst = false;
  }
  if (ending !== 'stall') exchange[ending]();
}

type Script = Exclude<ModelReply, string>;

function streamOf(script: Script, format: ChatFormat): Delivery {
  const { streamType: contentType, opening } = format;
  const regular = { contentType, ending: 'end' } as const;
  if ('choices' in script) return { ...regular, writes: [format.emptyStream] };
  if ('endless' in script) {
    return { ...regular, writes: repeat(opening, format.piece(script.endless)) };
  }
  if ('malformed' in script) {
    const { malformed, after = [] } = script;
    const bad =
      malformed === 'not-chat' ? format.event(notChat) : breakOff(format.piece('不会到达。'));
    const end = format.end('stop', oneTokenEach);
    return { ...regular, writes: [opening, ...after.map(format.piece), bad, end] };
  }
  const { pieces, pauseMs = 0, end, usage = oneTokenEach } = script;
  const closing = isFinish(end) ? [format.end(end, usage)] : [];
  if (end === 'error') closing.push(format.event(format.failure));
  const writes = [opening, ...pieces.map(format.piece), ...closing];
  return { contentType, writes, pauseMs, ending: endingOf(end) };
}

function bodyOf(script: Script, format: ChatFormat): Delivery {
  const whole = (text: string, reason: FinishReason = 'stop', usage = oneTokenEach) =>
    JSON.stringify(format.body(text, reason, usage));
  const regular = { contentType: jsonType, ending: 'end' } as const;
  if ('choices' in script) return { ...regular, writes: [JSON.stringify(format.emptyBody)] };
  if ('endless' in script) {
    const [start = ''] = whole('…').split('…');
    return { ...regular, writes: repeat(start, JSON.stringify(script.endless).slice(1, -1)) };
  }
  if ('malformed' in script) {
    const { malformed, after = [] } = script;
    const body =
      malformed === 'not-chat' ? JSON.stringify(notChat) : breakOff(whole(after.join('')));
    return { ...regular, writes: [body] };
  }
  const { pieces, end, usage, pauseMs = 0 } = script;
  const ending = endingOf(end);
  const text = pieces.join('');
  const body = isFinish(end) ? whole(text, end, usage) : breakOff(whole(text));
  const sent = end === 'error' ? JSON.stringify(format.failure) : body;
  return { contentType: jsonType, writes: ['', sent], pauseMs, ending };
}

function isFinish(end: string): end is FinishReason {
  return finishReasons.some((reason) => reason === end);
}

function endingOf(end: StreamScript['end']): Delivery['ending'] {
  return end === 'cut' || end === 'stall' || end === 'reset' ? end : 'end';
}

/** A line, or a body, without the end of its JSON. */
function breakOff(line: string): string {
  return line.replace(/.{12}(?=\n*$)/u, '');
}

function* repeat(start: string, text: string): Generator<string> {
  yield start;
  for (;;) yield text;
}

/** A text as a model streams it: a few characters at a time, never half of one. */
function scriptOf(text: string): StreamScript {
  const characters = [...text];
  const pieces: string[] = [];
  for (let count = 2; characters.length > 0; count = (count % 3) + 1) {
    pieces.push(characters.splice(0, count).join(''));
  }
  return { pieces, end: 'stop' };
}
