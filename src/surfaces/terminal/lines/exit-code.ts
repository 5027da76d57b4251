import type { Answer } from '../../../answering/answer.ts';

/** What a process ends with: answered, the archive does not say, failed. */
export const exitCodes = { answered: 0, abstained: 1, failed: 2 } as const satisfies Record<
  Answer['status'] | 'failed',
  number
>;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
