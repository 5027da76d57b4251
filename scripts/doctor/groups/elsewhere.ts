import { devNull } from 'node:os';
import { type Check, ok, warning } from '../check.ts';
import type { Surroundings } from '../surroundings.ts';
import { fileFault } from '../writable.ts';

/** What the program keeps outside of its folder. */
export function examineElsewhere(surroundings: Surroundings): readonly Check[] {
  const name = '输入历史';
  const { historyFile } = surroundings.config;
  if (historyFile === devNull) return [ok(name, '不保存。')];
  const fault = fileFault(historyFile, surroundings);
  if (!fault) return [ok(name, `${historyFile}，可以写。`)];
  const remedy = '请检查权限，或用 HISTORY_FILE 指定别处。';
  return [warning(name, `${historyFile} ${fault}下次就找不到输入过的问题。`, remedy)];
}
