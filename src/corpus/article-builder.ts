import { cutToWhole } from '../language/characters.ts';
import type { Span } from '../language/span.ts';
import type { Article, ArticleId, ArticleKind, ArticlePart, Credit, PartKind } from './article.ts';
import type { Byline, Display, Prose } from './block.ts';
import type { Headlines } from './headline.ts';
import { joinLines, toParagraphs } from './join.ts';
import type { Line } from './line.ts';
import { readLeadMark, readPhotoCredit } from './marks.ts';
import type { LineTable, Page } from './page.ts';
import { maxTitleChars } from './record.ts';
import type { Caption } from './story.ts';
import { TracedText, toLines } from './trace.ts';

/** A lead mark's credit runs over at most this many lines. */
const maxLeadLines = 3;
/** Words that tell of an interview, in a headline and in a story's first sentences. */
const interviewTitle = /^[—-]*(?:访|专访|对话)/u;
const interviewOpening = /(?:采访|专访)了/u;
const interviewOpeningChars = 160;

/** A page's text as printed, and in simplified characters at the same offsets. */
interface PageText {
  readonly printed: string;
  readonly reading: string;
}

/** Puts an article together part by part, in reading order; each part stands on a line of its own. */
export class ArticleBuilder {
  /** Stray characters before a lead mark, which belong to no article. */
  readonly orphans: Span[] = [];
  readonly #page: string;
  readonly #reading: string;
  readonly #text: TracedText;
  readonly #parts: ArticlePart[] = [];
  /** By what they say. */
  readonly #credits = new Map<string, Credit>();
  #hasLead = false;

  constructor({ printed, reading }: PageText, lines: LineTable) {
    this.#page = printed;
    this.#reading = reading;
    this.#text = new TracedText(printed, lines);
  }

  addHeadlines({ kicker, headline, subtitle }: Headlines): void {
    this.#add('kicker', kicker, true);
    this.#add('headline', headline, true);
    this.#add('subtitle', subtitle, true);
  }

  addByline({ line, credits }: Byline): void {
    this.#add('byline', [line], true);
    this.#credit(credits);
  }

  addSubhead({ lines }: Display): void {
    this.#add('subhead', lines, true);
  }

  addCaption({ lines }: Caption): void {
    this.#addPictured('caption', lines);
  }

  addProse(prose: Prose): void {
    const lines = prose.lead ? this.#addLead(prose.lines) : prose.lines;
    for (const paragraph of toParagraphs(lines)) this.#addPictured('paragraph', paragraph);
  }

  /** @param page the page's facts, completed by its issue date */
  build(page: Omit<Page, 'text'>, id: ArticleId): Article {
    const { text, trace } = this.#text;
    const partOf = (kind: PartKind) => firstPart(this.#parts, kind, text);
    const headline = page.title ?? partOf('headline');
    const kicker = partOf('kicker');
    const subtitle = partOf('subtitle');
    return {
      id,
      documentId: page.documentId,
      source: page.source,
      kind: this.#kind([headline, subtitle], partOf('paragraph') ?? ''),
      ...(kicker === undefined ? {} : { kicker }),
      ...(headline === undefined ? {} : { headline }),
      ...(subtitle === undefined ? {} : { subtitle }),
      bylines: [...this.#credits.values()],
      ...(page.publication === undefined ? {} : { publication: page.publication }),
      ...(page.section === undefined ? {} : { section: page.section }),
      ...(page.date === undefined ? {} : { date: page.date }),
      ...(page.dateSource === undefined ? {} : { dateSource: page.dateSource }),
      text,
      parts: this.#parts,
      trace,
      lines: toLines(trace, { start: 0, end: text.length }) ?? [1, 1],
    };
  }

  /** Adds the mark as a byline; returns the lines with what follows it. */
  #addLead(lines: readonly Line[]): Line[] {
    const first = lines[0];
    const last = lines[Math.min(maxLeadLines, lines.length) - 1];
    if (!first || !last) return [...lines];
    const lead = readLeadMark(this.#reading.slice(first.start, last.end));
    if (!lead) return [...lines];
    const markStart = first.start + lead.mark.start;
    const markEnd = first.start + lead.mark.end;
    if (lead.junk.end > lead.junk.start) this.orphans.push({ start: first.start, end: markStart });
    this.#add('byline', clipLines(lines, markStart, markEnd), true);
    this.#credit(lead.credits);
    this.#hasLead = true;
    return lines
      .filter(({ end }) => end > markEnd)
      .map((line) => cutBefore(line, markEnd, this.#page));
  }

  /** Adds text that may end with a picture's credit, which is a part of its own. */
  #addPictured(kind: PartKind, lines: readonly Line[]): void {
    const from = (lines.at(-2) ?? lines.at(-1))?.start ?? 0;
    const end = lines.at(-1)?.end ?? 0;
    const photo = readPhotoCredit(this.#reading.slice(from, end));
    if (!photo) {
      this.#add(kind, lines);
      return;
    }
    const creditStart = from + photo.span.start;
    this.#add(kind, clipLines(lines, lines[0]?.start ?? 0, creditStart));
    this.#add('credit', clipLines(lines, creditStart, end), true);
    this.#credit([photo.credit]);
  }

  #add(
    kind: PartKind,
    lines: readonly Pick<Line, 'start' | 'end' | 'letterSpaced'>[],
    keepSpaces = false,
  ): void {
    if (lines.length === 0) return;
    if (this.#text.length > 0) this.#text.insert('\n');
    const start = this.#text.length;
    joinLines(this.#text, this.#page, lines, { keepSpaces });
    this.#parts.push({ kind, span: { start, end: this.#text.length } });
  }

  #credit(credits: readonly Credit[]): void {
    for (const credit of credits) {
      const key = [credit.role, ...credit.names].join();
      if (!this.#credits.has(key)) this.#credits.set(key, credit);
    }
  }

  #kind(titles: readonly (string | undefined)[], opening: string): ArticleKind {
    if (titles.some((title) => title !== undefined && interviewTitle.test(title)))
      return 'interview';
    if (interviewOpening.test(opening.slice(0, interviewOpeningChars))) return 'interview';
    if (this.#hasLead) return 'news';
    if (this.#parts.some(({ kind }) => kind === 'credit') && this.#isShort()) return 'photo';
    const isFeature = this.#parts.some(({ kind }) => kind === 'byline' || kind === 'subhead');
    return isFeature ? 'feature' : 'news';
  }

  /** A photo story is one paragraph under a picture. */
  #isShort(): boolean {
    return this.#parts.filter(({ kind }) => kind === 'paragraph').length <= 1;
  }
}

function firstPart(
  parts: readonly ArticlePart[],
  kind: PartKind,
  text: string,
): string | undefined {
  const part = parts.find((candidate) => candidate.kind === kind);
  return part && cutToWhole(text.slice(part.span.start, part.span.end), maxTitleChars);
}

/** The lines' stretches between two offsets of the page. */
function clipLines(lines: readonly Line[], from: number, to: number): Line[] {
  return lines
    .filter(({ start, end }) => start < to && end > from)
    .map((line) => ({ ...line, start: Math.max(line.start, from), end: Math.min(line.end, to) }));
}

function cutBefore(line: Line, offset: number, page: string): Line {
  if (line.start >= offset) return line;
  const skipped = /^\s*/u.exec(page.slice(offset, line.end))?.[0].length ?? 0;
  const start = offset + skipped;
  return { ...line, start, text: page.slice(start, line.end) };
}
