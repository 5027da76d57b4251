/** What is called by a place or a word before it: 青河支行. */
const branch =
  '分行|支行|营业部|分公司|子公司|分局|分院|分校|分厂|分场|分店|分馆|法庭|派出所|服务区|收费站|货站|客运站|港区|航站楼|支队|大队';
/** What is called by one character before it: 北校区. */
const district = '校区|厂区|院区';
const partNamed = new RegExp(
  `[\\u4e00-\\u9fff](?:${district})|[\\u4e00-\\u9fff]{2}(?:${branch})`,
  'gu',
);
const partEnd = `(?:${branch}|${district}|门店|车间|[内外儿妇骨]科)`;
const partTold = new RegExp(`[\\u4e00-\\u9fff]{2,16}?${partEnd}`, 'gu');
const endOfPart = new RegExp(`${partEnd}$`, 'u');
/** 该支行 and 各港区 name none; in 到支行 and 的儿科 another word stands before. */
const unnamed = /[该本各全个两几多所家有和与在的到哪]/u;
/** A question that stresses that it is about all: 全港, 一共, 总共. */
const asksAll =
  /全(?:港|线|校|院|厂|行|公司|集团|馆|所|机场|站|系统|部)|一共|总共|共计|合计|整个|[各所]有?(?:分|支|校|港|服务)/u;

/**
 * The part of a body that a normalised question names by its own name and a normalised text does not:
 * what another branch did is no answer to what this one did.
 */
export function partLacking(text: string, question: string): string | undefined {
  return [...question.matchAll(partNamed)]
    .map(([name]) => name)
    .find((name) => !unnamed.test(name) && !text.includes(name));
}

/** Whether a question asks for all of a body, of which a normalised text names only a part. */
export function tellsOnlyOfPart(text: string, question: string): boolean {
  if (!asksAll.test(question)) return false;
  return [...text.matchAll(partTold)].some(([name]) => {
    const [end = ''] = endOfPart.exec(name) ?? [];
    return !question.includes(end) && isOfAsked(name, question);
  });
}

/** Whether a part's name begins, or goes on, with a name of the question: 平江高速｜青河服务区. */
function isOfAsked(name: string, question: string): boolean {
  return Array.from({ length: name.length - minWholeChars }, (_, at) =>
    name.slice(at, at + minWholeChars),
  ).some((piece) => question.includes(piece));
}

const minWholeChars = 3;
