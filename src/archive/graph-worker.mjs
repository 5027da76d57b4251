// Node 20 does not hand the TypeScript loader on to a thread, so the thread asks for it itself.
import { register } from 'tsx/esm/api';

register();
await import('./graph-worker.ts');
