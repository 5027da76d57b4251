import { CallFailure } from '../../network/call-failure.ts';

/** A line of a provider's stream has some hundred characters. */
const mostLineChars = 1_000_000;

/**
 * Hands on a stream of lines of JSON (`application/x-ndjson`, or the `data:` lines of
 * `text/event-stream`), each once it is complete and can be parsed; a line that cannot ends the
 * stream with a `CallFailure`. The clients of the providers print such a line, and one of them then
 * goes on without it, so that text would be missing. The line that says that all is said ends the
 * stream, whether or not the server closes it.
 */
export function checkedLines(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let waitingChars = 0;
  return new TransformStream({
    transform(bytes, controller) {
      const text = decoder.decode(bytes, { stream: true });
      const end = text.lastIndexOf('\n') + 1;
      waiting.push(end > 0 ? text.slice(0, end) : text);
      waitingChars += text.length;
      if (end === 0 && waitingChars <= mostLineChars) return;
      const lines = waiting.join('');
      const isLast = check(lines);
      controller.enqueue(encoder.encode(lines));
      waiting = [text.slice(end)];
      waitingChars = text.length - end;
      if (isLast) controller.terminate();
    },
    flush(controller) {
      const rest = waiting.join('') + decoder.decode();
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
const done = /^data:\s*\[DONE\]|^\{.*"done":\s*true/u;
const notJson = /^(?:$|:|(?:event|id|retry)\b|data:\s*\[DONE\])/u;

/** Whether the last line is among them. */
function check(lines: string): boolean {
  let isLast = false;
  for (const line of lines.split(/\r?\n/u)) {
    isLast ||= done.test(line);
    if (notJson.test(line) || isJson(line.replace(/^data:/u, ''))) continue;
    throw new CallFailure({ kind: 'reply', fault: '不是 JSON' });
  }
  return isLast;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
