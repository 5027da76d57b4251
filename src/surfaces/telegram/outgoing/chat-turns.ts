/** Has the work of each chat done one piece after another, and that of different chats side by side. */
export class ChatTurns {
  readonly #last = new Map<number, Promise<void>>();

  /** What the work gives or throws, begun when all earlier work of the chat has ended. */
  take<Result>(chatId: number, work: () => Promise<Result>): Promise<Result> {
    const earlier = this.#last.get(chatId) ?? Promise.resolve();
    const result = earlier.then(work);
    const ended: Promise<void> = result.then(
      () => this.#drop(chatId, ended),
      () => this.#drop(chatId, ended),
    );
    this.#last.set(chatId, ended);
    return result;
  }

  #drop(chatId: number, ended: Promise<void>): void {
    if (this.#last.get(chatId) === ended) this.#last.delete(chatId);
  }
}
