import { WenbaoError } from '../../../errors.ts';

/** The error where standard input ended before there was a question. */
export function nothingRead(): WenbaoError {
  return new WenbaoError('usage', '没有读到问题。', '请把问题写在命令后面，或从标准输入送来。');
}
