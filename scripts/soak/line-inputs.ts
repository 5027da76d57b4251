import { chance, pick, type Random } from '../../test/support/random.ts';
import type { PageQuestion } from './answer-check.ts';
import type { Written } from './line-ledger.ts';
import type { QuestionPool } from './question-pool.ts';
import type { Scene } from './scene.ts';
import type { Story } from './stories.ts';

/** A line for the program, and what is known of its result. */
export interface Line extends Written {
  readonly label: string;
  readonly bytes: string | Uint8Array;
  /** What the result has to be; a line that holds no words may be refused. */
  readonly wanted: 'result' | 'failure' | 'either';
  readonly question?: PageQuestion;
  readonly after?: Line;
  /** What the answer has to hold, as of documents that are given with the question. */
  readonly fact?: string;
  isRight?: boolean;
}

type Draft = Omit<Line, 'id' | 'bytes' | 'wanted'>;

const longChars = 1_000_000;
const deepLevels = 100_000;
const acts = ['page', 'page', 'pair', 'pair', 'removed', 'testSet', 'conversation', 'documents'];
const shares = { malformed: 0.12, hostile: 0.08 };

/** Makes lines, of which each has an id of its own unless it is malformed. */
export class LineInputs {
  readonly #scene: Scene;
  readonly #pool: QuestionPool;
  readonly #random: Random;
  #lines = 0;

  constructor(scene: Scene, pool: QuestionPool) {
    this.#scene = scene;
    this.#pool = pool;
    this.#random = scene.random;
  }

  /** One or more lines that belong together, drawn by chance. */
  next(): Line[] {
    if (chance(this.#random, shares.malformed)) return [this.#malformed()];
    if (chance(this.#random, shares.hostile))
      return [this.#line(pick(this.#random, this.#pool.hostile), { label: 'hostile' })];
    switch (pick(this.#random, acts)) {
      case 'pair':
        return this.#pair(this.#scene.book.held(Date.now()));
      case 'removed':
        return this.#about(this.#scene.book.gone(Date.now()), 'about a removed page');
      case 'testSet':
        return [this.#line(pick(this.#random, this.#pool.single), { label: 'test set' })];
      case 'conversation':
        return this.#conversation();
      case 'documents':
        return [this.#documents()];
      default:
        return this.#about(this.#scene.book.held(Date.now()), 'about a page');
    }
  }

  /** A question about a page as it is now known. */
  about(story: Story, label: string): Line {
    return this.#line(story.question, { label, question: questionOf(story, 'figure') });
  }

  #about(stories: readonly Story[], label: string): Line[] {
    return stories.length === 0 ? [] : [this.about(pick(this.#random, stories), label)];
  }

  /** The turns of two sessions by turns, each about its own page. */
  #pair(held: readonly Story[]): Line[] {
    if (held.length < 2) return [];
    const one = pick(this.#random, held);
    const stories = [
      one,
      pick(
        this.#random,
        held.filter((story) => story !== one),
      ),
    ];
    const asked = stories.map((story) => ({ story, session: `session ${++this.#lines}` }));
    const firsts = asked.map(({ story, session }) => {
      const draft = { label: 'about a page', question: questionOf(story, 'figure') };
      return this.#line(story.question, draft, { session });
    });
    const seconds = asked.map(({ story, session }, index) => {
      const [question, after] = [questionOf(story, 'cost'), firsts[index]];
      const draft = { label: 'follow-up', question, ...(after && { after }) };
      return this.#line(story.followUp, draft, { session });
    });
    return [...firsts, ...seconds];
  }

  #conversation(): Line[] {
    const session = `conversation ${++this.#lines}`;
    return pick(this.#random, this.#pool.conversations).map((question) =>
      this.#line(question, { label: 'conversation' }, { session }),
    );
  }

  /** These documents are the archive for one question. */
  #documents(): Line {
    const fact = `${100_000 + this.#lines * 13}`;
    const text = `本报讯（记者李四）临河粮站今年收购稻谷${fact}吨。`;
    const documents = [{ id: 1, title: '临河粮站收购稻谷', text, date: '2024-10-08' }];
    const draft = { label: 'documents', fact };
    return this.#line('临河粮站今年收购稻谷多少吨？', draft, { documents });
  }

  #line(question: string, draft: Draft, more: Readonly<Record<string, unknown>> = {}): Line {
    const id = chance(this.#random, 0.5) ? `q${++this.#lines}` : ++this.#lines;
    return {
      ...draft,
      id,
      bytes: `${JSON.stringify({ id, question, ...more })}\n`,
      wanted: draft.label === 'hostile' ? 'either' : 'result',
    };
  }

  #malformed(): Line {
    const id = `m${++this.#lines}`;
    const whole = (value: object) => JSON.stringify({ id, ...value });
    const [text, isReadable] = pick(this.#random, [
      ['不是 JSON', false],
      ['{"id": 1, "question": ', false],
      ['[]', false],
      ['null', false],
      ['{"id": 9007199254740993, "question": "？"}', false],
      ['['.repeat(deepLevels), false],
      [`"${'长'.repeat(longChars)}"`, false],
      [whole({}), true],
      [whole({ question: '   ' }), true],
      [whole({ question: 7 }), true],
      [whole({ question: '大桥', session: 7 }), true],
      [whole({ question: '大桥', documents: [{ id: 1 }, { id: 1 }] }), true],
      [whole({ question: '问'.repeat(longChars) }), true],
    ] as const);
    return {
      label: 'malformed',
      id: isReadable ? id : null,
      bytes: `${text}\n`,
      wanted: 'failure',
    };
  }
}

function questionOf(story: Story, asks: PageQuestion['asks']): PageQuestion {
  return { story, asks, askedAtMs: Date.now() };
}
