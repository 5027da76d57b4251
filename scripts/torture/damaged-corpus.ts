import type { CorpusPlan } from './corpus.ts';

/** What stood in the archives that are damaged before their last update. */
export const corpusBefore: CorpusPlan = {
  files: [
    { name: 'a', first: 0, count: 5 },
    { name: 'b', first: 500, count: 5 },
  ],
  pages: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
  bridgeKm: 3.6,
};

/** What stands in them. */
export const damagedCorpus: CorpusPlan = {
  files: [
    { name: 'a', first: 0, count: 5, changed: [2] },
    { name: 'b', first: 500, count: 6 },
  ],
  pages: { 1: 0, 2: 1, 3: 0, 5: 0, 6: 0 },
  bridgeKm: 4.2,
};
