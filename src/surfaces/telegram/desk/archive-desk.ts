import { citationsOf } from '../../../answering/answer.ts';
import type { StoryPage } from '../../../browsing/browser.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import { passageMessage } from '../messages/passage-message.ts';
import { type KeyedStories, periodsMessage, storiesMessage } from '../messages/stories-message.ts';
import * as wording from '../messages/wording.ts';
import type { AnswerId, StoryKey } from '../store/bot-store.ts';
import type { DeskParts } from './desk-parts.ts';

const storiesPerPage = 8;
const mostMentioning = 5;
const marksAround = /^[\s\p{P}]+|[\s\p{P}]+$/gu;

/** A message, or in one sentence why there is none. */
export type Shown = { readonly message: OutgoingMessage } | { readonly missing: string };

/** Shows passages and lists of stories. All reject as the archive or the store does. */
export class ArchiveDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** A source of an answer that was shown: where its quotation stands, or a place of its story. */
  async source(answerId: AnswerId, marker: number, place?: number): Promise<Shown> {
    const { store, browser } = this.#parts;
    const kept = store.answer(answerId);
    const citations = kept ? citationsOf(kept.answer) : [];
    const citation = citations.find((each) => each.marker === marker);
    if (!citation) return { missing: wording.answerGoneText };
    const passage =
      place === undefined
        ? await browser.quoted(citation)
        : await browser.place(citation.articleId, place, citation);
    if (!passage) return { missing: wording.storyGoneText };
    const markers = citations.map((each) => each.marker);
    return { message: passageMessage(passage, { answerId, marker, markers }) };
  }

  async story(story: StoryKey, place: number): Promise<Shown> {
    const { store, browser } = this.#parts;
    const articleId = store.story(story);
    const passage = articleId && (await browser.place(articleId, place));
    if (!passage) return { missing: wording.storyGoneText };
    return { message: passageMessage(passage, { story }) };
  }

  /** What there is by month, below one line: about the archive unless told. */
  async periods(line?: string): Promise<OutgoingMessage> {
    const { browser } = this.#parts;
    return periodsMessage(await browser.periods(), line ?? (await browser.describe()));
  }

  /** A page of a list of stories, from 0. */
  async stories({
    period,
    page,
  }: {
    readonly period?: string;
    readonly page: number;
  }): Promise<OutgoingMessage> {
    const { browser, me } = this.#parts;
    const ofPeriod = period === undefined ? {} : { period };
    const found = await browser.newest({
      ...ofPeriod,
      offset: page * storiesPerPage,
      limit: storiesPerPage,
    });
    return storiesMessage(this.#keyed(found), {
      ...ofPeriod,
      pageNumber: page,
      perPage: storiesPerPage,
      botUsername: me.username,
    });
  }

  /** Stories that hold just these words; nothing where there are none. */
  async mentioning(
    words: string,
  ): Promise<{ readonly words: string; readonly stories: KeyedStories } | undefined> {
    const typed = words.replace(marksAround, '');
    const found = await this.#parts.browser.mentioning(typed, mostMentioning);
    return found.total > 0 ? { words: typed, stories: this.#keyed(found) } : undefined;
  }

  #keyed(page: StoryPage): KeyedStories {
    const stories = page.stories.map((story) => ({
      ...story,
      key: this.#parts.store.keepStory(story.articleId),
    }));
    return { ...page, stories };
  }
}
