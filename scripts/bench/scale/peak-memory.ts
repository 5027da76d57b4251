import { readFileSync } from 'node:fs';

/** The most memory that this process has held so far, threads and native code included. */
export function peakBytes(): number {
  return readHighWaterMark() ?? process.resourceUsage().maxRSS * 1024;
}

/** Linux only. Unlike `maxRSS` it starts anew with each program. */
function readHighWaterMark(): number | undefined {
  try {
    return parseHighWaterMark(readFileSync('/proc/self/status', 'utf8'));
  } catch {
    return undefined;
  }
}

/** The line `VmHWM: 123 kB` of `/proc/self/status`, in bytes. */
export function parseHighWaterMark(status: string): number | undefined {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/mu.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
