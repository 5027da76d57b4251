import { z } from 'zod';
import { CallFailure } from '../network/call-failure.ts';

/** How the servers of one kind are asked for vectors, and what to tell people of them. */
export interface Protocol {
  readonly defaultBaseUrl: string;
  /** Where vectors are made, after the base URL. */
  readonly path: string;
  /** Texts and characters that go into one call at most. */
  readonly batch: BatchLimit;
  /** Gives what is sent, before it becomes JSON. */
  readonly toBody: (model: string, texts: readonly string[]) => unknown;
  /** One vector for each text in their order; throws `CallFailure` for a reply of another shape. */
  readonly readVectors: (reply: unknown, count: number) => number[][];
  readonly remedies: Remedies;
}

export interface BatchLimit {
  readonly texts: number;
  readonly chars: number;
}

/** What to do, each as one Chinese sentence. */
interface Remedies {
  readonly unreachable: (remote: RemoteModel) => string;
  readonly wrongAddress: (remote: RemoteModel) => string;
  /** Where the server says that it does not have the model. */
  readonly noModel: (remote: RemoteModel) => string;
}

/** A model on a server. */
export interface RemoteModel {
  /** `provider:model`. */
  readonly id: string;
  readonly model: string;
  readonly protocol: Protocol;
  readonly baseUrl: string;
  /** The variable to look at where the address is wrong. */
  readonly addressVariable: string;
  readonly apiKey?: string;
  /** The variable to look at where the key is wrong. */
  readonly keyVariable: string;
}

/** A vector as it may be taken from a reply: finite numbers, not all of them zero. */
export const vectorSchema = z.custom<number[]>(isVector);

function isVector(value: unknown): boolean {
  return Array.isArray(value) && value.every(Number.isFinite) && value.some((part) => part !== 0);
}

/** The failure of a reply that came but cannot be used; `fault` goes on after “答复不对：”. */
export function badReply(fault: string): CallFailure {
  return new CallFailure({ kind: 'reply', fault });
}

/** Throws `CallFailure` unless there are as many vectors as texts. */
export function checkCount(given: number, count: number): void {
  if (given !== count) throw badReply(`应有 ${count} 个向量，却有 ${given} 个`);
}

export const noVectors = '里面没有向量';
export const unusableVector = '向量全为零、为空或含有无效的数';
