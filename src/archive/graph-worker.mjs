import { existsSync } from 'node:fs';

// Node 20 does not hand the TypeScript loader on to a thread, so the thread asks for it itself.
// In the built package there is JavaScript alone, and the compiler rewrites the name below.
if (existsSync(new URL('graph-worker.ts', import.meta.url))) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import('./graph-worker.ts');
