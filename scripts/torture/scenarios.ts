import type { CorpusPlan, RecordRange } from './corpus.ts';

/** One kind of build: what was archived before it, and what the sources hold now. */
export interface Scenario {
  readonly name: string;
  /** Absent where there is no archive yet. */
  readonly before?: CorpusPlan;
  readonly after: CorpusPlan;
  readonly isRebuild: boolean;
}

/** How many records of about seven chunks the scenarios are made of. */
export interface ScenarioSizes {
  /** Of a first build and of a rebuild; the graph is made in a thread from 1,000 chunks on. */
  readonly whole: number;
  /** What stands in the archive before an update. */
  readonly small: number;
  /** More than this build may do in one transaction, which takes 1,500 chunks. */
  readonly large: number;
  /** More than an eighth of the small archive. */
  readonly extension: number;
}

export const fullSizes: ScenarioSizes = { whole: 155, small: 30, large: 235, extension: 12 };

const editions = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0 };
/** Two pages with another text, one gone and one new. */
const editedEditions = { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1, 6: 0, 8: 0, 9: 0 };

/** Every kind of build that there is; all change what is answered about the bridge. */
export function scenariosOf(sizes: ScenarioSizes): readonly Scenario[] {
  const { whole, small, large, extension } = sizes;
  const smallPlan = plan(filesOf(small));
  const [first, ...rest] = filesOf(small);
  const edited = { ...(first ?? range('a', 0, 0)), changed: [2, 5] };
  return [
    { name: 'first build', after: plan(filesOf(whole)), isRebuild: false },
    {
      name: 'rebuild',
      before: plan(filesOf(whole)),
      after: next(filesOf(whole), editedEditions),
      isRebuild: true,
    },
    {
      name: 'update in place',
      before: smallPlan,
      after: next([edited, ...rest], editedEditions),
      isRebuild: false,
    },
    update('update in a draft copy', smallPlan, [...filesOf(small), range('z', 1_000, large)]),
    update('update that extends the graph', smallPlan, [
      ...filesOf(small),
      range('z', 1_000, extension),
    ]),
    update('update that extends it in a thread', smallPlan, [
      ...filesOf(small),
      range('z', 1_000, whole),
    ]),
    update('update that compacts the graph', smallPlan, filesOf(small).slice(0, 1)),
  ];
}

function update(name: string, before: CorpusPlan, files: readonly RecordRange[]): Scenario {
  return { name, before, after: next(files), isRebuild: false };
}

function plan(files: readonly RecordRange[]): CorpusPlan {
  return { files, pages: editions, bridgeKm: 3.6 };
}

function next(files: readonly RecordRange[], pages: CorpusPlan['pages'] = editions): CorpusPlan {
  return { files, pages, bridgeKm: 4.2 };
}

/** Two files, so that one of them can go. */
function filesOf(records: number): RecordRange[] {
  const half = Math.ceil(records / 2);
  return [range('a', 0, half), range('b', 500, records - half)];
}

function range(name: string, first: number, count: number): RecordRange {
  return { name, first, count };
}
