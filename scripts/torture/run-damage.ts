import { join } from 'node:path';
import { seededRandom } from '../../test/support/random.ts';
import { damageCopy, describeDamage } from './damage.ts';
import { type DamageAmounts, type DamageCase, inventCases } from './damage-cases.ts';
import { type DamageScene, prepareScene } from './damage-scene.ts';
import type { Examination, ExaminerOrder, Outcome } from './examination.ts';
import { examineAll, type Sight } from './examiners.ts';
import { orderFor } from './stage.ts';

/** What came of the damages of one file, or one part of it. */
export interface DamageTally {
  readonly group: string;
  cases: number;
  /** Nothing that was asked had another answer. */
  identical: number;
  /** Something was refused, and a user told what to do; the rest was right. */
  refused: number;
  /** Damage of the index of words changed which chunks were found, or their order. */
  ranking: number;
  /** Damage of another index did. */
  finding: number;
  /** Which indexes these were, and what was found otherwise. */
  readonly remarks: string[];
  readonly failures: string[];
}

export interface DamageRun {
  readonly folder: string;
  readonly amounts: DamageAmounts;
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

/** About so many parts has an archive, each of which gets as many damages as another. */
const parts = 35;
const shareOfBuilds = 0.03;

/** Amounts that come to about this many damages. */
export function amountsFor(damages: number): DamageAmounts {
  const builds = Math.ceil(shareOfBuilds * damages);
  return { each: Math.max(1, Math.round((damages - 3 * builds) / parts)), builds };
}

const examiners = 2;
const reportEvery = 200;

/** Damages copies of archives in many places and looks at what programs make of them. */
export async function runDamage(run: DamageRun): Promise<DamageTally[]> {
  const scene = await prepareScene(run.folder);
  const cases = await inventCases(scene, run.amounts, seededRandom(run.seed));
  const sound = await examineSound(scene);
  const tallies = new Map<string, DamageTally>();
  let done = 0;
  await examineAll(
    cases,
    examiners,
    (one, lane) => makeReady(scene, one, lane),
    (one, sight) => {
      const tally = tallies.get(one.group) ?? emptyTally(one.group);
      tallies.set(one.group, tally);
      judge(one, sight, sound, tally);
      done += 1;
      if (done % reportEvery === 0) run.tell?.(`${done} of ${cases.length} damages`);
    },
  );
  return [...tallies.values()];
}

function emptyTally(group: string): DamageTally {
  return {
    group,
    cases: 0,
    identical: 0,
    refused: 0,
    ranking: 0,
    finding: 0,
    remarks: [],
    failures: [],
  };
}

async function makeReady(
  scene: DamageScene,
  one: DamageCase,
  lane: number,
): Promise<ExaminerOrder> {
  const name = join('damaged', String(lane));
  const directory = join(scene.folder, name);
  await damageCopy(one.from, directory, one.damage);
  if (!one.build) return { directory };
  return { directory, build: orderFor(scene.folder, name, 'sources', one.build === 'rebuild') };
}

async function examineSound(scene: DamageScene): Promise<Map<string, Examination>> {
  const sound = new Map<string, Examination>();
  const archives = [scene.closed, scene.before, scene.fresh];
  await examineAll(
    archives,
    1,
    async (directory) => ({ directory }),
    (directory, sight) => {
      if (!('seen' in sight)) throw new Error(`an examiner ${sight.died}`);
      const faults = Object.values(sight.seen).filter((outcome) => !('value' in outcome));
      if (faults.length > 0) throw new Error(`not sound: ${JSON.stringify(faults)}`);
      sound.set(directory, sight.seen);
    },
  );
  return sound;
}

const wordIndex = /^(?:chunk_terms|frequent_terms|text_statistics)/u;

function countFinding({ damage }: DamageCase, { foundOtherwise }: Verdict, tally: DamageTally) {
  if (wordIndex.test(damage.part)) tally.ranking += 1;
  else tally.finding += 1;
  const examples = foundOtherwise.slice(0, 2).join(', ');
  tally.remarks.push(`${describeDamage(damage)}: ${foundOtherwise.length} changed: ${examples}`);
}

interface Verdict {
  readonly wrong: readonly string[];
  readonly isRefused: boolean;
  /** What found something else, where that is all that the damage can do. */
  readonly foundOtherwise: readonly string[];
}

function judge(
  one: DamageCase,
  sight: Sight,
  sound: ReadonlyMap<string, Examination>,
  tally: DamageTally,
): void {
  tally.cases += 1;
  const verdict = 'seen' in sight ? bestVerdict(one, sight.seen, sound) : undefined;
  if (!verdict || verdict.wrong.length > 0) {
    const faults = verdict?.wrong ?? ['died' in sight ? sight.died : 'not like any sound archive'];
    tally.failures.push([describeDamage(one.damage), ...faults.slice(0, 5)].join('\n  '));
  } else if (verdict.foundOtherwise.length > 0) countFinding(one, verdict, tally);
  else if (verdict.isRefused) tally.refused += 1;
  else tally.identical += 1;
}

/** Compared with the sound archive that it is most like. */
function bestVerdict(
  one: DamageCase,
  seen: Examination,
  sound: ReadonlyMap<string, Examination>,
): Verdict | undefined {
  const verdicts = one.like.map((like) => compare(one, seen, sound.get(like) ?? {}));
  return verdicts.sort((a, b) => a.wrong.length - b.wrong.length)[0];
}

/** Tables and indexes by which chunks and articles are found, but which hold nothing that is shown. */
const finding =
  /^(?:chunk_terms|frequent_terms|text_statistics|articles_by|chunks|removed_chunks|sqlite_autoindex)/u;
const found = /^(?:terms|vector|frequencies|answer|state|pages of)/u;

function compare(one: DamageCase, seen: Examination, sound: Examination): Verdict {
  const differing = Object.entries(sound).filter(
    ([name, expected]) => JSON.stringify(seen[name]) !== JSON.stringify(expected),
  );
  const isTolerable = ([name, outcome]: readonly [string, Outcome]) =>
    finding.test(one.damage.part) && (found.test(name) || isNothing(outcome));
  const changed = differing.filter(([name]) => hasValue(seen[name]));
  const broken = Object.entries(seen).filter(([, outcome]) => 'broken' in outcome);
  const wrong = [
    ...changed.filter(([name]) => !isTolerable([name, seen[name] ?? gone])),
    ...broken,
  ];
  return {
    wrong: wrong.map(([name]) => `${name}: ${JSON.stringify(seen[name])}`),
    isRefused: Object.values(seen).some((outcome) => 'refused' in outcome),
    foundOtherwise: changed.map(([name]) => name),
  };
}

const gone: Outcome = { value: '' };

function hasValue(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && 'value' in outcome;
}

/** An article or a passage that is not found; one that is found is never another one. */
function isNothing(outcome: Outcome): boolean {
  return 'value' in outcome && outcome.value === '[]';
}
