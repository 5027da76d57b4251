import { availableParallelism } from 'node:os';

/** So many questions at least make up for the start of one more process. */
const fewestPerJob = 40;
/** More hardly help: each holds a dictionary and an embedding in memory. */
const mostUsualJobs = 8;

/** How many processes may answer on this machine; those of a language model mostly wait for it. */
export const mostJobs = Math.max(mostUsualJobs, availableParallelism());

/** How many processes answer so many questions, unless it is said. */
export function usualJobs(questions: number): number {
  const worthWhile = Math.ceil(questions / fewestPerJob);
  return Math.max(1, Math.min(worthWhile, availableParallelism(), mostUsualJobs));
}
