import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MeasureDifference } from '../../../comparison/comparison.ts';
import type { MeasureName, MeasureTraits } from '../../../measures/measure.ts';
import type { Score } from '../../../scores/score.ts';
import type { PageData } from '../page-data.ts';

/** What the page is about, by the names under which its parts ask for it. */
export interface PageContent {
  readonly data: PageData;
  readonly traitsOf: (name: MeasureName) => MeasureTraits | undefined;
  readonly scoreOf: (name: MeasureName) => Score | undefined;
  readonly differenceOf: (name: MeasureName) => MeasureDifference | undefined;
  readonly kindLabel: (kind: string) => string;
}

/** The data of the page with what its parts look up in it. */
export function toContent(data: PageData): PageContent {
  const traits = new Map(data.measures.map((measure) => [measure.name, measure]));
  const scores = new Map(data.run.scores.all.map((score) => [score.measure, score]));
  const differences = new Map(data.comparison?.measures.map((one) => [one.measure, one]));
  const labels = new Map(Object.entries(data.kindLabels));
  return {
    data,
    traitsOf: (name) => traits.get(name),
    scoreOf: (name) => scores.get(name),
    differenceOf: (name) => differences.get(name),
    kindLabel: (kind) => labels.get(kind) ?? kind,
  };
}

const Content = createContext<PageContent | undefined>(undefined);

export const ContentProvider = Content.Provider;

/** @throws Error outside the page */
export function useContent(): PageContent {
  const content = useContext(Content);
  if (!content) throw new Error('no page content');
  return content;
}
