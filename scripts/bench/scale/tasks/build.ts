import { buildApp } from '../../../../src/app.ts';
import { timed } from '../latency.ts';
import { peakBytes } from '../peak-memory.ts';
import { type ArchivePlace, configOf } from './open-archive.ts';

/** Measures a build, or an update of an archive that is there. */
export async function measureBuild(place: ArchivePlace) {
  const { result, elapsedMs } = await timed(() => buildApp(configOf(place)));
  const { articles, chunks } = result;
  return { buildMs: elapsedMs, articles, chunks, peakBytes: peakBytes() };
}
