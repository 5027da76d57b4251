import { type DocumentRecord, toPage } from '../corpus/record.ts';
import { segmentPage } from '../corpus/segment.ts';
import type { EmbeddedArchive } from './embedded.ts';
import { indexArticles } from './index-articles.ts';
import type { ArchiveSettings } from './manifest.ts';
import { inMemoryArchive } from './open.ts';

/**
 * An archive of documents alone, in memory until it is closed. Rejects with the signal's reason, and
 * with `model` where the embedding model fails.
 */
export async function documentArchive(
  documents: readonly DocumentRecord[],
  settings: ArchiveSettings,
  signal?: AbortSignal,
): Promise<EmbeddedArchive> {
  const archive = await inMemoryArchive(settings);
  try {
    for (const document of documents) {
      const { articles } = segmentPage(toPage(document, { source: document.id }));
      const place = { source: document.id, fingerprint: '' };
      await archive.putFile({ ...place, rejections: [] });
      const page = { ...place, documentId: document.id, line: 1 };
      await archive.putPage(page, await indexArticles(articles, archive.model, signal));
    }
    await archive.commit();
    return archive;
  } catch (error) {
    await archive.close();
    throw error;
  }
}
