/** Words that name two sides of one matter, of which neither stands for the other; a pair a line. */
const pairs = [
  ['进口', '出口'],
  ['收入', '支出'],
  ['就业', '失业'],
  ['主办', '承办'],
  ['主办', '协办'],
  ['承办', '协办'],
  ['输入', '输出'],
  ['批发', '零售'],
  ['出生', '死亡'],
  ['盈利', '亏损'],
  ['投产', '停产'],
  ['复工', '停工'],
  ['开工', '停工'],
  ['上涨', '下跌'],
  ['招工', '裁员'],
  ['结婚', '离婚'],
  ['顺差', '逆差'],
  ['存款', '贷款'],
  ['支持', '反对'],
  ['赞成', '反对'],
  ['主张', '反对'],
  ['男', '女'],
  ['新建', '拆除'],
  ['开学', '放假'],
] as const;

/**
 * The word of a question whose opposite a text has in its place: 进口 where only 出口 stands.
 * Undefined where there is none.
 */
export function oppositeIn(question: string, text: string): string | undefined {
  for (const [one, other] of pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
    const isAsked = question.includes(one) && !question.includes(other);
    if (isAsked && text.includes(other) && !text.includes(one)) return one;
  }
  return undefined;
}
