import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineTable } from '../../src/corpus/page.ts';
import { TracedText, toLines, toRawSpans } from '../../src/corpus/trace.ts';

const pageText = 'ab\ncde\r\nf\n';
/** Every stretch of the page without a line break. */
const stretches = fc
  .tuple(fc.nat(pageText.length), fc.nat(pageText.length))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  .filter(({ start, end }) => !/[\r\n]/u.test(pageText.slice(start, end)));
const steps = fc.array(fc.oneof(stretches, fc.constantFrom('\n', ' ')), { maxLength: 30 });

describe('a traced text', () => {
  it('leads every copied character back to its place, and no inserted one', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const { text, trace, origins } = joined(chosen);
        expect(text).toHaveLength(origins.length);
        for (const [offset, origin] of origins.entries()) {
          const [raw] = toRawSpans(trace, { start: offset, end: offset + 1 });
          expect(raw?.start).toBe(origin);
          if (raw) expect(pageText.slice(raw.start, raw.end)).toBe(text[offset]);
        }
      }),
    );
  });

  it('knows the first and the last line behind any span', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (chosen, a, b) => {
        const { text, trace, origins } = joined(chosen);
        const start = a % (text.length + 1);
        const end = start + (b % (text.length + 1 - start));
        const lines = origins
          .slice(start, end)
          .flatMap((origin) => (origin === undefined ? [] : [lineAt(origin)]));
        const expected = lines.length > 0 ? [Math.min(...lines), Math.max(...lines)] : undefined;
        expect(toLines(trace, { start, end })).toEqual(expected);
      }),
    );
  });

  it('keeps runs in order, apart from each other, each in one line', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const { trace } = joined(chosen);
        trace.forEach(({ at, raw, length, line }, index) => {
          const before = trace[index - 1];
          expect(length).toBeGreaterThan(0);
          expect(at).toBeGreaterThanOrEqual(before ? before.at + before.length : 0);
          expect([lineAt(raw), lineAt(raw + length - 1)]).toEqual([line, line]);
        });
      }),
    );
  });

  it('makes one run of stretches that follow each other', () => {
    const { trace } = joined([
      { start: 3, end: 4 },
      { start: 4, end: 6 },
    ]);
    expect(trace).toEqual([{ at: 0, raw: 3, length: 3, line: 2 }]);
  });

  it('gives the raw spans in the order of the joined text, not of the page', () => {
    const { trace } = joined([{ start: 3, end: 6 }, '\n', { start: 0, end: 2 }]);
    expect(toRawSpans(trace, { start: 1, end: 5 })).toEqual([
      { start: 4, end: 6 },
      { start: 0, end: 1 },
    ]);
    expect(toLines(trace, { start: 1, end: 5 })).toEqual([1, 2]);
  });

  it('leads to no line from what the joining put there', () => {
    const { trace } = joined([{ start: 0, end: 2 }, '\n', { start: 3, end: 6 }]);
    expect(toRawSpans(trace, { start: 2, end: 3 })).toEqual([]);
    expect(toLines(trace, { start: 2, end: 3 })).toBeUndefined();
  });
});

describe('a line table', () => {
  it('counts lines from 1, whatever breaks them', () => {
    const table = new LineTable({ text: 'a\nb\r\nc\rd' });
    expect([0, 1, 2, 4, 5, 7].map((offset) => table.lineAt(offset))).toEqual([1, 1, 2, 2, 3, 4]);
  });

  it('places everything of a record in the record’s one line', () => {
    const table = new LineTable({ text: 'a\nb', recordLine: 12 });
    expect([0, 2].map((offset) => table.lineAt(offset))).toEqual([12, 12]);
  });
});

/** Joins stretches of the page and inserted texts; with them, where each character came from. */
function joined(chosen: readonly ({ start: number; end: number } | string)[]) {
  const target = new TracedText(pageText, new LineTable({ text: pageText }));
  const origins: (number | undefined)[] = [];
  for (const step of chosen) {
    if (typeof step === 'string') {
      target.insert(step);
      origins.push(...Array.from(step, () => undefined));
    } else {
      target.copy(step);
      for (let offset = step.start; offset < step.end; offset++) origins.push(offset);
    }
  }
  return { text: target.text, trace: target.trace, origins };
}

function lineAt(offset: number): number {
  return pageText.slice(0, offset).split('\n').length;
}
