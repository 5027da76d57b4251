import type { Story } from './stories.ts';

/** What is known of a page in the archive at the time of a question. */
export type Knowledge =
  /** It is there, in this edition and no other. */
  | { readonly state: 'held'; readonly story: Story }
  | { readonly state: 'gone' }
  /** It was changed, or is being put in: any edition, or none. */
  | { readonly state: 'unsure' };

interface Page {
  /** The newest edition, also of a page that was removed. */
  readonly story: Story;
  readonly isThere: boolean;
  readonly changedAtMs: number;
  /** From when on every answer goes by it. */
  settledAtMs?: number;
}

/** A running program looks once a second for another archive. */
const noticedAfterMs = 3_000;

/** Keeps what stands on which page of the folder, and since when the archive must have it. */
export class PageBook {
  readonly #pages = new Map<number, Page>();
  readonly #owners = new Map<string, number>();

  /** To be told before the file is written. */
  put(story: Story, nowMs: number): void {
    this.#pages.set(story.page, { story, isThere: true, changedAtMs: nowMs });
    for (const figure of [story.figure, story.cost]) this.#owners.set(figure, story.page);
  }

  /** To be told before the file is removed. */
  remove(story: Story, nowMs: number): void {
    this.#pages.set(story.page, { story, isThere: false, changedAtMs: nowMs });
  }

  /** A build that began then has ended well: all that was in the folder before is in the archive. */
  built(beganAtMs: number, nowMs: number): void {
    for (const page of this.#pages.values()) {
      if (page.changedAtMs < beganAtMs) page.settledAtMs ??= nowMs + noticedAfterMs;
    }
  }

  /**
   * What an answer that comes now has to go by, if its question was asked then. A page that was
   * touched in between is unsure.
   */
  knowledge(page: number, askedAtMs: number): Knowledge {
    const known = this.#pages.get(page);
    if (known?.settledAtMs === undefined || known.settledAtMs > askedAtMs)
      return { state: 'unsure' };
    return known.isThere ? { state: 'held', story: known.story } : { state: 'gone' };
  }

  /** Whether no edition that the archive may hold has this figure. */
  isGone(figure: string, askedAtMs: number): boolean {
    const page = this.#owners.get(figure);
    if (page === undefined) return false;
    const knowledge = this.knowledge(page, askedAtMs);
    if (knowledge.state !== 'held') return knowledge.state === 'gone';
    return ![knowledge.story.figure, knowledge.story.cost].includes(figure);
  }

  /** The stories in the folder, in the order of their last change. */
  stories(): Story[] {
    return this.#inOrder(({ isThere }) => isThere);
  }

  /** The stories that the archive surely holds. */
  held(nowMs: number): Story[] {
    return this.#inOrder(({ story }) => this.knowledge(story.page, nowMs).state === 'held');
  }

  /** Those that it surely no longer holds. */
  gone(nowMs: number): Story[] {
    return this.#inOrder(({ story }) => this.knowledge(story.page, nowMs).state === 'gone');
  }

  /** The page that has or had this figure, if any. */
  ownerOf(figure: string): number | undefined {
    return this.#owners.get(figure);
  }

  #inOrder(isMeant: (page: Page) => boolean): Story[] {
    const pages = [...this.#pages.values()].filter(isMeant);
    return pages.sort((a, b) => a.changedAtMs - b.changedAtMs).map(({ story }) => story);
  }
}
