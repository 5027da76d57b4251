import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { WenbaoError } from '../../src/errors.ts';

/** Writes a file, over one that is there, in a folder that is made where there is none. @throws WenbaoError where that is not possible */
export function writeText(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (cause) {
    throw new WenbaoError('source', `写不了 ${path}。`, '请检查路径、权限和磁盘空间。', { cause });
  }
}
