import { isPrinted, type ModelStatement } from './model-statement.ts';
import { plainWords } from './plain-words.ts';

const clauseMark = /[,。!?;:\n]/u;
/** Names are checked by themselves; what jieba does not know may be cut wrongly. */
const contentTag = /^(?:n(?![rstz])|v|a|i|l|j)/u;
/** Beside the plain ones: words for how much there is, and that it is to come. */
const telling: ReadonlySet<string> = new Set(
  (
    '达到 实现 完成 规模 数量 总额 金额 数字 突破 高达 总数 人数 面积 名列 居首 平均 种植 投资 投入 资金 增幅 增速 ' +
    '预计 计划 力争 目标 需要 组建 公司 企业 园区 单位 全省 全市 全县 全区 管理 这是 将要 即将 有望 可望 捕捉到 成立 来自'
  ).split(' '),
);

/**
 * Whether the clauses that hold a figure hold no word of content that is printed nowhere: beside a figure such a word makes
 * another thing of it (关停7家 for 新增7家).
 */
export function figureWordsStand(statement: ModelStatement): boolean {
  return statement.figures.every(({ span }) => {
    const { text, words, sources } = statement;
    const start = lastMark(text.slice(0, span.start)) + 1;
    const length = text.slice(span.end).search(clauseMark);
    const end = length < 0 ? text.length : span.end + length;
    return words
      .filter((word) => word.start >= start && word.end <= end)
      .filter(({ word, tag }) => word.length > 1 && contentTag.test(tag))
      .every(
        ({ word }) => plainWords.has(word) || telling.has(word) || isPrintedInPieces(word, sources),
      );
  });
}

function lastMark(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (clauseMark.test(text.charAt(at))) return at;
  return -1;
}

/** Words are cut in different ways, so a longer one may be printed in two pieces. */
function isPrintedInPieces(word: string, sources: ModelStatement['sources']): boolean {
  if (isPrinted(word, sources)) return true;
  if (word.length < 4) return false;
  const cuts = Array.from({ length: word.length - 3 }, (_, at) => at + 2);
  return cuts.some(
    (at) => isPrinted(word.slice(0, at), sources) && isPrinted(word.slice(at), sources),
  );
}
