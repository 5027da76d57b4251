import type { Check } from '../../../scripts/doctor/check.ts';
import { type Surroundings, surroundingsOf } from '../../../scripts/doctor/surroundings.ts';
import { temporaryFolder } from '../../support/indexed.ts';

/** Of a project that is run in an empty folder with these variables; gone when the test is over. */
export async function surroundingsWith(
  environment: NodeJS.ProcessEnv,
  differing: Partial<Surroundings> = {},
): Promise<Surroundings> {
  const folder = await temporaryFolder();
  return surroundingsOf({ root: process.cwd(), folder, environment, ...differing });
}

/** The check of a name, as `state detail remedy`; empty where there is none. */
export function told(checks: readonly Check[], name: string): string {
  const check = checks.find((candidate) => candidate.name === name);
  return check ? [check.state, check.detail, check.remedy].filter(Boolean).join(' ') : '';
}

/** A server that takes longer than this has stalled. */
export const shortMs = 300;
