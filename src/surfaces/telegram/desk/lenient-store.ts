import type { AnswerId, BotStore } from '../store/bot-store.ts';

/** The bot's store as the desks use it: what is not kept is told to nobody but the log. */
export interface LenientStore extends Omit<BotStore, 'keepAnswer'> {
  keepAnswer(...shown: Parameters<BotStore['keepAnswer']>): AnswerId | undefined;
}

/**
 * A store that cannot be written to keeps nobody from an answer: then updates count as new,
 * questions as within the limits, and answers have no buttons. What has to be looked up still throws.
 */
export function lenient(store: BotStore, onFailure: (error: unknown) => void): LenientStore {
  function orElse<Result>(otherwise: Result, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      onFailure(error);
      return otherwise;
    }
  }
  return {
    isNewUpdate: (updateId) => orElse(true, () => store.isNewUpdate(updateId)),
    takeQuestion: (asked, limits) => orElse('taken', () => store.takeQuestion(asked, limits)),
    keepAnswer: (shown) => orElse(undefined, () => store.keepAnswer(shown)),
    setBlocked: (chatId, isBlocked) => orElse(undefined, () => store.setBlocked(chatId, isBlocked)),
    isBlocked: (chatId) => orElse(false, () => store.isBlocked(chatId)),
    answer: (id) => store.answer(id),
    lastAnswer: (session) => store.lastAnswer(session),
    rate: (id, userId, rating) => store.rate(id, userId, rating),
    ratedAnswers: () => store.ratedAnswers(),
    keepStory: (articleId) => store.keepStory(articleId),
    story: (key) => store.story(key),
    figures: (sinceMs) => store.figures(sinceMs),
    close: () => store.close(),
  };
}
