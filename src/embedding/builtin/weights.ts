import { z } from 'zod';
import { WenbaoError } from '../../errors.ts';

/** What the built-in embedding is made of: a vector for each unit, as whole numbers with a scale. */
export interface EmbeddingWeights {
  readonly dimensions: number;
  readonly vocabulary: readonly string[];
  /** Units for what the vocabulary lacks; their rows follow those of the vocabulary. */
  readonly buckets: number;
  /** For each unit what its whole numbers are multiplied by. */
  readonly scales: Float32Array;
  /** Row by row, `dimensions` whole numbers from -127 to 127 for each unit. */
  readonly rows: Int8Array;
}

/** The file begins with one line of JSON; then come the words a line each, the scales, the rows. */
const headerSchema = z.strictObject({
  format: z.literal('wenbao-embedding-1'),
  dimensions: z.number().int().positive(),
  words: z.number().int().positive(),
  buckets: z.number().int().positive(),
  /** Length of the words in bytes, line breaks included. */
  wordBytes: z.number().int().positive(),
});

type Header = z.infer<typeof headerSchema>;

const lineBreak = 0x0a;
const float32Bytes = 4;

/** Packs weights into the bytes of a file; numbers are little-endian. */
export function encodeWeights(weights: EmbeddingWeights): Buffer {
  const { dimensions, vocabulary, buckets, scales, rows } = weights;
  const words = Buffer.from(`${vocabulary.join('\n')}\n`);
  const header: Header = {
    format: 'wenbao-embedding-1',
    dimensions,
    words: vocabulary.length,
    buckets,
    wordBytes: words.length,
  };
  const scaleBytes = Buffer.alloc(scales.length * float32Bytes);
  for (const [unit, scale] of scales.entries()) {
    scaleBytes.writeFloatLE(scale, unit * float32Bytes);
  }
  const rowBytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), words, scaleBytes, rowBytes]);
}

/** Unpacks such a file. @throws WenbaoError if it is not one, or was cut off. */
export function decodeWeights(file: Buffer): EmbeddingWeights {
  const headerEnd = file.indexOf(lineBreak);
  const header = parseHeader(file.toString('utf8', 0, Math.max(0, headerEnd)));
  if (!header) throw damagedWeights();
  const { dimensions, words, buckets, wordBytes } = header;
  const units = words + buckets;
  const scalesStart = headerEnd + 1 + wordBytes;
  const rowsStart = scalesStart + units * float32Bytes;
  const vocabulary = file.toString('utf8', headerEnd + 1, scalesStart - 1).split('\n');
  if (file.length !== rowsStart + units * dimensions || vocabulary.length !== words)
    throw damagedWeights();
  const scales = new Float32Array(units);
  for (let unit = 0; unit < units; unit++) {
    scales[unit] = file.readFloatLE(scalesStart + unit * float32Bytes);
  }
  const rows = new Int8Array(file.buffer, file.byteOffset + rowsStart, units * dimensions);
  return { dimensions, vocabulary, buckets, scales, rows };
}

function parseHeader(line: string): Header | undefined {
  try {
    return headerSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** What is thrown when the file cannot be read or is not what it should be. */
export function damagedWeights(cause?: unknown): WenbaoError {
  const message = '内置嵌入模型的文件缺失或已损坏。';
  return new WenbaoError('model', message, '请重新下载本程序。', { cause });
}
