import { createInterface } from 'node:readline';
import { z } from 'zod';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { describeError } from '../../src/errors.ts';
import { writerOrder } from './writer-orders.ts';

/** A program that builds archives as it is told on standard input, to be killed while it does. */
for await (const line of createInterface({ input: process.stdin })) {
  const { rebuild, folder, ...typed } = writerOrder.parse(z.json().parse(JSON.parse(line)));
  tell('begun');
  try {
    const report = await buildApp(readConfig({}, folder, typed), { rebuild });
    tell('done', { embeddedChunks: report.embeddedChunks, graph: report.graph });
  } catch (error) {
    tell('failed', describeError(error));
  }
}

function tell(news: string, detail: unknown = ''): void {
  process.stdout.write(`${JSON.stringify({ news, detail })}\n`);
}
