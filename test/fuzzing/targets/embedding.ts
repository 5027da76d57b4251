import fc from 'fast-check';
import { openBuiltinEmbeddings } from '../../../src/embedding/builtin/builtin.ts';
import {
  decodeWeights,
  type EmbeddingWeights,
  encodeWeights,
} from '../../../src/embedding/builtin/weights.ts';
import { ollama } from '../../../src/embedding/ollama.ts';
import { openai } from '../../../src/embedding/openai.ts';
import { toModelError, wantsFewerTexts } from '../../../src/embedding/remote-failure.ts';
import { findRemoteModel } from '../../../src/embedding/remote-model.ts';
import type { Protocol } from '../../../src/embedding/remote-provider.ts';
import { CallFailure, type CallFault } from '../../../src/network/call-failure.ts';
import { damaged } from '../arbitraries/bytes.ts';
import { mutated, mutatedJson } from '../arbitraries/json.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

const embedding = 'src/embedding/';
const weights: EmbeddingWeights = {
  dimensions: 2,
  vocabulary: ['大桥', '茶树'],
  buckets: 1,
  scales: new Float32Array([1, 0.5, 2]),
  rows: new Int8Array([1, 2, -3, 4, 5, -127]),
};
const encoded = encodeWeights(weights);
const apiKey = 'sk-fuzz-0123456789';

/** Replies of servers that make vectors, and the file of the built-in model. */
export const embeddingTargets = [
  repliesOf('vectors of Ollama', 'ollama', ollama, {
    embeddings: [
      [1, 2],
      [3, -4],
    ],
  }),
  repliesOf('vectors of OpenAI', 'openai', openai, {
    data: [
      { index: 1, embedding: [1, 2] },
      { index: 0, embedding: [3, -4] },
    ],
  }),
  fuzzTarget({
    name: 'refusals of embedding servers',
    files: [`${embedding}remote-failure.ts`],
    promise:
      'Any refusal becomes two sentences, without the key, control characters or the texts sent.',
    inputs: () =>
      fc.tuple(
        fc.oneof(
          mutatedJson({ error: '模型不存在' }, { error: { message: `bad key ${apiKey}` } }),
          fragment.map((told) => JSON.stringify({ error: `${told}${apiKey}${told}` })),
        ),
        fc.constantFrom(301, 400, 401, 404, 408, 413, 422, 429, 500, 503),
        hostileText(40),
      ),
    holds: ([body, status, text]) => {
      const remote = findRemoteModel('openai:m', { openaiApiKey: apiKey });
      check(remote !== undefined, 'no model');
      const fault: CallFault = { kind: 'status', status, body };
      const { message, remedy } = toModelError(fault, remote, [text]);
      check(!message.includes(apiKey) && !/\p{C}/u.test(message), `told ${message}`);
      check(remedy !== '' && message.length < 400, 'too long');
      checkSame(typeof wantsFewerTexts(fault), 'boolean', 'fewer texts');
    },
  }),
  fuzzTarget({
    name: 'file of weights',
    files: [`${embedding}builtin/weights.ts`],
    promise: 'A file is decoded to as many rows as units, or called damaged.',
    inputs: () => damaged(fc.constant(encoded)),
    holds: (bytes) => {
      const read = orComplaint(() => decodeWeights(Buffer.from(bytes)));
      if (!read) return;
      const { vocabulary, buckets, dimensions, scales, rows } = read;
      checkSame(scales.length, vocabulary.length + buckets, 'scales');
      checkSame(rows.length, scales.length * dimensions, 'rows');
    },
  }),
  fuzzTarget({
    name: 'built-in vectors',
    files: ['builtin', 'units', 'unit-trie', 'unit-counter'].map(
      (each) => `${embedding}builtin/${each}.ts`,
    ),
    promise: 'Any text has a finite vector of length 1.',
    inputs: hostileText,
    holds: (text) => {
      const vector = openBuiltinEmbeddings().embeddings.vectorOf(text);
      const norm = Math.hypot(...vector);
      check(Math.abs(norm - 1) < 1e-3, `length ${norm}`);
    },
  }),
];

function repliesOf(name: string, file: string, protocol: Protocol, reply: unknown) {
  return fuzzTarget({
    name,
    files: [`${embedding}${file}.ts`, `${embedding}remote-provider.ts`],
    promise:
      'A reply gives one finite vector that is not all zero for each text, or is called bad.',
    inputs: () => fc.tuple(mutated(reply), fc.nat({ max: 3 })),
    holds: ([value, count]) => {
      try {
        const vectors = protocol.readVectors(value, count);
        checkSame(vectors.length, count, 'vectors');
        for (const vector of vectors) {
          check(vector.every(Number.isFinite) && vector.some((part) => part !== 0), 'a vector');
        }
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        checkSame(error.fault.kind, 'reply', 'fault');
      }
    },
  });
}
