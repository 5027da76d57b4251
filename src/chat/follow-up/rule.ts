import type { Turn } from '../memory/memory.ts';
import type { Outline } from './outline.ts';

/** A follow-up and what it may lean on. */
export interface FollowUp {
  /** As asked, without courtesies and end marks. */
  readonly text: string;
  readonly previous: Outline;
  readonly turn: Turn;
  /** The turns before that one about the same subject, newest first. */
  readonly earlier: readonly Turn[];
}

/** Makes a follow-up whole; undefined for what is not of its form, or what it is not sure of. */
export type Rule = (followUp: FollowUp) => string | undefined;

/** The question without a word that only leads over to it, and without 呢 behind its question word. */
export function withoutLead(text: string): string {
  return text
    .replace(/^(?:那么?|然后|所以)(?![里儿个些位天年月次家])[，,]?/u, '')
    .replace(/(?<=..)[呢啊呀]$/u, '');
}
