import { surnamePattern } from '../language/surnames.ts';

/** Characters that hold a sentence together and so end a name rather than stand in one. */
const neverInNames =
  '的了是着过们这那个把被将让从其此每各某要会议局厅委办处组员者您你我他她它很更最不没省市县区镇乡村';

/** Words that begin like a name and stand where one may. */
export const notNames: ReadonlySet<string> = new Set(
  (
    '方面 方案 方向 方式 方针 方法 高度 高效 高层 高标准 高质量 高兴 项目 文件 文化 文明 文艺 文旅 金融 金额 严格 ' +
    '严肃 严峻 安排 安全 安心 安居 安徽 安置 成员 常务 常委 常年 管理 管控 管道 平安 平台 平均 平稳 平原 石油 ' +
    '华中 华北 华南 华东 国家 国务院 国内 国际 国企 国有 武汉 江苏 江西 江汉 云南 云集 宁夏 宁波 贵州 广东 广西 ' +
    '广大 广泛 广告 东北 东南 东部 东方 马上 马路 包括 包保 余名 万元 万名 强化 强调 强势 强劲 强烈 应急 应当 ' +
    '应该 应邀 任务 任何 任职 任期 连续 连夜 解决 解读 解放 党员 党委 党组 党中央 党支部 党校 农民 农业 农村 ' +
    '农户 师生 师傅 温馨 温度 单位 利用 满意 养殖 景区 施工 施策 居民 居家 关于 关心 关键 查处 查看 路线 ' +
    '计划 尚未 司机 司法 边境 查实 秋季 夏季 荣获 荣誉 祝福 祝贺 怀着 向上 向前 容易 终于 盛会 花园 田间 ' +
    '车间 车辆 房屋 林业 林长 路长 河长 申报 申请 白天 古城 米粉 牛羊 谷物 许多 许可 何时 何况 ' +
    '景观 简介 简单 权威 权益 东道主 席位 席间 印发 游客 丰收 谈话 谈及 康复 ' +
    '季度 曾经 曾任 曾说 常说 白领 家长 益民 元旦 元月 欧盟 欧洲 帅气 融合 融资 隆重 卫生 卫健 花费 '
  )
    .split(' ')
    .filter(Boolean),
);

/** Forms of address after a family name alone: 王先生, 李大爷. */
export const address = '(?:先生|女士|师傅|大爷|大妈|大姐|大哥|阿姨|老师|同学|同志|总书记)';

/** Verbs by which only a person, never a thing, is followed. */
export const speechVerbs =
  '指出|强调|要求|表示|介绍|告诉|认为|坦言|透露|说|称赞|勉励|感慨|回忆|提醒|呼吁|谈到|谈起|补充道|笑着|算了一笔账';

/** Words that may follow a person's name at once. */
export const verbsAfterName =
  `${speechVerbs}|参加|出席|列席|主持|陪同|参与|率队|带队|率领|一行|分别|先后|详细|实地|深入|传达|通报|宣读|作|致辞|` +
  '讲话|发言|进行|开展|调研|检查|督导|督办|看望|慰问|走访|来到|前往|赶赴|会见|视察|考察|接受|积极|牵头|' +
  '担任|当选|获评|获得|荣获|代表|为大家|随后|首先|最后|希望|充分|高度|下基层|赴|专题|带着|正在|已|曾|' +
  '总书记|签约|签订|揭牌|授牌|同志|先生|女士|负责|围绕|结合|组织|部署|安排|听取|察看|查看|授课|致以|给予|拿出|发现|回到|成功|' +
  '宣布|启动|点击|按下|现场|签署|剪彩|颁奖|见证|走进|接见|亲临|莅临|参观|观摩|体验|汇报|回应|解读|演讲|推介|点评|批示|座谈|约谈|' +
  '推动|研究|审议|迎接|受邀|应邀|亲自|深情|动情|欣喜|激动';

/** Single characters after a name that seldom end one themselves. */
export const particlesAfterName = '率赴说到在就对向与带等作沿都获将的是把从';

/** Single characters after a name that are often the end of one: 王建和, 张有为. */
export const weakParticlesAfterName = '和为及同来兼也还并';

const given = `(?![${neverInNames}])\\p{Script=Han}`;

/** Patterns of names with two given characters, and with one. */
export const longName = `${surnamePattern}(?:${given}){2}`;
export const shortName = `${surnamePattern}${given}`;
