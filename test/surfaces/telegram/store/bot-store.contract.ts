import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toArticleId } from '../../../../src/corpus/article.ts';
import type { AnswerId, BotStore } from '../../../../src/surfaces/telegram/store/bot-store.ts';
import { inlineSession } from '../../../../src/surfaces/telegram/store/inline-session.ts';
import { anyText, anyTurn } from '../../../chat/memory/memory-turns.ts';
import { articleId, refusal, shownAnswer } from './shown-answers.ts';

/** An empty store, the clock it lives by, and how many answers it keeps in chats and inline. */
export interface StoreToTest {
  readonly store: BotStore;
  readonly clock: { nowMs: number };
  readonly maxAnswers: number;
  readonly maxInlineAnswers: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Ids of supergroups are longer than 32 bits. */
const groupId = -1_001_234_567_890;

/** What a bot may rely on, wherever it keeps what it must still know. */
export function describeBotStore(name: string, make: () => Promise<StoreToTest>): void {
  async function opened(): Promise<StoreToTest> {
    const made = await make();
    onTestFinished(() => made.store.close());
    return made;
  }

  describe(`${name}, told of updates`, () => {
    test('knows each again, in whatever order they come', async () => {
      const { store } = await opened();
      expect([5, 7, 6].map((id) => store.claimUpdate(id))).toEqual([true, true, true]);
      expect([5, 6, 7, 8].map((id) => store.claimUpdate(id))).toEqual([false, false, false, true]);
    });

    test('remembers them for two days, and not for a week', async () => {
      const { store, clock } = await opened();
      store.claimUpdate(1);
      clock.nowMs += 2 * dayMs;
      expect(store.claimUpdate(1)).toBe(false);
      clock.nowMs += 5 * dayMs;
      expect(store.claimUpdate(1)).toBe(true);
    });
  });

  describe(`${name}, counting questions`, () => {
    const asked = (userId: number, atMs: number) => ({ userId, chatId: groupId, atMs });

    test('lets so many through in any sixty seconds', async () => {
      const { store } = await opened();
      const limits = { perMinute: 2, perDay: 100 };
      const take = (atMs: number) => store.takeQuestion(asked(1, atMs), limits);
      const from = 1_000_000_000_000;
      const outcomes = [0, 30_000, 59_999, 60_000, 89_999, 90_000].map((after) => [
        after,
        take(from + after),
      ]);
      expect(outcomes).toEqual([
        [0, 'taken'],
        [30_000, 'taken'],
        [59_999, 'minute'],
        [60_000, 'taken'],
        [89_999, 'minute'],
        [90_000, 'taken'],
      ]);
    });

    test('lets so many through in any twenty-four hours, and names that limit first', async () => {
      const { store } = await opened();
      const limits = { perMinute: 2, perDay: 2 };
      const take = (atMs: number) => store.takeQuestion(asked(1, atMs), limits);
      const from = 1_000_000_000_000;
      expect([take(from), take(from + 1), take(from + 2)]).toEqual(['taken', 'taken', 'day']);
      expect(take(from + dayMs - 1)).toBe('day');
      expect(take(from + dayMs)).toBe('taken');
    });

    test('counts each user alone, in all chats', async () => {
      const { store } = await opened();
      const limits = { perMinute: 1, perDay: 1 };
      expect(store.takeQuestion({ userId: 1, chatId: 1, atMs: 5 }, limits)).toBe('taken');
      expect(store.takeQuestion({ userId: 2, chatId: 1, atMs: 5 }, limits)).toBe('taken');
      expect(store.takeQuestion({ userId: 1, chatId: 2, atMs: 5 }, limits)).toBe('day');
    });

    test('never lets more through than the limits say', async () => {
      const { store } = await opened();
      const limits = { perMinute: 3, perDay: 6 };
      let userId = 0;
      const waits = fc.array(fc.integer({ min: 0, max: 5 * 60 * minuteMs }), { maxLength: 25 });
      const property = fc.property(waits, (pauses) => {
        userId += 1;
        let atMs = 1_000_000_000_000;
        const taken: number[] = [];
        for (const pause of pauses) {
          atMs += pause;
          const since = (spanMs: number) => taken.filter((time) => time > atMs - spanMs).length;
          const isOver = since(dayMs) >= 6 ? 'day' : since(minuteMs) >= 3 ? 'minute' : 'taken';
          expect(store.takeQuestion(asked(userId, atMs), limits)).toBe(isOver);
          if (isOver === 'taken') taken.push(atMs);
        }
      });
      fc.assert(property, { numRuns: 30 });
    });
  });

  describe(`${name}, keeping answers`, () => {
    test('names each by twelve characters that fit into a link and that nobody can guess', async () => {
      const { store } = await opened();
      const ids = Array.from({ length: 200 }, () => store.keepAnswer(shownAnswer()));
      for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{12}$/u);
      expect(new Set(ids).size).toBe(ids.length);
      // Of ids that count, or that come from the time, neighbours begin alike.
      expect(new Set(ids.map((id) => id.slice(0, 4))).size).toBeGreaterThan(190);
    });

    test('gives any answer back as it was', async () => {
      const { store } = await opened();
      const details = fc.record({
        session: anyText,
        elapsedMs: fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0),
      });
      const property = fc.property(anyTurn, details, ({ question, answer }, rest) => {
        const shown = { ...rest, question, answer };
        const id = store.keepAnswer(shown);
        expect(store.answer(id)).toStrictEqual({ ...shown });
        expect(store.lastAnswer(rest.session)).toStrictEqual({ id, shown: { ...shown } });
      });
      fc.assert(property, { numRuns: 100 });
    });

    test('knows none of a name that it never gave', async () => {
      const { store } = await opened();
      const id = store.keepAnswer(shownAnswer());
      const [other] = [...(await otherIds())];
      expect(other).not.toBe(id);
      expect(other && store.answer(other)).toBeUndefined();
      expect(other && store.rate(other, 1, 'up')).toBeUndefined();
    });

    /** Names that another store gave. */
    async function otherIds() {
      const { store } = await opened();
      return [store.keepAnswer(shownAnswer())];
    }

    test('gives the last answer of each session', async () => {
      const { store } = await opened();
      store.keepAnswer(shownAnswer({ session: 'a', question: '一？' }));
      const last = store.keepAnswer(shownAnswer({ session: 'a', question: '二？' }));
      store.keepAnswer(shownAnswer({ session: 'b', question: '三？' }));
      expect(store.lastAnswer('a')).toMatchObject({ id: last, shown: { question: '二？' } });
      expect(store.lastAnswer('b')?.shown.question).toBe('三？');
      expect(store.lastAnswer('c')).toBeUndefined();
    });

    test('has no last answer of a session that was closed until the next, and keeps the earlier ones', async () => {
      const { store } = await opened();
      const earlier = store.keepAnswer(shownAnswer({ session: 'a', question: '一？' }));
      const other = store.keepAnswer(shownAnswer({ session: 'b' }));
      store.closeSession('a');
      expect(store.lastAnswer('a')).toBeUndefined();
      expect(store.lastAnswer('b')?.id).toBe(other);
      expect(store.answer(earlier)?.question).toBe('一？');
      expect(store.rate(earlier, 1, 'up')).toBe('up');
      expect(store.lastAnswer('a')).toBeUndefined();
      const later = store.keepAnswer(shownAnswer({ session: 'a', question: '二？' }));
      expect(store.lastAnswer('a')?.id).toBe(later);
      expect(store.ratedAnswers().map(({ id }) => id)).toEqual([earlier]);
    });

    test('may be told that a session is closed of which it knows nothing', async () => {
      const { store } = await opened();
      store.closeSession('a');
      store.closeSession('a');
      const id = store.keepAnswer(shownAnswer({ session: 'a' }));
      expect(store.lastAnswer('a')?.id).toBe(id);
    });

    test('keeps few of those that were asked for inline, and they push out no other', async () => {
      const { store, maxAnswers, maxInlineAnswers } = await opened();
      const keep = (count: number, session: string) =>
        Array.from({ length: count }, () => store.keepAnswer(shownAnswer({ session })));
      const kept = (id: AnswerId) => store.answer(id) !== undefined;
      const inChats = keep(maxAnswers, 'chat 1');
      const [rated, ...inline] = keep(maxInlineAnswers, inlineSession(7));
      if (rated) store.rate(rated, 1, 'down');
      const later = keep(3 * maxAnswers, inlineSession(8));
      expect(inChats.filter(kept)).toEqual(inChats);
      expect(rated && kept(rated)).toBe(true);
      expect([...inline, ...later].filter(kept)).toEqual(later.slice(-maxInlineAnswers));
      keep(maxAnswers, 'chat 1');
      expect(inChats.filter(kept)).toEqual([]);
      expect(later.filter(kept)).toHaveLength(maxInlineAnswers);
    });

    test('keeps the newest, and those that were rated', async () => {
      const { store, maxAnswers } = await opened();
      const ids = Array.from({ length: maxAnswers }, () => store.keepAnswer(shownAnswer()));
      const [rated, takenBack, ...others] = ids;
      if (rated) store.rate(rated, 1, 'down');
      for (const _ of [1, 2]) if (takenBack) store.rate(takenBack, 1, 'up');
      const later = Array.from({ length: maxAnswers }, () => store.keepAnswer(shownAnswer()));
      const kept = (id: (typeof ids)[number]) => store.answer(id) !== undefined;
      expect(rated && kept(rated)).toBe(true);
      expect(takenBack && kept(takenBack)).toBe(false);
      expect(others.filter(kept)).toEqual([]);
      expect(later.filter(kept)).toEqual(later);
    });
  });

  describe(`${name}, told of ratings`, () => {
    test('lets each reader have one, to be changed and taken back', async () => {
      const { store } = await opened();
      const id = store.keepAnswer(shownAnswer());
      const rate = (userId: number, rating: 'up' | 'down') => store.rate(id, userId, rating);
      expect([rate(1, 'up'), rate(2, 'up'), rate(3, 'down')]).toEqual(['up', 'up', 'down']);
      expect(store.ratedAnswers()).toMatchObject([{ id, up: 2, down: 1 }]);
      expect([rate(1, 'down'), rate(2, 'up')]).toEqual(['down', 'taken-back']);
      expect(store.ratedAnswers()).toMatchObject([{ id, up: 0, down: 2 }]);
      expect([rate(1, 'down'), rate(3, 'down')]).toEqual(['taken-back', 'taken-back']);
      expect(store.ratedAnswers()).toEqual([]);
      expect(rate(3, 'down')).toBe('down');
    });

    test('gives the rated answers with their questions, oldest first', async () => {
      const { store } = await opened();
      const first = store.keepAnswer(shownAnswer({ question: '一？' }));
      store.keepAnswer(shownAnswer({ question: '二？' }));
      const third = store.keepAnswer(shownAnswer({ question: '三？', answer: refusal }));
      store.rate(third, 1, 'down');
      store.rate(first, 1, 'up');
      expect(store.ratedAnswers()).toEqual([
        { id: first, question: '一？', answer: shownAnswer().answer, up: 1, down: 0 },
        { id: third, question: '三？', answer: refusal, up: 0, down: 1 },
      ]);
    });
  });

  describe(`${name}, naming stories`, () => {
    test('gives each a key that fits into a link, always the same, and finds it by that', async () => {
      const { store } = await opened();
      const property = fc.property(fc.uniqueArray(fc.string(), { maxLength: 5 }), (sources) => {
        const ids = sources.map((source) => toArticleId({ source, documentId: source }, 1));
        const keys = ids.map((id) => store.keepStory(id));
        expect(ids.map((id) => store.keepStory(id))).toEqual(keys);
        expect(keys.map((key) => store.story(key))).toEqual(ids);
        for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{12}$/u);
      });
      fc.assert(property, { numRuns: 50 });
    });

    test('gives the same key as another store does, which may not know the story', async () => {
      const [{ store: one }, { store: other }] = [await opened(), await opened()];
      const key = one.keepStory(articleId);
      expect(other.story(key)).toBeUndefined();
      expect(other.keepStory(articleId)).toBe(key);
    });
  });

  test(`${name} remembers chats that blocked the bot until they let it in again`, async () => {
    const { store } = await opened();
    for (const _ of [1, 2]) store.setBlocked(groupId, true);
    expect([store.isBlocked(groupId), store.isBlocked(1)]).toEqual([true, false]);
    for (const _ of [1, 2]) store.setBlocked(groupId, false);
    expect(store.isBlocked(groupId)).toBe(false);
  });

  describe(`${name}, asked for figures`, () => {
    test('has none of what never happened', async () => {
      const { store } = await opened();
      const none = { questions: 0, users: 0, chats: 0, answered: 0, abstained: 0, unanswered: 0 };
      expect(store.figures(0)).toStrictEqual({ ...none, up: 0, down: 0 });
    });

    test('counts questions, answers and ratings since a point of time', async () => {
      const { store, clock } = await opened();
      const limits = { perMinute: 100, perDay: 100 };
      const ask = (userId: number, chatId: number) =>
        store.takeQuestion({ userId, chatId, atMs: clock.nowMs }, limits);
      ask(9, 9);
      const old = store.keepAnswer(shownAnswer({ elapsedMs: 9_000 }));
      store.rate(old, 9, 'down');
      clock.nowMs += 1_000;
      const sinceMs = clock.nowMs;
      for (const userId of [1, 1, 2, 3, 3]) ask(userId, userId === 3 ? groupId : userId);
      for (const elapsedMs of [30, 10, 20]) store.keepAnswer(shownAnswer({ elapsedMs }));
      const refused = store.keepAnswer(shownAnswer({ answer: refusal, elapsedMs: 500 }));
      store.rate(refused, 1, 'up');
      expect(store.figures(sinceMs)).toEqual({
        questions: 5,
        users: 3,
        chats: 3,
        answered: 3,
        abstained: 1,
        unanswered: 1,
        medianMs: 20,
        up: 1,
        down: 0,
      });
      expect(store.figures(0)).toMatchObject({ questions: 6, answered: 4, down: 1 });
    });

    test('counts no less than nothing as unanswered', async () => {
      const { store } = await opened();
      store.keepAnswer(shownAnswer());
      expect(store.figures(0)).toMatchObject({ questions: 0, answered: 1, unanswered: 0 });
    });

    test('counts small talk neither as a question nor as one that went unanswered', async () => {
      const { store, clock } = await opened();
      for (const userId of [1, 2])
        store.takeQuestion({ userId, chatId: 1, atMs: clock.nowMs }, { perMinute: 9, perDay: 9 });
      store.countSmallTalk();
      expect(store.figures(0)).toMatchObject({ questions: 1, answered: 0, unanswered: 1 });
      store.keepAnswer(shownAnswer());
      expect(store.figures(0)).toMatchObject({ questions: 1, answered: 1, unanswered: 0 });
      store.countSmallTalk();
      expect(store.figures(0)).toMatchObject({ questions: 0, unanswered: 0 });
    });

    test('counts answers that are not kept any more, for eight days', async () => {
      const { store, clock, maxInlineAnswers } = await opened();
      for (let count = 0; count < 3 * maxInlineAnswers; count++)
        store.keepAnswer(shownAnswer({ session: inlineSession(7) }));
      expect(store.figures(0).answered).toBe(3 * maxInlineAnswers);
      clock.nowMs += 7 * dayMs;
      store.keepAnswer(shownAnswer({ answer: refusal }));
      const counted = { answered: 3 * maxInlineAnswers, abstained: 1 };
      expect(store.figures(0)).toMatchObject(counted);
      clock.nowMs += 2 * dayMs;
      store.keepAnswer(shownAnswer());
      expect(store.figures(0)).toMatchObject({ answered: 1, abstained: 1 });
    });
  });

  test(`${name} may be closed more than once`, async () => {
    const { store } = await opened();
    store.close();
    expect(() => store.close()).not.toThrow();
  });
}
