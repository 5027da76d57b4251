import { createHash } from 'node:crypto';

/** The vector that the server makes of a text: always the same one, and another for another text. */
export function vectorOf(text: string, dimensions: number): number[] {
  const bytes = createHash('shake256', { outputLength: dimensions }).update(text).digest();
  return Array.from(bytes, (byte) => (byte - 127.5) / 128);
}

/** https://docs.ollama.com/api/embed */
export function toOllamaReply(model: string, embeddings: readonly unknown[]) {
  return { model, embeddings, total_duration: 14143917, load_duration: 1019500 };
}

/** https://platform.openai.com/docs/api-reference/embeddings/create */
export function toOpenaiReply(
  model: string,
  vectors: readonly unknown[],
  encoding: 'float' | 'base64',
) {
  const data = vectors.map((vector, index) => ({
    object: 'embedding',
    index,
    embedding: encoding === 'base64' ? toBase64(vector) : vector,
  }));
  return { object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } };
}

/** 32-bit floats, little-endian. */
function toBase64(vector: unknown): string {
  const floats = Float32Array.from(Array.isArray(vector) ? vector.map(Number) : []);
  return Buffer.from(floats.buffer).toString('base64');
}
