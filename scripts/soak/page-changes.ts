import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chance, pick } from '../../test/support/random.ts';
import { pathsOf, type Scene } from './scene.ts';
import { mostPages, type Story, storyOf } from './stories.ts';

/** Between these the number of pages stays, so that the archive does not grow by itself. */
const fewestPages = 24;
const pagesAtMost = 48;
const shares = { add: 0.34, change: 0.66 };

/** Adds, changes and removes pages of the folder, telling the book before it does. */
export class PageChanges {
  readonly #scene: Scene;
  #nextPage = 0;
  #editions = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Fills the folder to begin with. */
  async fill(): Promise<void> {
    for (let count = 0; count < (fewestPages + pagesAtMost) / 2; count++) await this.#add();
  }

  /** One change, drawn by chance. */
  async change(): Promise<void> {
    const { random, book } = this.#scene;
    const stories = book.stories();
    const drawn = random();
    const isFull = stories.length >= pagesAtMost;
    if (stories.length <= fewestPages || (drawn < shares.add && !isFull)) await this.#add();
    else if (drawn < shares.change && !isFull) await this.#rewrite(pick(random, stories));
    else await this.#remove(this.#worthRemoving(stories));
  }

  /** Half of the time a page that the archive surely has, so that its going can be noticed. */
  #worthRemoving(stories: readonly Story[]): Story {
    const { random, book } = this.#scene;
    const held = book.held(Date.now());
    return pick(random, held.length > 0 && chance(random, 0.5) ? held : stories);
  }

  async #add(): Promise<void> {
    const there = new Set(this.#scene.book.stories().map(({ page }) => page));
    while (there.has(this.#nextPage)) this.#nextPage = (this.#nextPage + 1) % mostPages;
    await this.#write(storyOf(this.#nextPage, this.#editions++));
    this.#nextPage = (this.#nextPage + 1) % mostPages;
    this.#scene.findings.count('pages added');
  }

  async #rewrite({ page }: Story): Promise<void> {
    await this.#write(storyOf(page, this.#editions++));
    this.#scene.findings.count('pages changed');
  }

  async #remove(story: Story): Promise<void> {
    const { book, findings, folder } = this.#scene;
    book.remove(story, Date.now());
    await rm(join(pathsOf(folder).pages, story.fileName));
    findings.count('pages removed');
  }

  /** By a renaming, so that no build reads half a page. */
  async #write(story: Story): Promise<void> {
    const { book, folder } = this.#scene;
    const { pages, temporary } = pathsOf(folder);
    book.put(story, Date.now());
    const written = join(temporary, story.fileName);
    await writeFile(written, story.text);
    await rename(written, join(pages, story.fileName));
  }
}
