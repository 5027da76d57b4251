import { createHash } from 'node:crypto';

export const halves = ['choose', 'report'] as const;

/** Weights are chosen on the questions of one half, and figures reported on those of the other. */
export type Half = (typeof halves)[number];

/** The half that a question belongs to for good, by the parity of a digest of its id. */
export function halfOf(id: string): Half {
  const [first = 0] = createHash('sha256').update(id).digest();
  return first % 2 === 0 ? 'choose' : 'report';
}
