import { z } from 'zod';

const record = z.looseObject({ level: z.number(), msg: z.string() });
const errorLevel = 50;
const warningLevel = 40;

/** What nobody should ever see: a stack frame, or what Node says of errors nobody handled. */
const traces = [
  /^\s+at .+:\d+:\d+\)?$/u,
  /\bUnhandled(?:Promise)?Rejection\b/iu,
  /\(node:\d+\)/u,
  /^(?:[A-Z]\w*)?Error\b/u,
];

/** What a line of a process's standard error is. */
export type LogLine =
  | { readonly kind: 'remark' }
  | { readonly kind: 'warning'; readonly sentence: string }
  | { readonly kind: 'fault'; readonly line: string };

/** Reads a line of a process that writes plain sentences. */
export function readPlainLine(line: string): LogLine {
  return isTrace(line) ? { kind: 'fault', line } : { kind: 'remark' };
}

/** Reads a line of the bot, which writes records of JSON and nothing else. */
export function readBotLine(line: string): LogLine {
  const { data } = record.safeParse(parsed(line));
  if (!data || data.level >= errorLevel || isTrace(data.msg)) return { kind: 'fault', line };
  return data.level >= warningLevel ? { kind: 'warning', sentence: data.msg } : { kind: 'remark' };
}

function isTrace(line: string): boolean {
  return traces.some((trace) => trace.test(line));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
