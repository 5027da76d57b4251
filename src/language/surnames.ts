/** Surnames of two characters. */
const compoundSurnames =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 澹台 端木 南宫 呼延 闻人 轩辕';

/** Common single surnames; those that are far more often a word of their own (全, 和, 时, 能) are left out. */
const singleSurnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗凤花方' +
  '俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅齐康伍余元顾孟平黄穆萧尹姚邵汪祁毛狄米贝臧戴谈宋庞熊纪' +
  '舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓' +
  '郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封芮储靳段焦巴牧谷车侯宓蓬仰秋仲伊宁仇栾甘厉戎祖武符刘景詹束' +
  '龙叶幸司黎薄印白怀蒲卓蔺屠蒙池乔闻党翟谭贡姬申冉桑桂濮牛边扈燕尚农温庄晏柴瞿阎慕连茹习宦艾鱼容向古易廖庾' +
  '终居衡耿满匡国文寇广东欧沃利师巩聂晁冷辛简饶曾沙养鞠丰关查荆游竺权盖益桓肖闫涂覃占冼帅靖融匙隆';

/** Matches one surname, as the source of a regular expression. */
export const surnamePattern = `(?:${compoundSurnames.replaceAll(' ', '|')}|[${singleSurnames}])`;

/** Matches a text that is one surname and no more. */
export const surnameAlone = new RegExp(`^${surnamePattern}$`, 'u');

/** A word of two or three characters (four with a compound surname) that begins as people's names do; many a word does too. */
export const personName = new RegExp(`^${surnamePattern}[\\u4e00-\\u9fff]{1,2}$`, 'u');

/** The same of three characters or more: one of two that begins like a name is as often a place. */
export const longPersonName = new RegExp(`^(?=.{3})${surnamePattern}[\\u4e00-\\u9fff]{1,2}$`, 'u');
