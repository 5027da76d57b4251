import { writeFileSync } from 'node:fs';
import { WenbaoError } from '../../src/errors.ts';

/** Writes a file, over one that is there. @throws WenbaoError where that is not possible */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new WenbaoError('source', `写不了 ${path}。`, '请检查路径、权限和磁盘空间。', { cause });
  }
}
