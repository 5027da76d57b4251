import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** A port of this machine that nobody listened on just now. */
export async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** An address that hands requests to several ports in turn, until the test is over. */
export async function startBalancer(ports: readonly number[]): Promise<string> {
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing, ports[count % ports.length]);
    count += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server.address())}`;
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, port?: number): void {
  const { method, headers, url: path } = incoming;
  const options = { host: '127.0.0.1', port, method, headers, path };
  const onward = request(options, (response) => {
    outgoing.writeHead(response.statusCode ?? 502);
    response.pipe(outgoing);
  });
  onward.on('error', () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}

function portOf(address: ReturnType<ReturnType<typeof createTcpServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}
