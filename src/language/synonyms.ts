/** Words that a newspaper and its readers use for the same thing, a line each. */
const lines = [
  '参加 出席 列席 与会',
  '规上 规模以上',
  '社零 社会消费品零售',
  '一般公共预算收入 财政收入',
  '召开 举行 举办 开会 开',
  '调研 考察 视察 走访 检查 看',
  '慰问 看望 探望',
  '增长 增加 增速 增幅 上升 提高 涨',
  '产值 总产值',
  '税收 缴税 纳税 税金 交税',
  '就业 岗位 用工 招工 招',
  '企业 公司',
  '投资 投入 投',
  '原因 因为 由于',
  '讲话 发言 强调 指出 要求 说',
  '主持 主持召开',
  '销售额 销售 卖',
  '困难 难题 问题',
  '学校 中学',
  '学校 小学',
  '学校 大学',
  '授课 讲课 上课',
  '目标 力争 计划 打算 预计',
  '介绍 通报',
] as const;

const groups = new Map<string, readonly string[]>();
for (const line of lines) {
  const words = line.split(' ');
  for (const word of words) groups.set(word, [...(groups.get(word) ?? []), ...words]);
}

/** The word itself and what may stand for it. */
export function synonymsOf(word: string): readonly string[] {
  return groups.get(word) ?? [word];
}
