import { once } from 'node:events';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

export interface Posting {
  readonly port: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Each is written as a chunk of its own. */
  readonly parts?: readonly Uint8Array[];
}

/** Makes an HTTP request and gives what was answered. */
export async function exchange({
  port,
  method = 'POST',
  path = '/hook',
  headers = {},
  parts = [],
}: Posting) {
  const request = httpRequest({ port, host: '127.0.0.1', method, path, headers, agent: false });
  const answered = once(request, 'response');
  for (const part of parts) request.write(part);
  request.end();
  const [response] = await answered;
  return { status: response.statusCode, body: await readText(response) };
}

/** A body in pieces of so many bytes. */
export function inPieces(body: string, bytes: number): Buffer[] {
  const whole = Buffer.from(body);
  const pieces = Math.ceil(whole.length / bytes);
  return Array.from({ length: pieces }, (_, index) =>
    whole.subarray(index * bytes, (index + 1) * bytes),
  );
}

/** Writes to a socket as it stands, with a pause between the pieces; `received` is all that came. */
export async function openSocket(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  let isClosed = false;
  socket.on('data', (data) => {
    received += data;
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    isClosed = true;
  });
  await once(socket, 'connect');
  return {
    async write(...pieces: readonly (string | Uint8Array)[]): Promise<void> {
      for (const piece of pieces) {
        socket.write(piece);
        await wait(10);
      }
    },
    end: () => socket.destroy(),
    received: () => received,
    isClosed: () => isClosed,
  };
}
