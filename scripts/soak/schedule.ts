/** A part of the run: in rough ones processes are killed, in the calm one they live on. */
export interface Phase {
  readonly name: 'rough' | 'calm';
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The calm part is the second, and of 30 minutes it takes 14. */
const shares = [
  { name: 'rough', share: 10 / 30 },
  { name: 'calm', share: 14 / 30 },
  { name: 'rough', share: 6 / 30 },
] as const;

/** The phases of a run of so long, in milliseconds from its beginning. */
export function phasesOf(totalMs: number): Phase[] {
  let fromMs = 0;
  return shares.map(({ name, share }) => {
    const phase = { name, fromMs, untilMs: fromMs + share * totalMs };
    fromMs = phase.untilMs;
    return phase;
  });
}

/** Lives of processes in rough phases, in milliseconds. */
const longestLifeMs = 45_000;
const shortestShare = 0.4;

/** Longer than any run; timers cannot wait for ever. */
const beyondTheEndMs = 2 * 24 * 3_600_000;

/**
 * How long a process that begins now may live, in milliseconds: into the next rough phase if this
 * one is calm or nearly over, and beyond the end if there is none. `random` is a number from 0 to 1.
 */
export function lifeMs(phases: readonly Phase[], nowMs: number, random: number): number {
  const phase = phases.find(({ untilMs }) => untilMs > nowMs);
  if (!phase) return beyondTheEndMs;
  const most = Math.min(longestLifeMs, (phase.untilMs - phase.fromMs) / 2);
  const drawn = most * (shortestShare + (1 - shortestShare) * random);
  if (phase.name === 'rough' && nowMs + drawn < phase.untilMs) return drawn;
  const rough = phases.find(({ name, fromMs }) => name === 'rough' && fromMs > nowMs);
  return rough ? rough.fromMs + drawn - nowMs : beyondTheEndMs;
}
