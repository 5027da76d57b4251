import { describe, expect, it } from 'vitest';
import { failuresOf } from '../../../scripts/bench/scale/measurements.ts';
import { toSections } from '../../../scripts/bench/scale/sections/all.ts';
import { formatMarkdown, formatPlain } from '../../../scripts/bench/scale/sections/section.ts';
import { judgeTargets } from '../../../scripts/bench/scale/targets.ts';
import { measurementsOf, retrievalOf } from './measurements.ts';

const large = measurementsOf();
const middle = measurementsOf({ documents: 10_000, retrieval: { value: retrievalOf(10) } });

describe('judgeTargets', () => {
  it('says of each target whether the largest size meets it', () => {
    expect(judgeTargets([middle, large]).map(({ isMet }) => isMet)).toEqual(
      new Array(10).fill(true),
    );
  });

  it('takes a limit itself as met, but not the limit of the growth', () => {
    const limits = measurementsOf({ retrieval: { value: retrievalOf(30) } });
    expect(judgementOf([middle, limits], 'retrieval p95, warm')).toBe(true);
    expect(judgementOf([middle, limits], 'its p95 against 10,000 documents')).toBe(false);
  });

  it('takes the larger peak of all processes that answer', () => {
    const answers = { answers: retrievalOf(1).warm, answered: 1, peakBytes: 601e6 };
    const hungry = measurementsOf({ answers: { value: answers } });
    expect(judgementOf([hungry], 'peak memory, serving')).toBe(false);
  });

  it('leaves open what was not measured', () => {
    const broken = measurementsOf({ build: { failure: 'died: SIGSEGV' }, addedPages: [] });
    expect(judgementOf([broken], 'build against raw hnswlib inserts')).toBeUndefined();
    expect(judgementOf([broken], 'adding a page of ten articles')).toBeUndefined();
    expect(judgementOf([broken], 'its p95 against 10,000 documents')).toBeUndefined();
    expect(judgeTargets([])).toEqual([]);
  });
});

describe('failuresOf', () => {
  it('names what gave nothing, added pages once, and tells peers from the rest', () => {
    const failed = { failure: 'failed: exit code 1' };
    const broken = measurementsOf({ open: failed, addedPages: [failed, failed, failed] });
    expect(failuresOf(broken).map(({ measurement, isPeer }) => [measurement, isPeer])).toEqual([
      ['open', false],
      ['langChainBuild', true],
      ['langChainSearch', true],
      ['addedPages', false],
    ]);
  });
});

describe('the tables', () => {
  it('have a cell for each size in each row', () => {
    for (const { header, rows } of toSections([middle, large])) {
      for (const row of rows) expect(row).toHaveLength(header.length);
    }
  });

  it('say why a peer gave no figure', () => {
    const peers = toSections([large]).find(({ title }) => title === 'Peers');
    expect(peers?.rows.filter(([, cell]) => cell === 'stopped after 10 min')).toHaveLength(4);
  });

  it('warn where the targets are judged by fewer documents', () => {
    expect(toSections([middle])[0]?.note).toContain('proves nothing');
    expect(toSections([middle, large])[0]?.note).not.toContain('proves nothing');
  });

  it('are written as Markdown and for a terminal', () => {
    const section = { title: 'T', note: 'N', header: ['a', 'b'], rows: [['x|y', '1']] };
    expect(formatMarkdown(section)).toBe('## T\n\nN\n\n| a | b |\n| --- | --- |\n| x\\|y | 1 |\n');
    expect(formatPlain(section)).toBe('T\nN\n\na    b\nx|y  1\n');
  });
});

function judgementOf(sizes: Parameters<typeof judgeTargets>[0], target: string) {
  const found = judgeTargets(sizes).find(({ name }) => name === target);
  if (!found) throw new Error(`no target ${target}`);
  return found.isMet;
}
