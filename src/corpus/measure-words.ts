/** What a figure tells of its measure instead of its amount; ends right before the figure. */
export const relationBefore = [
  '(?:(?:较|比|与)[^，。；]{1,14}?)?(?:同比|环比|累计|年均|平均|净|再)*(?:增长|增加|上升|提高|提升|下降|减少|降低|回落|上涨|下跌|增幅|增速|增|降|涨)',
  '净增',
  '(?:增速|增幅|占比|总量|规模)?(?:在[^，。；、]{1,12})?(?:考核|综合|均|稳|位)?(?:居(?!民|家|委)|位列|排名|名列|排在|跃居)[^，。；、]{0,10}',
  '占(?!地|用)[^，。；、占]{1,16}的?(?:比重|比例)?',
  '(?:高于|低于|高出|低出|超出|领先|快于|慢于|好于)[^，。；、]{1,14}',
].join('|');

/**
 * Words between what is measured and its figure: 年总产值｜预计将达到｜230亿元. Any number of them may follow one
 * another, so none is made of two others (达到, 约为): a text that repeats it would take exponential time.
 */
export const beforeAmount =
  '预计|将|可|只有|达|突破|超过|约|近|为|是|有|共计|共|合计|累计|已经|已|均|分别|高达|仅|就|了|至|到|再|会|大概|全部|后';

/** Words before what is measured, which are no part of it: ｜其中｜限上零售额16.6亿元. */
export const beforeMeasure =
  '其中|预计|力争|确保|全年|累计|目前|现有|共|已经|已|将|可|并|还|再|仅|正在|又|及|和|与|年均|截至|到(?!位)|后|成功|分别';

/** Verbs whose object is measured, and which are cut off with all that stands before: 监利市完成｜规上工业总产值. */
export const verbsOfMeasured = [
  '完成(?!率|量|额|情况|度|值)',
  '实现(?!率)',
  '获得|取得|申报(?!的|率)|建成(?!后|率|面积)|绘成|达成(?!率)|提供|培育|引进|发放(?!量|额)|发现|查处|识别(?!率)|下发|开展',
  '设立|选派|组织(?!率)|列支|拥有|共有|招引|吸纳|惠及|争取(?!率)|种植了|接待(?!量|人)|出动|安排|缴纳|筹集|推出|举办|举行|带动',
  '生产出|打造|建立|组建|配备|收到|办理了|承接|集中(?=开工)|标志着|载着|满载|招聘|再招|捐赠|发出|达标|聚焦|督办|冲刺|有(?=\\p{Script=Han}{2})',
].join('|');

/** Words with which what is measured begins anew: 监利市｜新增规上工业企业18家. */
export const newlyAdded = '新增|净增|新签|新入|新建|新开';

/** What ends the noun after a counted figure: 12家企业｜签约入驻, 206名优秀干部｜脱产专职招商. */
export const afterMeasured =
  '累计|完成|实现|成功|进行|签约|参加|参与|走进|扶持|脱产|入驻|用于|同比|增长|下降|旧貌|分别|圆满|通过|实时|运送|开工|投产|竣工|落地|' +
  '入库|覆盖|报名|组成|构成|排名|奋斗|加大|授|获|居(?!民)|占|均|已|将|被|在|与|和|及|以|为|是|内|前|后|左右|到|比|较|去|从|对|由|向|等|让|把|的|并|都|就|也';

/** Spans of time are measures only of what lasts: 工期, 历时, 树龄. */
export const lasting = '[时期龄]|寿命|时间|时长|周期';
