import { writeSync } from 'node:fs';

// Loaded into the processes of a soak: told by a signal, it says on its own descriptor how much
// memory is in use once all that can be collected is. Windows has no such signal.
if (process.platform !== 'win32') {
  process.on('SIGUSR2', () => {
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    writeSync(3, `${JSON.stringify({ rss, heapUsed, external })}\n`);
  });
}
