import { smallestEf } from '../../../../src/archive/vector-graph.ts';
import { megabytes, missing, rounded, seconds, twoPercentiles, whole } from '../figures.ts';
import { type Measurements, resultOf } from '../measurements.ts';
import { figure, formatOutcome, peak, type Row, type Section, sectionOf } from './section.ts';

const floorNote =
  `What libraries take alone, on one core: hnswlib-node (M 16, efConstruction 200, cosine, exactly sized;
ef ${smallestEf}, 60 hits) over the same vectors, and jieba (cutForSearch) over the same texts. Only their own calls are timed. Inserts
and the reading of texts n = 1, searches over all questions once.`.replaceAll('\n', ' ');

/** What cannot be undercut with the libraries used. */
export function floorSection(sizes: readonly Measurements[]): Section {
  const graph = (measured: Measurements) => measured.rawGraph;
  return sectionOf(sizes, {
    title: 'Floors',
    note: floorNote,
    rows: [
      ['hnswlib: vectors', figure(graph, ({ vectors }) => whole(vectors))],
      ['hnswlib: inserts, s', figure(graph, ({ insertMs }) => seconds(insertMs))],
      ['whole build / these inserts', buildAgainstInserts],
      ['hnswlib: search, p50 / p95, ms', figure(graph, ({ search }) => twoPercentiles(search))],
      ['hnswlib: peak memory, MB', peak(graph)],
      [
        'jieba: characters per second',
        figure(
          ({ rawTokens }) => rawTokens,
          ({ characters, elapsedMs }) => whole((characters / elapsedMs) * 1000),
        ),
      ],
    ],
  });
}

function buildAgainstInserts({ build, rawGraph }: Measurements): string {
  const built = resultOf(build);
  const floor = resultOf(rawGraph);
  return built && floor ? rounded(built.buildMs / floor.insertMs) : missing;
}

const peerNote =
  `Over the same chunks, words, vectors and questions. Building includes reading and cutting the sources, n = 1;
searches are a second pass over all questions. MiniSearch indexes words alone and gives all its hits; LangChain’s HNSWLib
searches vectors alone, 60 hits for a vector that is there already. MiniSearch is not saved.`.replaceAll(
    '\n',
    ' ',
  );

/** What others take for a part of the same. */
export function peerSection(sizes: readonly Measurements[]): Section {
  return sectionOf(sizes, {
    title: 'Peers',
    note: peerNote,
    rows: [...miniSearchRows(), ...langChainRows()],
  });
}

function miniSearchRows(): Row[] {
  const miniSearch = (measured: Measurements) => measured.miniSearch;
  return [
    ['MiniSearch: build, s', figure(miniSearch, ({ buildMs }) => seconds(buildMs))],
    ['MiniSearch: search, p50 / p95, ms', figure(miniSearch, (m) => twoPercentiles(m.search))],
    ['MiniSearch: peak memory, MB', peak(miniSearch)],
  ];
}

function langChainRows(): Row[] {
  const built = (measured: Measurements) => measured.langChainBuild;
  const searched = (measured: Measurements) => measured.langChainSearch;
  return [
    ['HNSWLib: build, s', figure(built, ({ buildMs }) => seconds(buildMs))],
    ['HNSWLib: save, s', figure(built, ({ saveMs }) => seconds(saveMs))],
    ['HNSWLib: peak memory, building, MB', peak(built)],
    ['HNSWLib: on disk, MB', langChainSize],
    ['HNSWLib: load, s', figure(searched, ({ loadMs }) => seconds(loadMs))],
    ['HNSWLib: search, p50 / p95, ms', figure(searched, ({ search }) => twoPercentiles(search))],
    ['HNSWLib: peak memory, serving, MB', peak(searched)],
  ];
}

function langChainSize({ langChainBuild, langChainBytes }: Measurements): string {
  return formatOutcome(langChainBuild, () => megabytes(langChainBytes));
}
