/** Texts that repeat one thing, by what it is; each stands for a rule that reads it again and again. */
export const repeatedTexts: Readonly<Record<string, (times: number) => string>> = {
  'lines of one character': (times) => '甲\n'.repeat(times),
  'one line': (times) => '甲乙丙丁戊己庚辛壬癸'.repeat(times / 10),
  'one character': (times) => '一'.repeat(times),
  'one sentence': (times) => '市长张明介绍，今年完成投资36亿元，同比增长5.5%。'.repeat(times),
  'one headline': (times) => '全市招商推进会举行\n\n'.repeat(times),
  'one headline, no blank lines': (times) => '全市招商推进会举行\n'.repeat(times),
  '本报讯 a line': (times) => '本报讯\n'.repeat(times),
  'a story with headlines': (times) =>
    '全市召开推进会议\n\n云岭古镇开门迎客\n\n本报讯（记者张明）全市召开会议。\n\n'.repeat(times),
  'stories, then headlines': (times) =>
    `${'本报讯 好。\n'.repeat(times)}${'\n全市招商推进会举行\n'.repeat(times)}`,
  'a byline each': (times) => repeatNumbered(times, (name) => `□ 通讯员 王${name}\n`),
  'a picture each': (times) =>
    repeatNumbered(times, (name) => `8月有36人在公园里赏花。（王${name}摄）\n`),
  'a name with an office': (times) => '市长张明、'.repeat(times),
  'one figure': (times) => '36亿元'.repeat(times),
  'one date': (times) => '2024年8月12日'.repeat(times),
  '2024年': (times) => '2024年'.repeat(times),
  '（ nested': (times) => `${'（'.repeat(times)}${'）'.repeat(times)}`,
  'a number of a million digits': (times) => `第${'9'.repeat(times * 10)}期。`,
  '万 and a digit': (times) => `${'万'.repeat(times)}一`,
  '达到 before a figure': (times) => `${'达到'.repeat(29)}甲5元。`.repeat(times / 100),
  'spaces in a credit': (times) => `新华社${' '.repeat(times)}甲（${' '.repeat(times)}乙图`,
  'heading marks': (times) => '# 甲\n'.repeat(times),
  subheads: (times) => '甲乙丙丁。\n\n一路前行\n\n'.repeat(times),
  'direction marks and tags': (times) => '\u202e甲\u2066乙\u200b\u{e0041}\u{e007f}'.repeat(times),
};

/** Each with a name of its own, so that none counts as the same again. */
function repeatNumbered(times: number, toText: (name: string) => string): string {
  return Array.from({ length: times }, (_, index) => toText(nameOf(index))).join('');
}

function nameOf(index: number): string {
  return String.fromCharCode(0x4e00 + (index % 20_000), 0x5e00 + Math.floor(index / 20_000));
}
