import { normalizeText } from '../../language/normalize.ts';
import type { Question } from '../../language/question.ts';
import { longestSharedRun } from '../../language/shared-characters.ts';

/** A shorter piece of a name may be any word. */
const minPieceChars = 4;
/** Names of companies and the like; organs of party and state are told apart by their place alone. */
export const isOfItsOwn =
  /公司|集团|企业|厂|协会|商会|学会|学校|学院|[中小大]学|医院|银行|合作社|基地|园|矿|酒店|农场|超市/u;
/** What many names have in common names none of them. */
const common =
  /有限责任公司|股份有限公司|有限公司|集团公司|公司|委员会|管理委员会|管委会|人民政府|市政府|区政府|人民法院|人民检察院|办公室|指挥部|开发区|产业园|示范园|管理区|街道办事处|领导小组|工作专班|负责人|理事会|党工委|常委会|党委|书记/gu;

/**
 * The names of organisations that a question writes, or the part of a name that it writes (青河电子
 * for 青河电子（江东）有限公司).
 * @param known the organisations that the articles found speak of
 */
export function organisationsNamed({ text }: Question, known: Iterable<string>): string[] {
  const pieces = new Set<string>();
  for (const name of known) {
    if (!isOfItsOwn.test(name)) continue;
    const piece = longestSharedRun(normalizeText(name), text);
    if (piece.replace(common, '').length >= minPieceChars) pieces.add(piece);
  }
  return [...pieces].filter(
    (piece) => ![...pieces].some((other) => other !== piece && other.includes(piece)),
  );
}
