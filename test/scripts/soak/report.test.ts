import { describe, expect, it } from 'vitest';
import { Findings } from '../../../scripts/soak/findings.ts';
import { reportText } from '../../../scripts/soak/report.ts';
import { lifeMs, phasesOf } from '../../../scripts/soak/schedule.ts';
import { courseOf } from '../../../scripts/soak/series.ts';

const disk = { archive: undefined, stores: undefined, largestLogMb: 1.25 };
const run = { minutes: 30, seed: 1, followed: [], disk };

describe('reportText', () => {
  it('says that everything held, and what was counted', () => {
    const findings = new Findings();
    findings.count('bot: answered', 7);
    const text = reportText({ ...run, findings });
    expect(text).toContain('Everything held.');
    expect(text).toContain('| bot: answered | 7 |');
    expect(text).toContain('had 1.3 MB');
  });

  it('tells each kind of breach, how often, and the first of them', () => {
    const findings = new Findings();
    for (let number = 1; number <= 30; number++) findings.breach('lost', `question\n${number}`);
    const text = reportText({ ...run, findings });
    expect(text).toContain('1 of the promises did not hold.');
    expect(text).toContain('| every question has its answer | 30 |');
    expect(text).toContain('- question 20\n');
    expect(text).not.toContain('- question 21\n');
  });

  it('shows how memory and disk went, and marks what grows', () => {
    const samples = Array.from({ length: 10 }, (_, index) => ({
      atMs: index * 60_000,
      value: index,
    }));
    const course = courseOf(samples);
    if (!course) throw new Error('There is a course of ten samples.');
    const followed = [{ process: 'bot', name: 'heap', course, grows: true } as const];
    const findings = new Findings();
    const text = reportText({ ...run, findings, followed, disk: { ...disk, archive: course } });
    const cells = '9.0 | 10 | 0.0 | 4.5 | 9.0 | 4.0 → 7.5 | 1.000';
    expect(text).toContain(`| bot: heap grows | ${cells} |`);
    expect(text).toContain(`| archive | ${cells} |`);
  });
});

describe('lifeMs', () => {
  const minuteMs = 60_000;
  const phases = phasesOf(30 * minuteMs);

  it('is short in a rough phase', () => {
    expect(lifeMs(phases, 0, 0)).toBeGreaterThan(10_000);
    expect(lifeMs(phases, 0, 1)).toBeLessThanOrEqual(45_000);
  });

  it('reaches from the calm phase into the rough one, and so lasts for ten minutes and more', () => {
    const [, calm] = phases;
    const beganMs = calm?.fromMs ?? 0;
    const endedMs = beganMs + lifeMs(phases, beganMs, 0);
    expect(endedMs).toBeGreaterThan(calm?.untilMs ?? 0);
    expect(endedMs - beganMs).toBeGreaterThan(10 * minuteMs);
  });

  it('is not over before the run is, where that is near', () => {
    expect(lifeMs(phases, 29.99 * minuteMs, 0)).toBeGreaterThan(minuteMs);
    expect(lifeMs(phases, 31 * minuteMs, 0)).toBeGreaterThan(minuteMs);
  });
});
