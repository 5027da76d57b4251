import type { AnswerId, BotStore } from '../store/bot-store.ts';

/** A file that another program has locked holds up everything for a second with each try. */
const restMs = 10_000;

/** The bot's store as the desks use it: what is not kept is told to nobody but the log. */
export interface LenientStore extends Omit<BotStore, 'keepAnswer'> {
  keepAnswer(...shown: Parameters<BotStore['keepAnswer']>): AnswerId | undefined;
}

/**
 * A store that cannot be written to keeps nobody from an answer: then updates count as new,
 * questions as within the limits, and answers have no buttons. What has to be looked up still throws.
 */
export function lenient(store: BotStore, onFailure: (error: unknown) => void): LenientStore {
  let restsUntilMs = 0;
  function orElse<Result>(otherwise: Result, work: () => Result): Result {
    if (performance.now() < restsUntilMs) return otherwise;
    try {
      return work();
    } catch (error) {
      onFailure(error);
      restsUntilMs = performance.now() + restMs;
      return otherwise;
    }
  }
  return {
    claimUpdate: (updateId) => orElse(true, () => store.claimUpdate(updateId)),
    takeQuestion: (asked, limits) => orElse('taken', () => store.takeQuestion(asked, limits)),
    keepAnswer: (shown) => orElse(undefined, () => store.keepAnswer(shown)),
    countSmallTalk: () => orElse(undefined, () => store.countSmallTalk()),
    setBlocked: (chatId, isBlocked) => orElse(undefined, () => store.setBlocked(chatId, isBlocked)),
    isBlocked: (chatId) => orElse(false, () => store.isBlocked(chatId)),
    answer: (id) => store.answer(id),
    lastAnswer: (session) => store.lastAnswer(session),
    rate: (id, userId, rating) => store.rate(id, userId, rating),
    ratedAnswers: () => store.ratedAnswers(),
    closeSession: (session) => orElse(undefined, () => store.closeSession(session)),
    keepStory: (articleId) => store.keepStory(articleId),
    story: (key) => store.story(key),
    figures: (sinceMs) => store.figures(sinceMs),
    close: () => store.close(),
  };
}
