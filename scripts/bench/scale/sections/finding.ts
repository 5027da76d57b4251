import type { RankingRecall } from '../contracts.ts';
import { shareOf, whole } from '../figures.ts';
import type { Measurements } from '../measurements.ts';
import { figure, type Section, sectionOf } from './section.ts';

const note =
  `Graph: the share of the ten nearest of all stored vectors among the first ten hits, one as near as the tenth
counted too. Articles: the share of questions with a relevant document in the first place, or among the first ten; only
questions with a relevant document among those indexed count, so n grows with the size.`.replaceAll(
    '\n',
    ' ',
  );

/** How much of what should be found is found. */
export function findingSection(sizes: readonly Measurements[]): Section {
  const graph = (measured: Measurements) => measured.graphRecall;
  const retrieval = (measured: Measurements) => measured.retrieval;
  return sectionOf(sizes, {
    title: 'Finding',
    note,
    rows: [
      ['graph recall@10, 60 hits asked for', figure(graph, (g) => g.recallAt10Of60.toFixed(4))],
      ['graph recall@10, 10 hits asked for', figure(graph, (g) => g.recallAt10Of10.toFixed(4))],
      ['n of graph recall', figure(graph, ({ count }) => whole(count))],
      ['articles, retrieval: @1 / @10', figure(retrieval, formatRanking)],
      ['articles, MiniSearch: @1 / @10', figure((measured) => measured.miniSearch, formatRanking)],
      [
        'articles, HNSWLib: @1 / @10',
        figure((measured) => measured.langChainSearch, formatRanking),
      ],
      ['n of articles', figure(retrieval, ({ ranking }) => whole(ranking.count))],
    ],
  });
}

function formatRanking({ ranking }: { readonly ranking: RankingRecall }): string {
  return `${shareOf(ranking.recallAt1)} / ${shareOf(ranking.recallAt10)}`;
}
