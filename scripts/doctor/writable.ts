import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Surroundings } from './surroundings.ts';

/** Whether a file or folder that is there may be written to; nothing is written for that. */
export function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why a file cannot be kept at a path, or nothing. It may be new, and its folder too. */
export function fileFault(path: string, surroundings: Pick<Surroundings, 'mayWrite'>) {
  if (existsSync(path) && statSync(path).isDirectory()) return '应是文件，这里却是文件夹。';
  return folderFault(dirname(path), surroundings) ?? ownFault(path, surroundings);
}

/** Why files cannot be kept in a folder, which may be new, or nothing. */
export function folderFault(path: string, surroundings: Pick<Surroundings, 'mayWrite'>) {
  const folder = nearestThere(path);
  if (!statSync(folder).isDirectory()) return '要放的文件夹其实是一个文件。';
  return ownFault(folder, surroundings);
}

function ownFault(path: string, surroundings: Pick<Surroundings, 'mayWrite'>) {
  return existsSync(path) && !surroundings.mayWrite(path) ? '不能写入，没有权限。' : undefined;
}

/** The path itself, or what of it is there. */
export function nearestThere(path: string): string {
  const above = dirname(path);
  return existsSync(path) || above === path ? path : nearestThere(above);
}
