import { createHash } from 'node:crypto';
import { type Catalog, factsOf } from '../corpus/catalog.ts';
import { RefusedFile } from '../corpus/regular-file.ts';
import { reasonOf } from '../corpus/rejection.ts';
import { hashFile, type SourceFile } from '../corpus/walk.ts';

/** What a file is known again by, or why it cannot be read now. */
export type Fingerprint = { readonly found: string } | { readonly reason: string };

/**
 * A file counts as changed when its bytes change, or what the catalog says of it. One that is never
 * read has the reason for its fingerprint; of one that cannot be read now only the reason is known.
 */
export async function fingerprintOf(file: SourceFile, catalog: Catalog): Promise<Fingerprint> {
  try {
    const facts = factsOf(catalog, file.source);
    const bytes = await hashFile(file);
    if (!facts) return { found: bytes };
    const both = createHash('sha256').update(bytes).update(JSON.stringify(facts));
    return { found: both.digest('hex') };
  } catch (error) {
    if (error instanceof RefusedFile) return { found: error.reason };
    return { reason: reasonOf(error, file.path) };
  }
}
