import { openBuiltinEmbeddings } from '../../src/embedding/builtin/builtin.ts';

// A process of its own, in which nothing is warm: one line, the milliseconds that loading took.
const startedAt = performance.now();
openBuiltinEmbeddings();
process.stdout.write(`${performance.now() - startedAt}\n`);
