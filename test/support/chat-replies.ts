import type { ChatRequest } from './chat-request.ts';

/** Why a model stopped, in OpenAI's words. Ollama knows no content filter; it gets the same word. */
export const finishReasons = ['stop', 'length', 'content_filter'] as const;
export type FinishReason = (typeof finishReasons)[number];

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** In US dollars, sent as OpenRouter does: `usage.cost`. Ollama has no such thing. */
  readonly cost?: number;
}

/** Any HTTP response as it is. */
export interface HttpReply {
  readonly status: number;
  readonly body: string;
  /** JSON without it. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A model's text piece by piece, each in an event of its own, and how it ends. `cut` closes the
 * connection cleanly without a finish reason, `stall` sends nothing more and keeps the connection
 * open, `reset` destroys it (without pieces before it answers at all), `error` sends a provider's error in the midst of the answer. Who asked
 * for no stream gets the whole text; what does not end well lacks the end of its JSON.
 */
export interface StreamScript {
  readonly pieces: readonly string[];
  /** Before each piece, and before a regular end; once, where no stream was asked for. */
  readonly pauseMs?: number;
  readonly end: FinishReason | 'cut' | 'stall' | 'reset' | 'error';
  /** One token each without it. OpenAI's streams tell it only to who asks for it. */
  readonly usage?: TokenUsage;
}

/** The same text again and again, as fast as the client reads, until it closes the connection. */
export interface EndlessReply {
  readonly endless: string;
}

/**
 * A status of 200, and not what the protocol says. `chunk` breaks one line of a stream off, after
 * the good pieces, and goes on to a regular end; `not-chat` sends JSON of another kind in its place;
 * `json` is no stream, but the JSON of a completion that breaks off. Without a stream `chunk` is
 * `json`.
 */
export interface MalformedReply {
  readonly malformed: 'chunk' | 'json' | 'not-chat';
  readonly after?: readonly string[];
}

/** A completion without a choice; from Ollama the empty message of a model that was only loaded. */
export interface NoChoiceReply {
  readonly choices: 'empty';
}

/** Works a reply out from the request. */
export type ReplyFunction = (request: ChatRequest) => ScriptedReply;

/** What the server answers to one request: a model's text, a fault, or (`'hang'`) nothing at all. */
export type ScriptedReply =
  | string
  | HttpReply
  | 'hang'
  | StreamScript
  | EndlessReply
  | MalformedReply
  | NoChoiceReply
  | ReplyFunction;

/** A reply that OpenAI gives for a key that it does not know. */
export const unauthorized: HttpReply = {
  status: 401,
  body: JSON.stringify({
    error: {
      message: 'Incorrect API key provided',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  }),
};
