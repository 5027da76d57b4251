import type { Findings } from './findings.ts';
import type { FigureName, ProcessFigures } from './process-figures.ts';
import { type Course, courseOf, type GrowthLimit, grows } from './series.ts';

/** How a figure of one process went over its life. */
export interface FollowedFigure {
  readonly process: string;
  readonly name: FigureName;
  readonly course: Course;
  readonly grows: boolean;
}

/** A shorter life says nothing of growth. */
const leastMinutes = 5;

/** In megabytes, but for handles and threads; a collected heap is quiet, resident memory is not. */
const limits: Readonly<Record<FigureName, GrowthLimit>> = {
  heap: { share: 0.05, least: 3 },
  external: { share: 0.1, least: 8 },
  rss: { share: 0.1, least: 24 },
  handles: { share: 0, least: 4 },
  threads: { share: 0, least: 2 },
};

const names: readonly FigureName[] = ['rss', 'heap', 'external', 'handles', 'threads'];

/** The courses of the figures of processes that lived long enough; what grows is found. */
export function followFigures(
  processes: ReadonlyMap<string, readonly ProcessFigures[]>,
  findings: Findings,
): FollowedFigure[] {
  const followed = [...processes].flatMap(([process, lives]) =>
    lives.flatMap((life) => names.flatMap((name) => followFigure(process, name, life))),
  );
  for (const { process, name, course } of followed.filter((each) => each.grows)) {
    const isMemory = name !== 'handles' && name !== 'threads';
    const way = `${course.middleThird.toFixed(1)} → ${course.lastThird.toFixed(1)}`;
    findings.breach(isMemory ? 'memory' : 'handles', `${process}: ${name} ${way}`);
  }
  return followed;
}

function followFigure(process: string, name: FigureName, life: ProcessFigures): FollowedFigure[] {
  const course = courseOf(life.samples(name));
  if (!course || course.minutes < leastMinutes) return [];
  return [{ process, name, course, grows: grows(course, limits[name]) }];
}
