import { describe, expect, it } from 'vitest';
import { checkedLines, checkedText } from '../../../src/answering/writing/checked-lines.ts';

const event = 'data: {"a":"青河"}\n\n';

describe('the lines of a model’s stream', () => {
  it.each([1, 2, 3, 7, 1000])(
    'are handed on as they are, in pieces of %i bytes',
    async (length) => {
      const text = `: comment\n${event}event: x\r\n${event}data: [DONE]\n\n`;
      expect((await read(cut(text, length))).trimEnd()).toBe(text.trimEnd());
    },
  );

  it('end the stream with the one that says that all is said, though the server keeps it open', async () => {
    expect(await read([event, 'data: [DONE]\n\n'], true)).toBe(`${event}data: [DONE]\n\n`);
    const last = '{"done": true}\n';
    expect(await read(['{"done":false}\n', last], true)).toBe(`{"done":false}\n${last}`);
  });

  it.each([
    ['is cut off', ['data: {"a":\n']],
    ['is no JSON', ['hello\n']],
    ['never ends', Array.from({ length: 30 }, () => 'x'.repeat(50_000))],
    ['is left unfinished', [event, 'data: {"a"']],
  ])('fail where one %s', async (_, pieces) => {
    await expect(read(pieces)).rejects.toMatchObject({ fault: { kind: 'reply' } });
  });

  it('may be one text of JSON', () => {
    expect(checkedText('{\n "a": 1\n}')).toBe('{\n "a": 1\n}');
    expect(() => checkedText('{"a": ')).toThrow();
  });
});

function cut(text: string, length: number): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const starts = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) => at * length);
  return starts.map((start) => bytes.slice(start, start + length));
}

/** @param staysOpen whether the stream goes on for ever after the pieces */
async function read(pieces: readonly (string | Uint8Array)[], staysOpen = false): Promise<string> {
  const waiting = pieces.map((piece) =>
    typeof piece === 'string' ? new TextEncoder().encode(piece) : piece,
  );
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = waiting.shift();
      if (piece) controller.enqueue(piece);
      else if (!staysOpen) controller.close();
      return piece || !staysOpen ? undefined : new Promise(() => {});
    },
  });
  return new Response(source.pipeThrough(checkedLines())).text();
}
