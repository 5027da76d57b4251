import { findQuantities, type Quantity } from '../language/numbers.ts';
import type { Span } from '../language/span.ts';
import { isMeasuredInTime, type Lead, readCounted, readLead } from './measure.ts';

/** A stretch of a text with its words. */
export interface Phrase {
  readonly text: string;
  readonly span: Span;
}

/** A figure with what it measures, as far as the words around it tell. */
export interface MeasuredFigure {
  /** As printed, with its modifier: 约36亿元. */
  readonly printed: string;
  readonly span: Span;
  readonly value: number;
  /** The upper end of a range. */
  readonly upper?: number;
  readonly unit: string;
  /** The thing measured, often named in an earlier clause of the sentence: 规上工业总产值. */
  readonly measure?: Phrase;
  /** What the figure tells of the measure instead of its amount: its growth, share or rank (同比增长, 占总投资). */
  readonly change?: Phrase;
}

/** So far before a figure its clause is read. */
const longestLead = 60;
const sentenceEnd = /[。！？!?\n]/u;
const clauseMark = /[，；。！？：—,;!?:\n]/u;
const listMark = /^[、和及与]?$/u;
const share = /^(?:%|‰|个百分点)$/u;
/** Sessions and terms (第61次会议) measure nothing, unless they rank. */
const ordinal = /^第/u;
const money = /元$/u;
/** What may stand before a date or an organisation that begins a clause. */
const beforeAside = /[、和及并仅在从]/u;
const duration = /^(?:年|周年|个年头|个月|天|小时|分钟|秒|周|岁|工作日)$/u;

/**
 * Every figure of a text, in order, each with what it measures. That is read from the figure's own clause; growth,
 * share and rank (同比增长5.5%, 居荆州市第一) are of the thing named before in the same sentence.
 *
 * @param asides spans that are no part of what is measured where they begin a clause: dates, organisations
 */
export function findFigures(text: string, asides: readonly Span[] = []): MeasuredFigure[] {
  const reader = new MeasureReader(text, asides);
  return findQuantities(text).map((quantity) => reader.read(quantity));
}

/** Reads the figures of a text one after the other, and remembers what the sentence's figures are of. */
class MeasureReader {
  readonly #text: string;
  readonly #asideEnds: ReadonlyMap<number, number>;
  #previousEnd = 0;
  #previous: MeasuredFigure | undefined;
  /** What the sentence's last figure with words of its own is of. */
  #subject: Phrase | undefined;
  /** Things measured in the sentence so far: with amounts, and with shares. */
  #amounts: Phrase[] = [];
  #shares: Phrase[] = [];
  /** What the figures of a list after 分别 are of, one each. */
  #respective: Phrase[] = [];

  constructor(text: string, asides: readonly Span[]) {
    this.#text = text;
    this.#asideEnds = new Map(asides.map(({ start, end }) => [start, end]));
  }

  read(quantity: Quantity): MeasuredFigure {
    const { start } = quantity;
    const gap = this.#text.slice(Math.max(this.#previousEnd, start - longestLead), start);
    if (this.#previousEnd < start - longestLead || sentenceEnd.test(gap)) this.#beginSentence();
    const lead = readLead(this.#text, this.#leadStart(start), start);
    const isListed = this.#previous !== undefined && listMark.test(gap);
    const about = isListed ? this.#listed(quantity) : this.#about(quantity, lead);
    const figure = toFigure(quantity, about);
    this.#note(figure);
    return figure;
  }

  #beginSentence(): void {
    this.#previous = undefined;
    this.#subject = undefined;
    this.#amounts = [];
    this.#shares = [];
    this.#respective = [];
  }

  /** After the last mark or figure, and after dates and organisations that begin the clause. */
  #leadStart(figureStart: number): number {
    const earliest = Math.max(this.#previousEnd, figureStart - longestLead);
    let start = figureStart;
    while (start > earliest && !clauseMark.test(this.#text.charAt(start - 1))) start -= 1;
    for (let end = this.#asideEnd(start); end <= figureStart; end = this.#asideEnd(start))
      start = end;
    return start;
  }

  #asideEnd(at: number): number {
    const start = beforeAside.test(this.#text.charAt(at)) ? at + 1 : at;
    return this.#asideEnds.get(start) ?? Number.POSITIVE_INFINITY;
  }

  /** In a list (居荆州市第一、第二) a figure without words of its own is of what the one before is of. */
  #listed(quantity: Quantity): About {
    const counted = this.#counted(quantity);
    if (counted) return { measure: counted };
    const { measure, change } = this.#previous ?? {};
    const next = change && this.#respective.shift();
    return { measure: next ?? measure, change };
  }

  #about(quantity: Quantity, { measure, relation, isRespective }: Lead): About {
    this.#respective = [];
    const named = this.#phrase(measure);
    const change = this.#phrase(relation);
    if (change) return { measure: named ?? this.#inherited(quantity, isRespective), change };
    return { measure: this.#named(quantity, named) };
  }

  /** 新增企业18家 names the thing before the figure, 18家企业 after it; sums of money are named before. */
  #named(quantity: Quantity, before: Phrase | undefined): Phrase | undefined {
    const { unit } = quantity;
    if (ordinal.test(unit)) return undefined;
    if (duration.test(unit)) return before && isMeasuredInTime(before.text) ? before : undefined;
    const after = this.#counted(quantity);
    return money.test(unit) ? (before ?? after) : (after ?? before);
  }

  #inherited({ unit, end }: Quantity, isRespective: boolean): Phrase | undefined {
    if (!isRespective) return this.#subject;
    const things = unit === '个百分点' || this.#amounts.length === 0 ? this.#shares : this.#amounts;
    this.#respective = things.slice(-this.#listLength(end));
    return this.#respective.shift();
  }

  /** How many figures stand in the list that a figure begins. */
  #listLength(end: number): number {
    const clause =
      /^[^，；。,;\n]{0,40}/u.exec(this.#text.slice(end, end + longestLead))?.[0] ?? '';
    return 1 + (clause.match(/[、和]/gu)?.length ?? 0);
  }

  #counted({ unit, end }: Quantity): Phrase | undefined {
    if (unit === '' || share.test(unit) || ordinal.test(unit) || duration.test(unit))
      return undefined;
    const noun = readCounted(this.#text, end);
    return noun && this.#phrase(noun);
  }

  #phrase(span: Span): Phrase | undefined {
    return span.end > span.start
      ? { text: this.#text.slice(span.start, span.end), span }
      : undefined;
  }

  #note(figure: MeasuredFigure): void {
    const { measure, change, span, unit } = figure;
    this.#previous = figure;
    this.#previousEnd = Math.max(span.end, measure?.span.end ?? 0);
    if (!measure) return;
    this.#subject = measure;
    if (!change) (share.test(unit) ? this.#shares : this.#amounts).push(measure);
  }
}

interface About {
  readonly measure?: Phrase | undefined;
  readonly change?: Phrase | undefined;
}

function toFigure(quantity: Quantity, { measure, change }: About): MeasuredFigure {
  const { printed, start, end, value, upper, unit } = quantity;
  return {
    printed,
    span: { start, end },
    value,
    ...(upper === undefined ? {} : { upper }),
    unit,
    ...(measure && { measure }),
    ...(change && { change }),
  };
}
