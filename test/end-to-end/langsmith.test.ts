import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { temporaryFolder } from '../support/indexed.ts';

it('nothing is sent to LangSmith unless its own variables ask for it', async () => {
  const smith = await startSmith();
  const archive = await temporaryFolder();
  const address = { LANGSMITH_ENDPOINT: smith.address, LANGSMITH_API_KEY: 'key' };
  await ask(archive, address);
  expect(smith.paths).toEqual([]);
  await ask(archive, { ...address, LANGSMITH_TRACING: 'true' });
  expect(smith.paths).toContain('POST /runs/batch');
});

async function ask(archive: string, variables: NodeJS.ProcessEnv): Promise<void> {
  const script = ['--import', typescriptLoader, 'scripts/ask.ts', '青河大桥全长多少公里？'];
  const env = { ...process.env, ...variables, ARCHIVE_DIR: archive };
  const child = spawn(process.execPath, script, { env, stdio: 'ignore' });
  const exitCode = await new Promise((resolve) => child.on('exit', resolve));
  expect([0, 1]).toContain(exitCode);
}

/** As much of LangSmith as its client asks for. */
async function startSmith(): Promise<{ address: string; paths: readonly string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"batch_ingest_config":{"use_multipart_endpoint":false}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { address: `http://127.0.0.1:${address.port}`, paths };
}
