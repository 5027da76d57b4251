import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { graphName } from '../../src/archive/graph-file.ts';
import { isWholeGraph } from '../../src/archive/graph-format.ts';
import { toChunkId } from '../../src/archive/rows.ts';
import { VectorGraph } from '../../src/archive/vector-graph.ts';
import { builtinVector } from '../support/builtin-vector.ts';
import { builtinSettings, temporaryFolder } from '../support/indexed.ts';

test.each([0, 1, 300])('a graph of %i chunks is whole only with its last byte', async (count) => {
  const folder = await temporaryFolder();
  const graph = VectorGraph.empty(builtinSettings.model, () => undefined);
  graph.add(
    Array.from({ length: count }, (_, index) => ({
      chunkId: toChunkId(index + 1),
      vector: builtinVector(`第${index}村`),
    })),
  );
  const file = await graph.saveTo(folder);
  const path = join(folder, graphName(file));
  expect(await isWholeGraph(path)).toBe(true);
  for (const missing of [1, 2, 3, 4, 68, file.bytes - 96, file.bytes - 1, file.bytes]) {
    await truncate(path, Math.max(0, file.bytes - missing));
    if (missing > 0) expect(await isWholeGraph(path)).toBe(false);
  }
});
