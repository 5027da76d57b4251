import { open } from 'node:fs/promises';

/** hnswlib's head of numbers, among them the third, how many elements, and the fourth, their size. */
const headBytes = 96;
const countAt = 16;
const elementBytesAt = 24;
const lengthBytes = 4;

/**
 * Whether a file holds a graph of hnswlib to its last byte: a head, all elements, then for each of
 * them the links of its upper levels, with their length before them.
 */
export async function isWholeGraph(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    if ((await file.read(head, 0, headBytes, 0)).bytesRead < headBytes) return false;
    const count = Number(head.readBigUInt64LE(countAt));
    const linksAt = headBytes + count * Number(head.readBigUInt64LE(elementBytesAt));
    const { size } = await file.stat();
    if (size < linksAt) return false;
    const links = Buffer.alloc(size - linksAt);
    await file.read(links, 0, links.length, linksAt);
    return endOfLinks(links, count) === links.length;
  } finally {
    await file.close();
  }
}

/** Where the links of all elements end; undefined where there are too few bytes. */
function endOfLinks(links: Buffer, count: number): number | undefined {
  let end = 0;
  for (let element = 0; element < count; element++) {
    if (end + lengthBytes > links.length) return undefined;
    end += lengthBytes + links.readUInt32LE(end);
  }
  return end;
}
