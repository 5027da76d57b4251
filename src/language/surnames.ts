/** Surnames of two characters. */
const compound = '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯'.split(' ');
/** The surnames of one character that newspapers print most. */
const single =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗凤花方俞任袁柳鲍史唐' +
  '费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季贾路娄江童颜' +
  '郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦牧谷车侯宓蓬全班' +
  '秋仲宁仇栾甘厉祖武符刘景詹龙叶幸黎蒲瞿阎连习艾向古易廖庾耿匡文寇广阙东欧利师巩聂晁冷辛简饶曾沙鞠丰关查荆游权盖益桓公肖闫' +
  '涂覃';

/** Matches one surname, as the source of a regular expression. */
export const surnamePattern = `(?:${compound.join('|')}|[${single}])`;
