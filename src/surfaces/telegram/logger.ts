/**
 * Where the bot reports what happens; a pino logger fits. Facts must never hold the token, a
 * user's text or an error object, whose message or request may hold either.
 */
export interface Logger {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
}
