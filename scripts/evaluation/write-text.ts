import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { WenbaoError } from '../../src/errors.ts';

/** Writes a file, over one that is there. @throws WenbaoError where that is not possible */
export function writeText(path: string, text: string): void {
  refusing(path, () => writeFileSync(path, text));
}

/**
 * Looks whether a file can be written, and makes its folder where there is none.
 * @throws WenbaoError where it cannot
 */
export function checkWritable(path: string): void {
  const folder = dirname(path);
  refusing(path, () => {
    if (!existsSync(folder)) mkdirSync(folder);
    accessSync(existsSync(path) ? path : folder, constants.W_OK);
  });
}

function refusing(path: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new WenbaoError('source', `写不了 ${path}。`, '请检查路径、权限和磁盘空间。', { cause });
  }
}
