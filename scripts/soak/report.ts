import { type Findings, type Promised, promises } from './findings.ts';
import type { FollowedFigure } from './memory-verdict.ts';
import type { Course } from './series.ts';

/** All that a run found. */
export interface SoakResult {
  readonly minutes: number;
  readonly seed: number;
  readonly findings: Findings;
  readonly followed: readonly FollowedFigure[];
  readonly disk: DiskFound;
}

export interface DiskFound {
  readonly archive: Course | undefined;
  readonly stores: Course | undefined;
  readonly largestLogMb: number;
}

/** A run as Markdown: what had to hold, what was counted, memory, disk. */
export function reportText({ minutes, seed, findings, followed, disk }: SoakResult): string {
  const broken = findings.breaches.length;
  return [
    `# Soak of ${minutes} minutes, seed ${seed}`,
    broken === 0 ? 'Everything held.' : `${broken} of the promises did not hold.`,
    table([['what must hold', 'breaches'], ...promiseRows(findings)]),
    ...brokenLines(findings),
    table([
      ['counted', 'n'],
      ...findings.counts.toSorted(byName).map(([name, n]) => [name, `${n}`]),
    ]),
    followed.length === 0
      ? 'No process lived long enough for its memory to be judged, or nothing was measured.'
      : table([courseHead('process, figure'), ...followed.map(followedRow)]),
    table([courseHead('on disk, MB'), ...diskRows(disk)]),
    `The largest write-ahead log had ${disk.largestLogMb.toFixed(1)} MB.`,
  ].join('\n\n');
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : 1;
}

function promiseRows({ breaches }: Findings): string[][] {
  const timesOf = (promised: string) =>
    breaches.find((breach) => breach.promised === promised)?.times ?? 0;
  return Object.entries(promises).map(([promised, words]) => [words, `${timesOf(promised)}`]);
}

function brokenLines({ breaches }: Findings): string[] {
  return breaches.map(({ promised, told }) => `${wordsOf(promised)}:\n\n${listOf(told)}`);
}

function wordsOf(promised: Promised): string {
  return `**Did not hold: ${promises[promised]}**`;
}

function listOf(told: readonly string[]): string {
  return told.map((line) => `- ${line.replace(/\s+/gu, ' ')}`).join('\n');
}

function courseHead(subject: string): string[] {
  return [subject, 'minutes', 'n', 'start', 'median', 'end', 'last two thirds', 'a minute'];
}

function followedRow({ process, name, course, grows }: FollowedFigure): string[] {
  return [`${process}: ${name}${grows ? ' grows' : ''}`, ...courseCells(course)];
}

function diskRows({ archive, stores }: DiskFound): string[][] {
  const rows: [string, Course | undefined][] = [
    ['archive', archive],
    ['stores of the bot', stores],
  ];
  return rows.flatMap(([name, course]) => (course ? [[name, ...courseCells(course)]] : []));
}

function courseCells(course: Course): string[] {
  const { start, median, end, middleThird, lastThird, slopePerMinute } = course;
  return [
    course.minutes.toFixed(1),
    `${course.samples}`,
    ...[start, median, end].map((value) => value.toFixed(1)),
    `${middleThird.toFixed(1)} → ${lastThird.toFixed(1)}`,
    slopePerMinute.toFixed(3),
  ];
}

/** A table of Markdown; the first row is its head. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
