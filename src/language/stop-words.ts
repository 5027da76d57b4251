/**
 * Words that say nothing about what a text is about: function words, and the words by which a
 * question is known. Kept small on purpose: a dropped content word can never be found again.
 */
export const stopWords: ReadonlySet<string> = new Set([
  ...words('的 地 得 了 着 过 之 所 者 等 们 第'),
  ...words('和 与 及 以及 或 或者 并 并且 而 而且 但 但是 且 则 因 因为 由于 所以 因此 如果 虽然'),
  ...words(
    '在 于 从 自 向 往 到 由 对 对于 关于 把 被 将 以 为 为了 按 按照 根据 通过 比 跟 给 让 使',
  ),
  ...words('是 有 没有 也 都 就 还 又 再 才 只 很 更 最 不 没 已 已经 曾 正 正在 会 能 可 可以 要'),
  ...words(
    '这 那 这个 那个 这些 那些 这样 那样 这里 那里 此 该 其 其中 它 他 她 我 你 您 我们 你们 他们',
  ),
  ...words('上 下 中 里 内 个 一个 一种 一些'),
  ...words('多少 几 哪 哪个 哪些 哪里 哪儿 哪年 哪天 谁 什么 什么样 啥 何 何时 何地 何处'),
  ...words('怎么 怎么样 怎样 如何 为什么 为何 为啥 是否 是不是 有没有 多大 多久 多长 多高'),
  ...words('吗 呢 吧 啊 呀 嘛 么 请 请问 告诉 介绍一下 一下'),
]);

function words(line: string): string[] {
  return line.split(' ');
}
