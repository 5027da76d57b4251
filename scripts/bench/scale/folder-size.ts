import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of the files below a folder by kind: the name, with `*` for numbers and hashes. */
export async function sizeByKind(folder: string): Promise<Map<string, number>> {
  const bytesByKind = new Map<string, number>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const kind = kindOf(entry.name);
    const { size } = await stat(join(entry.parentPath, entry.name));
    bytesByKind.set(kind, (bytesByKind.get(kind) ?? 0) + size);
  }
  return bytesByKind;
}

/** `graph-12.hnsw` and `graph-13.hnsw` are of one kind. */
export function kindOf(name: string): string {
  return name.replace(/[0-9a-f]{8,}|\d+/gu, '*');
}
