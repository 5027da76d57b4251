import type { ServerResponse } from 'node:http';

/** A response as it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A fault of the connection: nothing comes, or not all, or the connection is closed. */
export type ConnectionFault =
  | 'hangs before the headers'
  | 'hangs in the body'
  | 'closes before the headers'
  | 'closes in the body'
  | 'breaks off the JSON';

/** What goes wrong with a request: another response, vectors that are none, or the connection. */
export type Fault = Reply | FaultyVectors | ConnectionFault;

export interface FaultyVectors {
  readonly vectors: (sound: readonly (readonly number[])[]) => readonly unknown[];
  /** Changes the reply, of whichever protocol, before it is sent. */
  readonly change?: (reply: object) => void;
}

export function respond(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Lets the connection of a response fail. */
export function failWith(response: ServerResponse, fault: ConnectionFault, reply: Reply): void {
  switch (fault) {
    case 'hangs before the headers':
      return;
    case 'closes before the headers':
      response.destroy();
      return;
    case 'breaks off the JSON':
      respond(response, { ...reply, body: firstHalf(reply) });
      return;
    case 'hangs in the body':
      beginBody(response, reply);
      return;
    case 'closes in the body':
      beginBody(response, reply, () => response.destroy());
  }
}

/** Sends the headers and one half of the body. */
function beginBody(response: ServerResponse, reply: Reply, done?: () => void): void {
  const { status, body } = reply;
  response.writeHead(status, { 'content-length': Buffer.byteLength(body) });
  response.write(firstHalf(reply), done);
}

function firstHalf({ body }: Reply): string {
  return body.slice(0, Math.floor(body.length / 2));
}

/** Turns round the list that holds the vectors; where they have indexes, these go with them. */
export const turnedRound: FaultyVectors = {
  vectors: (sound) => sound,
  change: (reply) => {
    for (const part of Object.values(reply)) if (Array.isArray(part)) part.reverse();
  },
};
