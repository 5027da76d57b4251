import { fileURLToPath } from 'node:url';
import { launch } from './launcher/launch.mjs';

await launch({ root: fileURLToPath(new URL('..', import.meta.url)), entry: 'scripts/ask.ts' });
