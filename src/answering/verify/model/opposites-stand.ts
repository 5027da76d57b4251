import { oppositeIn } from '../../../language/opposites.ts';
import type { ModelStatement } from './model-statement.ts';

/** Words of which one is not said where another of its line is printed. */
const opposites = [
  '扩大 缩小 控制 压缩',
  '放宽 收紧 严查 严控',
  '宽松 严格',
  '延长 缩短',
  '增强 减弱 削弱',
  '加快 放缓 减缓',
  '提前 推迟 延后',
  '高端 低端',
  '最高 最低',
  '最大 最小',
  '优势 劣势',
  '开放 封闭 关闭',
  '成功 失败',
  '批准 否决 驳回',
  '同意 拒绝',
  '鼓励 限制',
  '允许 禁止 严禁',
  '好转 恶化',
  '增产 减产',
  '丰收 歉收',
  '公办 民办',
  '国有 民营',
  '东部 西部',
  '南部 北部',
  '上游 下游',
  '上午 下午',
  '充足 短缺',
  '热闹 冷清',
  '积极 消极',
  '升温 降温',
  '超额 欠额',
  '领先 落后',
  '国家级 省级 市级 县级',
].map((line) => line.split(' '));

/** Whether a statement says no word whose opposite its sources print in its place. */
export function oppositesStand({ text, sources }: ModelStatement): boolean {
  const printed = sources.map(({ comparable }) => comparable).join('\n');
  if (oppositeIn(text, printed) !== undefined) return false;
  return opposites.every((words) => {
    const said = words.filter((word) => text.includes(word) && !printed.includes(word));
    return said.length === 0 || !words.some((word) => printed.includes(word));
  });
}
