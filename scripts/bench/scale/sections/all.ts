import type { Measurements } from '../measurements.ts';
import { answeringSection, openingSection } from './answering.ts';
import { buildingSection, diskSection } from './building.ts';
import { floorSection, peerSection } from './comparison.ts';
import { failureSections } from './failures.ts';
import { findingSection } from './finding.ts';
import type { Section } from './section.ts';
import { targetSection } from './targets.ts';

/** All tables: first the targets, then the figures with one column for each size. */
export function toSections(sizes: readonly Measurements[]): Section[] {
  const always = [
    targetSection,
    buildingSection,
    diskSection,
    openingSection,
    answeringSection,
    findingSection,
    floorSection,
    peerSection,
  ];
  return [...always.map((section) => section(sizes)), ...failureSections(sizes)];
}
