import { whole } from '../figures.ts';
import type { Measurements } from '../measurements.ts';
import { judgeTargets, largestOf, type Target, targetDocuments } from '../targets.ts';
import type { Section } from './section.ts';

/** What is wanted, and whether it was reached. */
export function targetSection(sizes: readonly Measurements[]): Section {
  const documents = largestOf(sizes)?.documents ?? 0;
  const setFor = `Set for ${whole(targetDocuments)} documents on two cores`;
  const doubt = documents < targetDocuments ? ', which proves nothing for that many' : '';
  return {
    title: 'Targets',
    note: `${setFor}; judged by the run with ${whole(documents)}${doubt}.`,
    header: ['target', 'wanted', 'measured', 'verdict'],
    rows: judgeTargets(sizes).map((target) => {
      return [target.name, target.wanted, target.measured, verdictOf(target)];
    }),
  };
}

function verdictOf({ isMet }: Target): string {
  if (isMet === undefined) return 'not measured';
  return isMet ? 'met' : 'not met';
}
