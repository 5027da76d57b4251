import {
  megabytes,
  missing,
  rounded,
  threePercentiles,
  twoPercentiles,
  whole,
} from '../figures.ts';
import type { Measurements } from '../measurements.ts';
import { servingPeakBytes } from '../targets.ts';
import { figure, peak, type Section, sectionOf } from './section.ts';

/** How long a program takes until it answers. */
export function openingSection(sizes: readonly Measurements[]): Section {
  const open = (measured: Measurements) => measured.open;
  const first = (measured: Measurements) => measured.firstAnswer;
  return sectionOf(sizes, {
    title: 'Opening and the first answer',
    note: 'A fresh process each, the files in the cache of the operating system, n = 1.',
    rows: [
      ['opening, without the graph, ms', figure(open, ({ openMs }) => rounded(openMs))],
      ['opening, graph included, ms', figure(open, (value) => rounded(value.openWithGraphMs))],
      ['opening: peak memory, MB', peak(open)],
      ['first answer, opening included, ms', figure(first, (value) => rounded(value.answerMs))],
      [
        'the same since the process started, ms',
        figure(first, (value) => rounded(value.sinceProcessStartMs)),
      ],
    ],
  });
}

const answeringNote =
  `Milliseconds. Retrieval takes the question apart, finds chunks by terms and vectors, weighs their articles and
their sentences, and gives 12 passages. Cold is the first pass over all questions in a fresh process whose graph is loaded, warm the second. A whole
answer is retrieval, reading and verification, without a language model, each question once in a fresh process.`.replaceAll(
    '\n',
    ' ',
  );

/** How long retrieval and answers take. */
export function answeringSection(sizes: readonly Measurements[]): Section {
  const retrieval = (measured: Measurements) => measured.retrieval;
  const answers = (measured: Measurements) => measured.answers;
  return sectionOf(sizes, {
    title: 'Answering',
    note: answeringNote,
    rows: [
      ['retrieval, warm, p50 / p95 / p99', figure(retrieval, (r) => threePercentiles(r.warm))],
      ['retrieval, cold, p50 / p95 / p99', figure(retrieval, (r) => threePercentiles(r.cold))],
      [
        'taking the question apart, p50 / p95',
        figure(retrieval, (r) => twoPercentiles(r.analysis)),
      ],
      ['searchTerms alone, p50 / p95', figure(retrieval, (r) => twoPercentiles(r.terms))],
      ['searchVectors alone, p50 / p95', figure(retrieval, (r) => twoPercentiles(r.vectors))],
      ['n of the rows above', figure(retrieval, ({ warm }) => whole(warm.count))],
      ['whole answer, p50 / p95', figure(answers, (value) => twoPercentiles(value.answers))],
      ['n of whole answers', figure(answers, (value) => whole(value.answers.count))],
      ['answered, not abstained', figure(answers, ({ answered }) => whole(answered))],
      ['peak memory, serving, MB', servingPeak],
    ],
  });
}

function servingPeak(measured: Measurements): string {
  const bytes = servingPeakBytes(measured);
  return bytes === undefined ? missing : megabytes(bytes);
}
