import { openBuiltinEmbeddings } from '../../src/embedding/builtin/builtin.ts';

/** The vector of a text by the embedding that comes with the program. */
export function builtinVector(text: string): Float32Array {
  return openBuiltinEmbeddings().embeddings.vectorOf(text);
}
