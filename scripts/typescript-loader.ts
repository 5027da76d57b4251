import { fileURLToPath } from 'node:url';

/** What a process that runs a TypeScript file is to import first; tests have a faster one than tsx. */
export const typescriptLoader =
  process.env.WENBAO_LOADER ?? fileURLToPath(import.meta.resolve('tsx'));
