import { AIMessageChunk } from '@langchain/core/messages';
import fc from 'fast-check';
import { checkedLines, checkedText } from '../../../src/answering/writing/checked-lines.ts';
import { type Draft, DraftReader } from '../../../src/answering/writing/drafts.ts';
import {
  ModelFailure,
  modelFailureNotice,
  toModelFailure,
} from '../../../src/answering/writing/model-failure.ts';
import { streamText } from '../../../src/answering/writing/model-stream.ts';
import { saysCannotAnswer } from '../../../src/answering/writing/prompt.ts';
import { ThinkingFilter } from '../../../src/answering/writing/thinking.ts';
import { CallFailure } from '../../../src/network/call-failure.ts';
import { chunksOf, hostileBytes } from '../arbitraries/bytes.ts';
import { marks, markup, words } from '../arbitraries/fragments.ts';
import { hostileValue, mutated } from '../arbitraries/json.ts';
import { cutUp, fragment, hostileText, mixOf, piecesOf } from '../arbitraries/text.ts';
import { check, checkSame } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const writing = 'src/answering/writing/';

/** What a model may say: sentences with markers, Markdown and thoughts. */
function modelText(longestChars: number): fc.Arbitrary<string> {
  const said = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...markup),
    fc.constantFrom(...marks),
    fragment,
  );
  const thought = mixOf(said, longestChars).map((text) => `<think>${text}</think>${text}`);
  return fc.oneof(mixOf(said, longestChars), thought, hostileText(longestChars));
}

const eventLine = fc.constantFrom(
  ...['data: {"choices":[]}', 'data: [DONE]', ': ping', 'event: x', 'id: 1', '', '{"done": false}'],
  ...['{"message":{"content":"桥"},"done":true}', 'data:', 'data: {', '<html>', 'retry: 3', 'null'],
);

const metadata = {
  model_provider: 'openai',
  finish_reason: 'stop',
  done_reason: null,
  usage: { cost: 0.1 },
};
const usage = { input_tokens: 3, output_tokens: 4, total_tokens: 7 };

/** What language models and their servers send. */
export const writingTargets = [
  fuzzTarget({
    name: 'thoughts of a model',
    files: [`${writing}thinking.ts`],
    promise:
      'However the text is cut up, the same is left of it, and no thought before the answer.',
    inputs: (longestChars) => piecesOf(modelText(longestChars)),
    holds: (pieces) => {
      const [cut, whole] = [new ThinkingFilter(), new ThinkingFilter()];
      const text = pieces.join('');
      const answer = whole.take(text);
      checkSame(pieces.map((piece) => cut.take(piece)).join(''), answer, 'answer');
      check(text.endsWith(answer), 'another text');
      const closed = text.indexOf('</think>');
      if (/^\s*<think>/u.test(text))
        checkSame(answer, closed < 0 ? '' : text.slice(closed + 8), 'thought');
    },
  }),
  fuzzTarget({
    name: 'sentences of a model',
    files: [`${writing}drafts.ts`, `${writing}prompt.ts`],
    promise:
      'Each sentence says something, on its own, without markers or control characters; its markers are numbers.',
    inputs: (longestChars) => piecesOf(modelText(longestChars)),
    holds: (pieces) => {
      const reader = new DraftReader();
      const drafts = [...pieces.flatMap((piece) => reader.take(piece)), ...reader.end()];
      for (const draft of drafts) checkDraft(draft);
      checkSame(reader.end().length, 0, 'what is left');
    },
  }),
  fuzzTarget({
    name: 'lines of a stream',
    files: [`${writing}checked-lines.ts`, `${writing}model-fetch.ts`],
    promise:
      'In any chunks the lines are handed on as they came, up to the last, or the stream fails as unreadable.',
    inputs: () =>
      chunksOf(
        hostileBytes(
          fc
            .array(fc.oneof(eventLine, eventLine, fragment), { maxLength: 8 })
            .map((lines) => lines.join('\n')),
        ),
      ),
    holds: async (chunks) => {
      const whole = new TextDecoder().decode(Buffer.concat(chunks));
      const read = await orUnreadable(() => through(chunks));
      check(read === undefined || whole.startsWith(read), 'other lines');
      await orUnreadable(async () => checkSame(checkedText(whole), whole, 'text'));
    },
  }),
  fuzzTarget({
    name: 'chunks of a stream',
    files: [`${writing}model-stream.ts`],
    promise:
      'Any chunks give their text up to the limit and how it ended, or a failure of the model.',
    inputs: (longestChars) =>
      fc.tuple(
        hostileText(Math.min(200, longestChars)).chain(cutUp),
        fc.array(fc.tuple(mutated(metadata), mutated(usage)), { maxLength: 3 }),
        fc.nat({ max: 100 }),
      ),
    holds: async ([pieces, told, mostChars]) => {
      const limits = { firstChunkMs: 60_000, idleMs: 60_000, totalMs: 60_000, mostChars };
      const stream = streamText(async () => chunksWith(pieces, told), limits);
      let text = '';
      try {
        for (let next = await stream.next(); !next.done; next = await stream.next())
          text += next.value;
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error;
        checkNotice(error);
      }
      check(pieces.join('').endsWith(text) || text.length > mostChars, 'another text');
    },
  }),
  fuzzTarget({
    name: 'errors of a model',
    files: [`${writing}model-failure.ts`],
    promise:
      'Whatever a client throws is one of the known faults, told in Chinese without a word of its own.',
    inputs: () => {
      const thrown = fc.oneof(
        hostileValue,
        fragment.map((told) => new Error(told)),
        mutated({
          name: 'APIError',
          status: 401,
          message: 'api key',
          code: 'x',
          cause: { message: 'timeout' },
        }),
      );
      return thrown.map((cause): unknown =>
        cause instanceof Error ? cause : new Error('x', { cause }),
      );
    },
    holds: (thrown) => checkNotice(toModelFailure(thrown)),
  }),
];

function checkDraft({ text, markers }: Draft): void {
  check(/[\p{L}\p{N}]/u.test(text), 'nothing said');
  check(!/[^\P{C}\n\t]/gu.test(text), `unseen in ${JSON.stringify(text)}`);
  checkSame(text.trim(), text, 'sentence');
  check(
    markers.every((marker) => Number.isSafeInteger(marker) && marker >= 0),
    `markers ${markers}`,
  );
  checkSame(new Set(markers).size, markers.length, 'markers');
  check(typeof saysCannotAnswer(text) === 'boolean', 'not told');
}

function checkNotice(failure: ModelFailure): void {
  check(/^[\p{Script=Han}，、A-Z_ ]+$/u.test(modelFailureNotice(failure)), 'notice');
}

async function orUnreadable<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    checkSame(error.fault.kind, 'reply', 'fault');
    return undefined;
  }
}

async function through(chunks: readonly Uint8Array[]): Promise<string> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  return new Response(stream.pipeThrough(checkedLines())).text();
}

async function* chunksWith(
  pieces: readonly string[],
  told: readonly (readonly [unknown, unknown])[],
): AsyncGenerator<AIMessageChunk> {
  for (const [index, content] of pieces.entries()) {
    const chunk = new AIMessageChunk({ content });
    // As a client may set them, whatever the types say.
    Reflect.set(chunk, 'response_metadata', told[index]?.[0]);
    Reflect.set(chunk, 'usage_metadata', told[index]?.[1]);
    yield chunk;
  }
}
