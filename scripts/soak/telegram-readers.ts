import * as wording from '../../src/surfaces/telegram/messages/wording.ts';
import type { LocalBotApi } from '../../test/support/bot-api.ts';
import { botAccount } from '../../test/support/bot-api-updates.ts';
import { between, chance, pick, type Random } from '../../test/support/random.ts';
import type { PageQuestion } from './answer-check.ts';
import type { QueryBook } from './query-book.ts';
import type { QuestionPool } from './question-pool.ts';
import { drawAct, malformedUpdates, type ReaderAct } from './reader-acts.ts';
import type { Scene } from './scene.ts';
import type { Story } from './stories.ts';
import {
  type Asked,
  fitsAnything,
  fitsPage,
  fitsText,
  type TelegramBook,
} from './telegram-book.ts';

const privateChats = Array.from({ length: 18 }, (_, index) => 1_001 + index);
const groups = Array.from({ length: 6 }, (_, index) => -1_000_001 - index);
const peopleOfGroups = 8;
const inlineUsers = Array.from({ length: 6 }, (_, index) => 9_001 + index);

const mostInBurst = 4;
/** Of these months the archive has nothing. */
const firstYear = 1900;
const monthsWithoutStories = 100 * 12;
/** The part of the updates that is delivered twice. */
const repeatedShare = 0.05;
/** Who sends nothing but what is refused is told so once in a while. */
const refusedAgainAfterMs = 60_000;

export interface ReaderParts {
  readonly scene: Scene;
  readonly api: LocalBotApi;
  readonly book: TelegramBook;
  readonly queries: QueryBook;
  readonly pool: QuestionPool;
}

/** The people who write to the bot, in private chats and groups. */
export class TelegramReaders {
  readonly #parts: ReaderParts;
  readonly #random: Random;
  readonly #refusedAtMs = new Map<number, number>();
  #monthsAskedFor = 0;
  #lastUpdate: number | undefined;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#random = parts.scene.random;
  }

  /** One thing that somebody does, drawn by chance, in a chat where nothing is open. */
  act(): void {
    const { book } = this.#parts;
    const free = [...privateChats, ...groups].filter((chatId) => book.isFree(chatId));
    if (free.length === 0) return;
    this.#do(drawAct(this.#random), pick(this.#random, free));
  }

  /** Asks for what is answered after all that came before, in words that nothing else has. */
  askForOldStories(chatId: number): void {
    const month = this.#monthsAskedFor++ % monthsWithoutStories;
    const period = `${firstYear + Math.floor(month / 12)}年${(month % 12) + 1}月`;
    const fits = fitsText(wording.noStoriesText(period));
    const command = chatId < 0 ? `/date@${botAccount.username}` : '/date';
    const asked = { label: 'asked after an end', isInTurn: true, fits };
    this.#say(chatId, `${command} ${period}`, asked);
  }

  #do(act: ReaderAct, chatId: number): void {
    const { scene, pool, queries } = this.#parts;
    switch (act) {
      case 'burst':
        this.#burst(chatId);
        break;
      case 'pair':
        this.#pair(chatId);
        break;
      case 'removed':
        this.#about(chatId, scene.book.gone(Date.now()), 'about a removed page');
        break;
      case 'testSet':
        this.#anything(chatId, pick(this.#random, pool.single), 'test set');
        break;
      case 'hostile':
        this.#anything(chatId, pick(this.#random, pool.hostile), 'hostile');
        break;
      case 'refused':
        this.#refused(chatId);
        break;
      case 'unheard':
        this.#unheard(chatId);
        break;
      case 'button':
        this.#button();
        break;
      case 'inline': {
        const user = pick(this.#random, inlineUsers);
        const [story] = this.#some(scene.book.held(Date.now()), 1);
        if (story && !queries.isTyping(user))
          queries.inline(user, story.question, questionOf(story, 'figure'));
      }
    }
  }

  #burst(chatId: number): void {
    const count = between(this.#random, 1, mostInBurst);
    for (const story of this.#some(this.#parts.scene.book.held(Date.now()), count))
      this.#ask(chatId, story, 'figure', 'about a page');
  }

  #pair(chatId: number): void {
    const [story] = this.#some(this.#parts.scene.book.held(Date.now()), 1);
    if (!story) return;
    const after = this.#ask(chatId, story, 'figure', 'about a page');
    this.#ask(chatId, story, 'cost', 'follow-up', after);
  }

  #about(chatId: number, stories: readonly Story[], label: string): void {
    const [story] = this.#some(stories, 1);
    if (story) this.#ask(chatId, story, 'figure', label);
  }

  #ask(
    chatId: number,
    story: Story,
    asks: PageQuestion['asks'],
    label: string,
    after?: Asked,
  ): Asked {
    const { book } = this.#parts.scene;
    const fits = fitsPage(story, (figure) => book.ownerOf(figure));
    const question = questionOf(story, asks);
    const text = asks === 'figure' ? story.question : story.followUp;
    const more = { label, isInTurn: true, fits, question, ...(after && { after }) };
    return this.#say(chatId, this.#addressed(chatId, text), more);
  }

  #anything(chatId: number, text: string, label: string): void {
    const isCommand = text.startsWith('/');
    if (isCommand) return;
    this.#say(chatId, this.#addressed(chatId, text), { label, isInTurn: true, fits: fitsAnything });
  }

  /** In groups the bot hears commands and its name. */
  #addressed(chatId: number, text: string): string {
    if (chatId > 0) return text;
    return chance(this.#random, 0.5) ? `/ask ${text}` : `@${botAccount.username} ${text}`;
  }

  #refused(chatId: number): void {
    if (chatId > 0 && chance(this.#random, 0.6)) {
      this.#strange(chatId);
      return;
    }
    const last = this.#refusedAtMs.get(chatId) ?? 0;
    if (Date.now() - last < refusedAgainAfterMs) return;
    this.#refusedAtMs.set(chatId, Date.now());
    const isLong = chance(this.#random, 0.5);
    const text = isLong ? `/ask ${'很长的问题'.repeat(300)}` : '/ask';
    const told = isLong ? wording.questionTooLongText(500) : wording.emptyQuestionText;
    // A second person of the group would be told by themselves.
    const asked = { label: 'refused', isInTurn: false, fits: fitsText(told) };
    this.#say(chatId, text, asked, Math.abs(chatId));
  }

  #strange(chatId: number): void {
    if (chance(this.#random, 0.5)) {
      const fits = fitsText(wording.unknownCommandText);
      this.#say(chatId, '/abracadabra', { label: 'unknown command', isInTurn: true, fits });
      return;
    }
    const { api, book } = this.#parts;
    const updateId = api.post(chatId, { sticker: { file_id: 'x', emoji: '🙂' } });
    const fits = fitsText(wording.notTextText);
    const messageId = api.messageOf(updateId);
    book.say(chatId, { label: 'sticker', isInTurn: true, fits, messageId });
    this.#perhapsAgain(updateId);
  }

  /** What no answer comes to: words of others, changed messages, and what is no update. */
  #unheard(chatId: number): void {
    const { api, scene } = this.#parts;
    scene.findings.count('bot: updates that want no answer');
    const { random } = scene;
    const [group = -1] = this.#some(groups, 1);
    if (this.#lastUpdate !== undefined && chance(random, 0.4))
      api.edit(this.#lastUpdate, '改过的问题？');
    else if (chance(random, 0.3)) api.post(group, { sticker: { file_id: 'x' } });
    else if (chance(random, 0.4)) api.say(group, '中午吃什么？');
    else api.deliver(pick(random, malformedUpdates(chatId)));
  }

  #button(): void {
    const { api, book, queries } = this.#parts;
    const [message] = this.#some(book.shown, 1);
    if (!message) return;
    const { chatId, messageId } = message;
    const sent = api.messages(chatId).find((each) => each.messageId === messageId);
    const buttons = (sent?.keyboard ?? []).flat().flatMap(({ data }) => data ?? []);
    const known = buttons.filter((data) => /^[sud]:/u.test(data));
    if (known.length > 0) queries.tap(chatId, messageId, pick(this.#random, known));
  }

  #say(chatId: number, text: string, asked: Omit<Asked, 'messageId'>, from?: number): Asked {
    const { api, book } = this.#parts;
    const someone = between(this.#random, 1, peopleOfGroups) + Math.abs(chatId);
    const updateId = api.say(chatId, text, { from: from ?? someone });
    const whole = { ...asked, messageId: api.messageOf(updateId) };
    book.say(chatId, whole);
    this.#lastUpdate = updateId;
    this.#perhapsAgain(updateId);
    return whole;
  }

  #perhapsAgain(updateId: number): void {
    if (!chance(this.#random, repeatedShare)) return;
    this.#parts.api.deliverAgain(updateId);
    this.#parts.scene.findings.count('bot: updates delivered twice');
  }

  /** Up to so many different ones. */
  #some<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    const chosen: Item[] = [];
    while (chosen.length < count && left.length > 0)
      chosen.push(...left.splice(Math.floor(this.#random() * left.length), 1));
    return chosen;
  }
}

function questionOf(story: Story, asks: PageQuestion['asks']): PageQuestion {
  return { story, asks, askedAtMs: Date.now() };
}
