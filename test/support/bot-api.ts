import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AllowedUpdates } from './bot-api-allowed.ts';
import { type ApiCall, ApiCalls } from './bot-api-calls.ts';
import { Chats } from './bot-api-chats.ts';
import { type CommandMenu, CommandMenus } from './bot-api-commands.ts';
import { type Draft, Drafts } from './bot-api-drafts.ts';
import { type Fault, Faults, type RandomFaults } from './bot-api-faults.ts';
import { readCall, respondError, respondFault, respondResult } from './bot-api-http.ts';
import { Inbox } from './bot-api-inbox.ts';
import { type InlineAnswer, InlineQueries, type InlineResult } from './bot-api-inline.ts';
import { type Breach, SendBudget } from './bot-api-limits.ts';
import { type SentMessage, SentMessages } from './bot-api-messages.ts';
import { methodsOf } from './bot-api-methods.ts';
import type { LocalBotApiOptions, SentEvent } from './bot-api-options.ts';
import { People } from './bot-api-people.ts';
import { type TapAnswer, Taps } from './bot-api-queries.ts';
import { Refusal } from './bot-api-refusal.ts';
import type { RawUpdate, SayOptions } from './bot-api-updates.ts';
import { type Delivery, Webhook } from './bot-api-webhook.ts';

export type { LocalBotApiOptions, SentEvent } from './bot-api-options.ts';

export const testToken = '7000000:LOCAL-test-token';

/** A Bot API over HTTP on this machine, with Telegram's limits, and its faults on demand. */
export class LocalBotApi {
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  readonly #allowed = new AllowedUpdates();
  readonly #faults = new Faults();
  readonly #menus = new CommandMenus();
  readonly #updates = new Map<number, RawUpdate>();
  readonly #inbox: Inbox;
  readonly #webhook: Webhook;
  readonly #budget: SendBudget;
  readonly #sent: SentMessages;
  readonly #drafts: Drafts;
  readonly #taps: Taps;
  readonly #inlines: InlineQueries;
  readonly #calls: ApiCalls;
  readonly #people: People;
  readonly #methods: ReturnType<typeof methodsOf>;
  #lastUpdateId = 600_000_000;
  #lastMessageId = 1000;

  constructor(options: LocalBotApiOptions = {}) {
    const { keepCalls = true, queriesLastMs = 15_000 } = options;
    const nextMessageId = () => ++this.#lastMessageId;
    const chats = new Chats(options.knownChatsOnly ?? false);
    this.#budget = new SendBudget(options.limits ?? {});
    this.#sent = new SentMessages(nextMessageId, (sent) => options.onSent?.(toEvent(sent)));
    this.#drafts = new Drafts(keepCalls);
    this.#calls = new ApiCalls(keepCalls);
    this.#taps = new Taps(queriesLastMs);
    this.#inlines = new InlineQueries(queriesLastMs);
    this.#inbox = new Inbox(() => this.#webhook.deliverWaiting());
    this.#webhook = new Webhook(this.#inbox, {
      chunkBytes: options.webhookChunkBytes ?? 7,
      retryMs: options.webhookRetryMs ?? 50,
    });
    const shared = { chats, sent: this.#sent, taps: this.#taps, inlines: this.#inlines };
    const deliver = (content: Readonly<Record<string, unknown>>) => this.deliver(content);
    this.#people = new People({ ...shared, deliver, nextMessageId });
    this.#methods = methodsOf({
      ...shared,
      budget: this.#budget,
      drafts: this.#drafts,
      menus: this.#menus,
      inbox: this.#inbox,
      webhook: this.#webhook,
      allowed: this.#allowed,
    });
  }

  /** Starts listening; resolves to its address, for a client's `apiRoot`. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#webhook.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A person writes in a chat, which is a group if its id is negative. Returns the update's id. */
  say(chatId: number, text: string, options?: SayOptions): number {
    return this.post(chatId, { text }, options);
  }

  /** Like `say`, with content of another kind, such as `{ sticker: {} }`. */
  post(chatId: number, content: Readonly<Record<string, unknown>>, options?: SayOptions): number {
    return this.#people.post(chatId, content, options);
  }

  /** The id of the message that was said by this update. */
  messageOf(updateId: number): number {
    return this.#people.messageOf(updateId);
  }

  /** A person changes what was said by an update. Returns the id of the new update. */
  edit(updateId: number, text: string): number {
    return this.#people.edit(updateId, text);
  }

  /**
   * A person presses a button of a message of the bot as it now stands, named by its text or data.
   * Returns the id of the callback query. @throws Error where there is no such button.
   */
  tap(
    chatId: number,
    messageId: number,
    textOrData: string,
    { from }: { readonly from?: number } = {},
  ): string {
    return this.#people.tap(chatId, messageId, textOrData, from);
  }

  /** A person types behind the bot's name. Returns the id of the inline query. */
  inline(userId: number, text: string): string {
    return this.#people.inline(userId, text);
  }

  /** A person blocks the bot, or a group removes it. Returns the update's id. */
  block(chatId: number): number {
    return this.#people.setBlocked(chatId, true);
  }

  /** A person or a group lets the bot in again. Returns the update's id. */
  unblock(chatId: number): number {
    return this.#people.setBlocked(chatId, false);
  }

  /** Delivers an update of any shape, unless the bot does not want its kind, and returns its id. */
  deliver(content: Readonly<Record<string, unknown>>): number {
    const update = { ...content, update_id: ++this.#lastUpdateId };
    this.#updates.set(update.update_id, update);
    if (this.#allowed.includes(update)) this.#inbox.add(update);
    return update.update_id;
  }

  /** Delivers an update once more, as Telegram does when a confirmation was lost. */
  deliverAgain(updateId: number): void {
    this.#inbox.add({ ...this.#updates.get(updateId), update_id: updateId });
  }

  /** Makes the next calls of a method go wrong. */
  fail(method: string, fault: Fault, times = 1): void {
    this.#faults.plan(method, fault, times);
  }

  /** Makes calls go wrong at random from now on, repeatably; replaces what was said before. */
  failAtRandom(faults: RandomFaults): void {
    this.#faults.atRandom(faults);
  }

  /** How many calls went wrong at random so far. */
  get randomFaultsMet(): number {
    return this.#faults.metAtRandom;
  }

  /** The calls that came too early for the limits. */
  get breaches(): readonly Breach[] {
    return this.#budget.breaches;
  }

  /** What the bot sent to a chat, as it now stands, in the order of arrival. */
  messages(chatId: number): readonly SentMessage[] {
    return this.#sent.inChat(chatId);
  }

  /** What the bot streamed to a private chat, in the order of arrival. */
  drafts(chatId: number): readonly Draft[] {
    return this.#drafts.inChat(chatId);
  }

  /** What the bot answered to pressed buttons, in the order of arrival. */
  tapAnswers(): readonly TapAnswer[] {
    return this.#taps.answers;
  }

  /** What the bot answered to an inline query, once it did. */
  inlineResults(queryId: string): readonly InlineResult[] | undefined {
    return this.inlineAnswer(queryId)?.results;
  }

  /** Like `inlineResults`, with how long and for whom the answer is kept. */
  inlineAnswer(queryId: string): InlineAnswer | undefined {
    return this.#inlines.answers.get(queryId);
  }

  /** The menus of commands that the bot registered. */
  commandMenus(): readonly CommandMenu[] {
    return this.#menus.all();
  }

  /** What was handed to the webhook, or was to be, in the order of the responses. */
  deliveries(): readonly Delivery[] {
    return this.#webhook.deliveries;
  }

  /** The calls of a method so far, with those that went wrong. */
  calls(method: string): readonly ApiCall[] {
    return this.#calls.of(method);
  }

  /** How many calls of a method there were so far, with those that went wrong. */
  callCount(method: string): number {
    return this.#calls.count(method);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedMs = performance.now();
    try {
      const { token, method, payload } = await readCall(request);
      this.#calls.add({ method, payload, atMs: Date.now() });
      const fault = this.#faults.next(method);
      if (fault === 'hang') return;
      if (fault === 'cut') return void request.socket.destroy();
      if (typeof fault === 'object') return respondFault(response, fault);
      if (token !== testToken) throw new Refusal(401, 'Unauthorized');
      const result = await this.#carryOut(method, payload, response, arrivedMs);
      if (fault === 'cut-after') request.socket.destroy();
      else respondResult(response, result);
    } catch (error) {
      respondError(response, error);
    }
  }

  #carryOut(method: string, payload: unknown, response: ServerResponse, arrivedMs: number) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const carryOut = this.#methods.get(method);
    if (!carryOut) throw new Refusal(404, 'Not Found');
    return carryOut(payload, { arrivedMs, signal: gone.signal });
  }
}

function toEvent(message: SentMessage): SentEvent {
  const { chatId, messageId, text, replyTo, sentAtMs, editedAtMs } = message;
  const edited = editedAtMs !== undefined;
  return { chatId, messageId, text, replyTo, atMs: editedAtMs ?? sentAtMs, edited };
}
