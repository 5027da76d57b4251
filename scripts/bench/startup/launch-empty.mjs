import { fileURLToPath } from 'node:url';
import { launch } from '../../launcher/launch.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
await launch({ root, entry: 'scripts/bench/startup/empty.ts' });
