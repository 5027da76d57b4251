import { CallFailure } from '../../network/call-failure.ts';

/**
 * Hands on a stream of lines of JSON (`application/x-ndjson`, or the `data:` lines of
 * `text/event-stream`), each once it is complete and can be parsed; a line that cannot ends the
 * stream with a `CallFailure`. The clients of the providers print such a line, and one of them then
 * goes on without it, so that text would be missing.
 */
export function checkedLines(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let waiting = '';
  return new TransformStream({
    transform(bytes, controller) {
      waiting += decoder.decode(bytes, { stream: true });
      const end = waiting.lastIndexOf('\n') + 1;
      if (end === 0) return;
      const lines = waiting.slice(0, end);
      waiting = waiting.slice(end);
      check(lines);
      controller.enqueue(encoder.encode(lines));
    },
    flush(controller) {
      const rest = waiting + decoder.decode();
      check(rest);
      controller.enqueue(encoder.encode(rest));
    },
  });
}

/** A text that is JSON, or lines of it; anything else is a `CallFailure`. */
export function checkedText(text: string): string {
  if (!isJson(text)) check(text);
  return text;
}

/** What a stream of events holds besides data: names, comments, and OpenAI's sign of its end. */
const notJson = /^(?:$|:|(?:event|id|retry)\b|data:\s*\[DONE\])/u;

function check(lines: string): void {
  for (const line of lines.split(/\r?\n/u)) {
    if (notJson.test(line) || isJson(line.replace(/^data:/u, ''))) continue;
    throw new CallFailure({ kind: 'reply', fault: '不是 JSON' });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
