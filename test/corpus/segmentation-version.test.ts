import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { segmentationVersion } from '../../src/corpus/segment.ts';
import { seedPages } from './samples.ts';

/** The seed pages' articles by the rules of this version, as a SHA-256 of their JSON. */
const known = {
  version: '3',
  sha256: 'ffa517d4513748daf4ac55512e5ed292e945bf94efec9eabd89e65af608ce5d8',
};

it('raises the version of the rules when they cut the seed pages otherwise', async () => {
  const articles = (await seedPages()).flatMap((page) => page.articles);
  const sha256 = createHash('sha256').update(JSON.stringify(articles)).digest('hex');
  expect({ version: segmentationVersion, sha256 }).toEqual(known);
});
