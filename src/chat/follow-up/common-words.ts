/**
 * Words that say nothing about who or what a question is about. A follow-up made of them alone
 * leans on the question before it; one other word, such as a name, makes it whole by itself. The
 * lists are therefore closed: a word that is missing costs a follow-up, never a wrong answer.
 */
const functionWords = words(
  '的 地 得 了 着 过 是 有 没有 没 不 也 都 就 还 又 再 才 只 很 最 更 已 已经 曾 曾经 正 正在 会 能 可 可以 要 将',
  '和 与 跟 同 及 以及 由 在 于 从 到 向 对 给 把 被 让 请 为 上 下 里 中 内 前 后 时 之 其中 其他 另外 此外 具体',
  '分别 各 各自 一共 总共 共 共有 大概 大约 约 预计 计划 打算 目前 现在 当时 最后 最终 一起 一同 先后 主要 又是 还有 另',
  '准备 每天 每年 每月 就是 都有 都是 实际 实际上 累计 同比 环比 正式 分别是 究竟 到底 全部 总 个 位 名 家 次 项 条 种 件 所 吗 呢 啊 呀 吧 么 嘛',
);

const questionWords = words(
  '谁 哪 哪个 哪位 哪些 哪几 哪家 哪里 哪儿 哪天 哪年 哪月 何时 何地 几时 几 几个 几位 几名 几家 几次 几项 几号 几点 几月',
  '几月几号 第几 多少 多大 多长 多高 多久 多远 什么 啥 什么样 怎么 怎么样 怎样 如何 为什么 为何 为啥 是不是 是否 有没有 什么时候',
);

/** Verbs that end a predicate without being part of a name before it. */
const predicateVerbs = words(
  '参加 参与 出席 列席 陪同 陪 主持 主持召开 召开 举行 举办 审议 审议通过 通过 讨论 研究 部署 传达 学习 听取 汇报 发言',
  '讲话 讲 讲了 说 说了 谈 谈到 提 提出 提到 要求 强调 指出 表示 认为 介绍 宣布 作 做 作出 做出 进行 开展 走访 看望',
  '慰问 考察 调研 视察 去 来 到 走 搬 搬过来 搬来 搬走 迁 完成 实现 达到 做到 增长 增加 增 提高 提升 下降 减少 减 涨 跌',
  '投产 在建 开工 完工 竣工 建成 建设 开建 动工 签约 签 投 投入 花 用 卖 买 交 缴 纳 缴纳 解决 带动 安排 提供 招 招聘 带队',
  '率队 陪着 叫 称 开 办 建 成立 结束 开始 持续 带来 获得 得到 拿 拿到 排 排名 位居 位列 占 占比 负责 担任 兼任 兼 当选',
  '生产 出口 销售 发 出 种 养 住 涉及 包括 覆盖 惠及 查处 处分 整改 推进 落实 实施 打造 发现 采访 撰写 写 拍 拍摄',
  '新签约 新引进 新开工 新建成 新投产 派 派出 选派 设 设立 设置 表彰 奖励 拜访 会见 察看 查看 参观 检查 督导 搬迁 主办 承办 协办 举办 启动 颁发 授予 种植 养殖',
  '下发 印发 发布 发放 座谈 交流 会谈 赚 赚到 挣 上缴 上交 入驻 引进 引入 落户 落地 签 新建 扩建 改造 修建 修 服务 培训 帮扶 资助 捐 捐赠 赠送 监测 识别 受理 办结',
);

const eventNouns = words(
  '人 人员 领导 市领导 区领导 县领导 负责人 干部 群众 代表 嘉宾 企业 公司 单位 部门 地方 学校 项目 会议 会上 会 大会 活动',
  '报告 文件 精神 内容 问题 要求 措施 任务 目标 讲话 议题 议程 结果 情况 原因 名字 姓名 职务 身份 时候 时间 地点 日期 天 日',
  '干部 员工 职工 工人 农户 居民 村民 学生 老师 教师 记者 医生 专家 方面 环节 地点 地区 产品 设备 车间 订单 活动 经验 做法 理念 思路',
  '交流 典型 作用 意见 建议 话 事 事情 同志 成员 名单 意义 目的 方式 特点 好处 困难 影响 打算 下一步 时长 电话 地址',
);

/** What is measured in a newspaper's figures, and what qualifies it. */
const measureWords = words(
  '产值 总产值 增加值 税收 税 税金 入库税金 交税 缴税 纳税 税费 利润 净利润 收入 营收 营业收入 销售收入 销售额 销量 销售',
  '总额 金额 额 总量 产量 数量 吞吐量 面积 增速 增幅 增长率 增长 率 比重 占比 投资 总投资 投资额 资金 支出 预算 就业 就业人数',
  '人口 人数 价格 单价 均价 工资 成本 年产值 年税收 年利润 年 月 日 目标 研发 研发投入 投入 产能 出口 出口额 进口 进出口',
  '进出口额 订单 订单量 库存 社零 社会消费品零售 社会消费品 零售 固定资产 工业 农业 服务业 规上 规上工业 规模以上 财政 财政总收入',
  '一般公共预算 一般公共预算收入 地方 公共预算 累计 新增 同比 环比 全年 技改 工业技改 外贸 贷款 存款 用电量 货物 旅客 游客',
  '播种 种植 养殖 播种面积 总产量 总面积 客流量 人均 可支配收入 生产总值 GDP 亩产 单产 长度 高度 重量 排名 名次 完成率 开工率 入统率 总数 人次 家数 用工 占地 占地面积 建筑面积',
);

const officeWords = words(
  '书记 副书记 市长 副市长 区长 副区长 县长 副县长 镇长 副镇长 乡长 省长 副省长 州长 主任 副主任 主席 副主席 会长 副会长 秘书长',
  '副秘书长 监事长 监事 理事长 副理事长 理事 部长 副部长 局长 副局长 院长 副院长 检察长 校长 副校长 所长 站长 队长 行长 馆长 社长',
  '董事长 副董事长 董事 总经理 副总经理 经理 总裁 厂长 总编辑 政委 司令员 组长 副组长 委员 常委 党组书记 党委书记 支部书记',
  '常务 执行 第一 名誉 市委 区委 县委 省委 镇党委 党委 党组 党支部 组织 组织部 宣传 宣传部 统战部 政法委 纪委 监委 纪委监委 人大',
  '人大常委会 政协 政府 办公室 法院 检察院 人武部 、 兼',
);

const endsLikeOffice =
  /(?:书记|长|主任|主席|经理|总裁|政委|司令员|委员|常委|董事|监事|理事|总编辑)$/u;
const endsLikeMeasure =
  /(?:[产税]值|总值|税收?|税金|利润|收入|额|量|面积|增速|增幅|率|比重|占比|投资|资金|支出|就业|人口|人数|价格?|均价|工资|成本|目标|投入|产能|出口|订单|贷款|存款|GDP|长度|高度|重量|排名|总数|人次|用工|占地)$/u;

const commonWords = new Set([
  ...functionWords,
  ...questionWords,
  ...predicateVerbs,
  ...eventNouns,
  ...measureWords,
  ...officeWords,
]);
/** Characters with which many names end (工作会, 座谈会上, 基地), so that alone they are no predicate. */
const endsOfNames = new Set(
  '会上下里中内前后时地得作谈来发办处家名位个项条种件所人总占增减建种养住排写拍'.split(''),
);
const predicateTail = new Set(
  [...functionWords, ...predicateVerbs].filter((word) => !endsOfNames.has(word)),
);
const asking = new Set(questionWords);
const measures = new Set(measureWords);
const offices = new Set(officeWords);
const verbs = new Set(predicateVerbs);
const longestWord = 10;

/** Whether the text names nothing by itself. Marks and figures are not considered. */
export function isCommon(text: string): boolean {
  return startOfTail(text.replace(/[\d\s，、]/gu, ''), commonWords) === 0;
}

/** Whether the text is a measured thing and no more: 税收, 研发投入. */
export function isMeasure(text: string): boolean {
  return endsLikeMeasure.test(text) && startOfTail(text, measures) === 0;
}

/** Whether the text is an office and no more: 常务副市长, but not one of a certain place. */
export function isOffice(text: string): boolean {
  return endsLikeOffice.test(text) && startOfTail(text, offices) === 0;
}

/** Where the measured thing or office begins with which the text ends; its length when with none. */
export function startOfAsked(text: string): number {
  if (endsLikeMeasure.test(text)) return startOfTail(text, measures);
  return endsLikeOffice.test(text) ? startOfTail(text, offices) : text.length;
}

/** The text without the verbs and function words at its end: 一半的人还要去 gives 一半的人. */
export function withoutPredicateTail(text: string): string {
  return text.slice(0, startOfTail(text, predicateTail));
}

/** Whether a verb with its particle begins here: 种了, 去过. */
export function beginsDeed(text: string): boolean {
  return [1, 2].some(
    (length) => verbs.has(text.slice(0, length)) && /^[了过着]/u.test(text.slice(length)),
  );
}

/** The text without the verb at its end; for where a verb must stand, such as before 了. */
export function withoutVerb(text: string): string {
  const length = [3, 2, 1].find((each) => text.length > each && verbs.has(text.slice(-each)));
  return length === undefined ? text : text.slice(0, -length);
}

/** Whether a verb, function word or question word begins here, so that a name may end before it. */
export function beginsPredicate(text: string): boolean {
  return prefixes(text).some((prefix) => predicateTail.has(prefix) || asking.has(prefix));
}

/** Whether one of the verbs of events stands in the text: 参加, 陪同, 审议. */
export function speaksOfEvent(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (prefixes(text.slice(at)).some((prefix) => prefix.length > 1 && verbs.has(prefix)))
      return true;
  }
  return false;
}

/** Where the longest tail begins that consists of these words; the text's length when there is none. */
function startOfTail(text: string, vocabulary: ReadonlySet<string>): number {
  const isReached = new Set([text.length]);
  let start = text.length;
  for (let at = text.length - 1; at >= 0 && at >= start - longestWord; at -= 1) {
    const words = prefixes(text.slice(at));
    if (!words.some((word) => isReached.has(at + word.length) && vocabulary.has(word))) continue;
    isReached.add(at);
    start = at;
  }
  return start;
}

function prefixes(text: string): string[] {
  const longest = Math.min(longestWord, text.length);
  return Array.from({ length: longest }, (_, index) => text.slice(0, index + 1));
}

function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}
