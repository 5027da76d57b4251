/**
 * Words of status, order, time, reach and judgement, of which one changes what a sentence says: those of a line may stand for each
 * other, behind the bar also words that only excuse them in print.
 */
export const statusWords: readonly (readonly [
  said: readonly string[],
  printed: readonly string[],
])[] = (
  '即将 将要 快要 | 将 拟 要 预计 计划 下一步 今后\n' +
  '计划 拟 打算 预计 有望 预期 | 将 可 力争 争取 目标 要 规划 准备 即将 下一步 今后 会 能\n' +
  '力争 争取 | 将 目标 要 确保 努力 奋力 实现 冲刺 计划 预计 奋斗\n' +
  '暂停 中止 中断 停止 终止 叫停 搁置 停工 停产 停业 停办 停运 | 停\n' +
  '取消 撤销 废止 作废 | 撤 免\n' +
  '延期 推迟 延后 推后 延迟 拖延 滞后 逾期 | 延 推\n' +
  '提前 提早 | 早\n' +
  '失去 丧失 失掉 丢掉 放弃 错失 痛失 | 丢 失 弃\n' +
  '拒绝 回绝 谢绝 婉拒 | 拒\n' +
  '首次 首度 第一次 | 首 第一\n' +
  '唯一 独家 仅有 | 独 只\n' +
  '曾经 一度 原本 本来 曾 | 原 过 此前 之前 从前\n' +
  '可能 也许 或许 或将 恐怕 似乎 恐将 | 或 可\n' +
  '部分 少数 个别 局部 | 有的 一些 其中\n' +
  '大部分 大多数 多数 半数 过半 绝大多数 大多 | 大 多 半\n' +
  '全部 所有 全体 一律 完全 悉数 | 全 都 均 各 每 整 统一 一 凡 满\n' +
  '仅仅 只有 仅 | 只 就 才 单\n' +
  '试行 试点 试运行 试生产 试投产 试营业 试用 | 试\n' +
  '突然 意外 竟然 居然 被迫 勉强 不慎 无奈 | 突发 被\n' +
  '擅自 违规 非法 违法 涉嫌 违纪 | 违\n' +
  '据传 传闻 疑似 谎称 声称 自称 号称 谣传 据称\n' +
  '秘密 私下 暗中 偷偷 悄悄\n' +
  '临时 暂时 短暂 | 暂\n' +
  '永久 永远 | 永\n' +
  '再次 再度 重新 又一次 | 再 又 重 第二\n' +
  '多次 屡次 反复 频频 屡屡 | 次 屡 频\n' +
  '偶尔 很少 极少 难得 | 少\n' +
  '几乎 差点 险些 | 近\n' +
  '有待 尚待 尚需 仍需 | 待 需 要 还\n' +
  '刚刚 刚 | 新 近日 初\n' +
  '免费 无偿 | 免\n' +
  '有偿 收费 | 费 价\n' +
  '独自 单独 独立 | 独 自\n' +
  '严重 恶劣 惨重 糟糕 | 重\n' +
  '失败 失利 落空 流产 泡汤 | 败\n' +
  '质疑 反对 抵制 抗议 批评 指责 谴责 不满 | 批 反\n' +
  '亏损 负债 欠债 破产 倒闭 | 亏 债 破 倒\n' +
  '史上 历史上 空前 前所未有 史无前例 | 历史 史'
)
  .split('\n')
  .map((line) => {
    const [said = [], excuses = []] = line.split(' | ').map((part) => part.split(' '));
    return [said, [...said, ...excuses]] as const;
  });

/** Times without a number, which the check of dates does not read. */
export const timeWords: readonly string[] = (
  '周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周末 上周 下周 本周 元旦 春节 清明 五一 端午 中秋 国庆 ' +
  '元宵 除夕 年底 年初 年末 年中 月底 月初 月末 季末 凌晨 清晨 早晨 早上 中午 傍晚 晚上 夜间 深夜 半夜 节前 节后 春季 夏季 秋季 冬季 明年 后年 前年 昨天 明天 后天 前天 下月 上月 下个月 上个月'
).split(' ');
