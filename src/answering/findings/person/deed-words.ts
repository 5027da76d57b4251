/** Words for what people do in reports: those of a question, and those of print that answer them. */
export interface Deed {
  readonly asked: RegExp;
  /** Also in print; the words of the question itself are looked for first. */
  readonly printed: RegExp;
  /** What is said follows its speaker at once. */
  readonly isSpeech?: boolean;
}

const speech =
  '指出|强调|要求|表示|认为|介绍|告诉|坦言|透露|提出|勉励|提醒|呼吁|谈到|感慨|回忆|讲话|致辞|说';

/** More special ones first: 列席 is looked for before 参加. */
export const deeds: readonly Deed[] = [
  { asked: /主持/u, printed: /主持/u },
  {
    asked: /带的?队|率的?队|率领|率团|带领|领的?队|牵头/u,
    printed: /带队|率队|率领|率团|带领|领队|牵头|率(?=.{2,14}[组团队])/u,
  },
  { asked: /传达|转达|转告|宣读|通报/u, printed: /传达|宣读|通报/u },
  { asked: /授牌|颁奖|颁发|揭牌/u, printed: /授牌|颁奖|颁发|揭牌|授予/u },
  {
    asked: /授的?课|讲的?课|上的?课|作.{0,4}(?:讲座|辅导)/u,
    printed: /授课|讲课|上课|作.{0,12}(?:讲座|辅导|报告)/u,
  },
  { asked: /发的?言|汇报/u, printed: /发言|汇报/u },
  { asked: /报告/u, printed: /作.{0,14}报告/u },
  { asked: /致辞|致欢迎词/u, printed: /致辞|致.{0,4}词|讲话/u },
  { asked: /列席/u, printed: /列席/u },
  { asked: /陪同|陪着?|随同|随行/u, printed: /陪同|参加|出席|随同/u },
  {
    asked: /参加|出席|到会|与会|到场|参与|在场|去了|来了/u,
    printed: /参加|出席|列席|到会|参与|陪同/u,
  },
  { asked: /签约|签订|签署|签的?字/u, printed: /签约|签订|签署/u },
  {
    asked: /(?:被?评为|被?授予|获评|荣获|获得|当选|拿到|得了|获)/u,
    printed: /获评|被?评为|荣获|获得|被授予|当选|获/u,
  },
  { asked: /接访|接待|接见|会见/u, printed: /接访|接待|会见|倾听|参加/u },
  { asked: /看望|慰问|探望/u, printed: /看望|慰问/u },
  {
    asked: /调研|考察|视察|走访|检查|督导|察看|查看/u,
    printed: /调研|考察|视察|走访|检查|督导|察看|查看|深入|来到|前往/u,
  },
  { asked: /宣布/u, printed: /宣布/u },
  {
    asked: new RegExp(`${speech}|发话|发了话|讲的?|谈的?`, 'u'),
    printed: new RegExp(`${speech}|谈|提出`, 'u'),
    isSpeech: true,
  },
];
