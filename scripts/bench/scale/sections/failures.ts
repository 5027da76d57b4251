import { whole } from '../figures.ts';
import { failuresOf, type Measurements } from '../measurements.ts';
import type { Section } from './section.ts';

/** Which measurements gave nothing, and why; no table where all gave something. */
export function failureSections(sizes: readonly Measurements[]): Section[] {
  const failures = sizes.flatMap(failuresOf);
  if (failures.length === 0) return [];
  return [
    {
      title: 'What gave no figures',
      note: 'A peer is stopped when it takes too long; whatever else stands here is an error.',
      header: ['measurement', 'documents', 'reason'],
      rows: failures.map(({ measurement, documents, reason }) => {
        return [measurement, whole(documents), reason];
      }),
    },
  ];
}
