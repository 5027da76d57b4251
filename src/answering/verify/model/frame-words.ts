/** Words with which an answer is put together and which say nothing of their own: they join, report or tell that something is so. */
export const frameWords: ReadonlySet<string> = new Set(
  (
    '根据 据悉 报道 消息 报纸 文章 资料 片段 记载 提到 显示 指出 强调 要求 表示 介绍 认为 看来 提出 说明 称为 其中 此外 另外 同时 ' +
    '以及 并且 而且 因此 因为 所以 由于 但是 不过 然而 虽然 尽管 如果 其次 首先 最后 总之 即为 也就是说 ' +
    '达到 达成 实现 完成 共有 总共 一共 合计 共计 为止 包括 包含 分别 均为 主要 具体 有关 相关 关于 对于 通过 按照 ' +
    '目前 当前 当时 日前 近日 期间 时间 当天 随后 之后 以后 以前 之前 此前 ' +
    '举行 召开 进行 开展 参加 出席 负责 担任 属于 位于 来自 成为 作为 需要 能够 可以 应当 将要 已经 仍然 ' +
    '情况 方面 问题 内容 工作 事情 事项 一些 多个 多项 各项 各类 一批 一名 一位 一家 一个 两个 三个 ' +
    '第一 第二 第三 双方 三方 该市 该区 该县 该公司 该企业 该项目 当地 他们 她们 我们 大家 其他 等等 等人 之一 以上 以下 以来 左右 '
  )
    .split(' ')
    .filter(Boolean),
);
