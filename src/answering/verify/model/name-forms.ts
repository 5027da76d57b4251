/** Words that point to somebody or something named before. */
export const pronoun = /^[该其此本这全各我]/u;
/** The end of a place's name that tells its level. */
export const administrative = /[省市县区镇乡村州]$/u;
export const endOfPlace = /(?:[省市县区镇乡村州]|街道|社区)$/u;
/** Ends of the names of places, and of those of bodies. */
const nameEnds: readonly RegExp[] = [
  endOfPlace,
  /(?:[局委办]|公司|集团|中心|医院|学校|大学|中学|小学|协会|商会|工会|联合会|支队|大队|银行)$/u,
];
/** A thing may be called by its kind, and its kind by its name. */
export const kinds: ReadonlySet<string> = new Set(
  (
    '公司 企业 集团 工厂 厂家 厂方 车间 基地 园区 景区 社区 学校 校方 医院 院方 协会 单位 部门 机构 组织 当地 本地 全村 村里 镇里 ' +
    '会议 大会 座谈会 培训 培训班 活动 仪式 现场 演出 比赛 赛事 调研 行动 项目 工程 工作 任务 措施 方案 文件 数据 双方 记者 市民 居民 村民 群众 职工 员工'
  ).split(' '),
);

/** Whether two words end alike, or are both names of places, or both of bodies. */
export function areOfKind(one: string, other: string): boolean {
  return one.at(-1) === other.at(-1) || nameEnds.some((end) => end.test(one) && end.test(other));
}
