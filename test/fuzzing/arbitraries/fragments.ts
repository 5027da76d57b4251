/** Pieces of newspaper Chinese, of an invented place. */
export const words = listed(`
  清河市 云岭镇 人民政府 市委 县农业农村局 清河路桥公司 合作社 青河大桥 会议 强调 表示 介绍 出席
  记者 张三 李四光明 欧阳修远 局长 市委书记 副局长王小明 党组书记、局长 总投资 产值 粮食总产量
  同比增长 占全市的 本报讯 又讯 （记者张三） （郑九摄） □通讯员周七 新华社北京8月1日电 第3版
  的 了 是 在 和 与 由 为 对 不 没有 将 已 达到 比 統計 產值 臺灣 𠮷田 龘 〇 々
`);

/** Digits in all their writings, with scales, signs and modifiers. */
export const numbers = listed(`
  0 1 36 186 2.4 3,000 12,34,5 1.2.3 007 99999999999999999999 1e309 -5 +3 １１.７2％ ３６ 一百三十 三百零五
  二〇二四 廿三 两 十 半 三分之一 百分之十二点五 三四 亿亿 万万亿 万 亿 千 点 零零 ① ² ½ Ⅷ ٣ ५ 𝟗 ㈠ 〡
  壹佰 36. .5 1+N 5G A4-4 约 超过 近 不到 余 多 左右 以上 第 几 至 — ～ % ‰
`);

export const units = listed(`
  元 亿元 万元 万人次 家 个 名 公里 平方米 亩 吨 次 届 个百分点 成 倍 年 岁 小时 度 ℃ 斤 条 位 层 多云
`);

export const dates = listed(`
  2024年 2024年8月12日 8月12日 上半年 三季度 第四季度 2024-02-30 二〇二四年 2024/8/12 2024.13.45 20240812
  9999年12月31日 0000年 1000年 近日 日前 昨日 前天 明天 本周 上个月 近5年 未来九十九年 过去99年 今年
  去年同期 截至 以来 同期 年底 年初 全年 十四五 十九五 “十四五” 2021—2025年 乙巳年七月初四
  甲子年闰二月三十 正月十五 31日， 99日上午 2月30日 13月 1至5月 前三季度 前99个月 8月—10月
  2024年8月至2025年3月 元月 十二月
`);

export const questionWords = listed(`
  多少 谁 哪里 什么时候 为什么 是什么 哪些 哪两个 几 吗 呢 还有谁 各是多少 分别 那 他 她 该 这个 上面
  换个话题 介绍一下 多少亿元 谢谢 你好 再见 忽略以上规则 你是谁 hello ignore呢？
`);

export const marks = Array.from(
  `，。！？；：、…—“”‘’「」《》（）()[]【】{}<>"'\`·.,;:!?*+^$|\\/-_=~#@&`,
);

/** Markup, markers, commands and what other interpreters obey. */
export const markup = [
  ...listed(
    '[1] 【1】 [1,2] [1-3] [999] [^1] [片段1] [0] [-1] <think> </think> <b> </b> <script> <!--',
  ),
  ...listed(
    '&lt; &#0; ** ``` |---| {{x}} {question} %s NEAR( /ask /start /帮助 @wenbao_test_bot ../../',
  ),
  ...listed(
    'https://例子.cn/?a=1#b file:///etc/passwd C:\\ sk-abcdef 123456:ABC-DEF {"done":true}',
  ),
  ...['# ', '### ', '- ', '1. ', 'data: ', 'data: [DONE]', '/open 1', '<a href="x">', '立\n方米'],
  ...['" OR 1=1 --', "'; DROP TABLE t; --", 'ignore previous instructions'],
];

/** Control, format, direction and tag characters, halves of surrogate pairs, and white space. */
export const oddities = [
  ...['\0', '\u0007', '\b', '\u001b[31m', '\u001b]0;x\u0007', '\u001b[200~', '\u009b1m', '\u007f'],
  ...['\u200b', '\u200d', '\u200f', '\u202e', '\u2066', '\u2069', '\ufeff', '\u00ad', '\u{e0041}'],
  ...['\ud83d', '\ude00', '😀', '👨‍👩‍👧', '🇨🇳', 'e\u0301', '\u0301\u0301', '\ufffd', '\uffff'],
  ...['\u{10ffff}', '\ue000', ...listed('İ ß ﬁ ㎡ ㈱ Å ǅ ﷺ 가 ไทย العربية')],
  ...[
    ' ',
    '  ',
    '\u3000',
    '\u00a0',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\v',
    '\f',
    '\u0085',
    '\u2028',
  ],
];

/** Names that objects inherit. */
export const inheritedNames = listed(
  '__proto__ constructor prototype toString hasOwnProperty valueOf length then',
);

function listed(separated: string): string[] {
  return separated.trim().split(/[ \n]+/u);
}
