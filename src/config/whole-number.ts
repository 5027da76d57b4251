import { z } from 'zod';

/** A whole number in digits, from `least` to `most`; `what` says in Chinese what it is. */
export function wholeNumber(least: number, most: number, what: string) {
  const error = `应是 ${least} 到 ${most} 的${what}`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/u, error)
    .transform(Number)
    .refine((value) => value >= least && value <= most, error);
}
