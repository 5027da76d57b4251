import { megabytes, missing, rounded, seconds, whole } from '../figures.ts';
import { type Measurements, medianAddMs, resultOf } from '../measurements.ts';
import {
  type Cell,
  figure,
  formatOutcome,
  peak,
  type Row,
  type Section,
  sectionOf,
} from './section.ts';

const note =
  `One build in a process of its own, n = 1. The stages were run alone on one core in another
process; the rest is what the build took beyond their sum (store, terms index, graph), and may be less than nothing where the
build works on several things at once. A page is added to the built archive by a fresh process, \`buildApp\` alone timed, and
the sources are all hashed again.`.replaceAll('\n', ' ');

/** How long a build takes, what of, and what it takes to add a page. */
export function buildingSection(sizes: readonly Measurements[]): Section {
  const build = (measured: Measurements) => measured.build;
  return sectionOf(sizes, {
    title: 'Building',
    note,
    rows: [
      ['characters', ({ characters }) => whole(characters)],
      ['articles', figure(build, ({ articles }) => whole(articles))],
      ['chunks', figure(build, ({ chunks }) => whole(chunks))],
      ['whole build, s', figure(build, ({ buildMs }) => seconds(buildMs))],
      ['characters per second', charactersPerSecond],
      ['peak memory, MB', peak(build)],
      ...stageRows(),
      ['adding a page of ten articles, median, ms', medianAdd],
      ['each addition, ms', eachAddition(({ buildMs }) => rounded(buildMs))],
      ['each addition: peak memory, MB', eachAddition(({ peakBytes }) => megabytes(peakBytes))],
    ],
  });
}

function stageRows(): Row[] {
  const stages = (measured: Measurements) => measured.stages;
  return [
    ['stages alone, one core: reading, segmenting, s', figure(stages, (s) => seconds(s.readMs))],
    ['stages alone, one core: entities, s', figure(stages, (s) => seconds(s.entitiesMs))],
    ['stages alone, one core: chunks, s', figure(stages, (s) => seconds(s.chunksMs))],
    ['stages alone, one core: terms, s', figure(stages, (s) => seconds(s.termsMs))],
    ['stages alone, one core: vectors, s', figure(stages, (s) => seconds(s.embedMs))],
    ['rest of the build, s', restOfBuild],
  ];
}

function charactersPerSecond({ build, characters }: Measurements): string {
  return formatOutcome(build, ({ buildMs }) => whole((characters / buildMs) * 1000));
}

function restOfBuild({ build, stages }: Measurements): string {
  const built = resultOf(build);
  const times = resultOf(stages);
  if (!built || !times) return missing;
  const stagesMs = Object.values(times).reduce((sum, elapsedMs) => sum + elapsedMs, 0);
  return seconds(built.buildMs - stagesMs);
}

function medianAdd(measured: Measurements): string {
  const elapsedMs = medianAddMs(measured);
  return elapsedMs === undefined ? missing : rounded(elapsedMs);
}

function eachAddition(
  format: (added: { readonly buildMs: number; readonly peakBytes: number }) => string,
): Cell {
  return ({ addedPages }) => addedPages.map((page) => formatOutcome(page, format)).join('; ');
}

/** How large the archive is, by kind of file. */
export function diskSection(sizes: readonly Measurements[]): Section {
  const kinds = [...new Set(sizes.flatMap(({ archiveBytes }) => [...archiveBytes.keys()]))].sort();
  return sectionOf(sizes, {
    title: 'On disk',
    note: 'Megabytes of the archive folder after the build, by kind of file; * stands for a number.',
    rows: [
      ...kinds.map((kind): Row => [kind, sizeOfKind(kind)]),
      ['all', (measured) => megabytes(totalBytes(measured))],
      ['bytes per character', (measured) => rounded(totalBytes(measured) / measured.characters)],
    ],
  });
}

function sizeOfKind(kind: string): Cell {
  return ({ archiveBytes }) => {
    const bytes = archiveBytes.get(kind);
    return bytes === undefined ? missing : megabytes(bytes);
  };
}

function totalBytes({ archiveBytes }: Measurements): number {
  return [...archiveBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
