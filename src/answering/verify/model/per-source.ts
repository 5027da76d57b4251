import type { CitedSource } from '../cited-source.ts';

/** A reading of sources that is done once for each, as long as the source is held. */
export function perSource<Reading>(
  read: (source: CitedSource) => Reading,
): (source: CitedSource) => Reading {
  const known = new WeakMap<CitedSource, { readonly reading: Reading }>();
  return (source) => {
    const found = known.get(source) ?? { reading: read(source) };
    known.set(source, found);
    return found.reading;
  };
}
