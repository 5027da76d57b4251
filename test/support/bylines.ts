import { between, chance, pick, type Random } from './random.ts';

/** A printed credit and the people it names, in print order. */
export interface Credit {
  readonly text: string;
  readonly names: readonly string[];
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余',
];
const GIVEN_NAMES =
  '帆 超 欣 畏 冬 索 雨 穹 肖 静宇 祥龙 雪飞 雪玲 东方 永智 美平 又新 思奇 高艳 文正 丽晨 勇彪 淑敏 婷婷 晓辉 建国 志强 子涵 雅琴 海燕 明远 立新 佳怡 春生 俊杰 慧敏 国栋 玉兰'.split(
    ' ',
  );
const CITIES = ['北京', '上海', '武汉', '广州', '成都', '西安', '南京', '长沙'];

/** An invented person's name of two or three characters. */
export function inventName(random: Random): string {
  return pick(random, SURNAMES) + pick(random, GIVEN_NAMES);
}

/** The mark that opens a news report, such as 本报讯（记者李超 刘祥龙）. */
export function inventLeadMark(random: Random): Credit {
  const [first = '', second = ''] = inventNames(random, 2);
  const space = chance(random, 0.1) ? ' ' : '';
  return pick(random, [
    { text: `本报讯（记者${space}${first}）`, names: [first] },
    { text: `本报讯（记者${space}${first}）`, names: [first] },
    { text: `本报讯（记者${space}${first} ${second}）`, names: [first, second] },
    { text: `本报讯（通讯员${space}${first}）`, names: [first] },
    { text: `本报讯（通讯员${space}${first} ${second}）`, names: [first, second] },
    { text: `本报讯（记者${space}${first} 通讯员${space}${second}）`, names: [first, second] },
  ]);
}

/** The mark of a report bought from the state news agency, with its place, date and reporter. */
export function inventAgencyLeadMark(random: Random): Credit {
  const names = inventNames(random, between(random, 1, 2));
  const date = `${between(random, 1, 12)}月${between(random, 1, 28)}日`;
  return { text: `新华社${pick(random, CITIES)}${date}电（记者${names.join(' ')}）`, names };
}

/** The mark that continues a report with later news on the same subject. */
export function inventFollowUpMark(random: Random): Credit {
  const name = inventName(random);
  return { text: `又讯（记者${name}）`, names: [name] };
}

/** The line beside a feature's headline, such as □ 通讯员 胡雪飞. */
export function inventBylineLine(random: Random): Credit {
  const [first = '', second = ''] = inventNames(random, 2);
  const sign = pick(random, ['□', '□', '□', '○', '◎']);
  return pick(random, [
    { text: `${sign} 记者 ${first}`, names: [first] },
    { text: `${sign} 本报记者 ${first}`, names: [first] },
    { text: `${sign} 通讯员 ${first}`, names: [first] },
    { text: `${sign} 特约记者 ${first}`, names: [first] },
    { text: `${sign} 记者 ${first} ${second}`, names: [first, second] },
    { text: `${sign} 记者 ${first} 通讯员 ${second}`, names: [first, second] },
  ]);
}

/** The bracket that closes a photo caption, such as （徐美平摄）. */
export function inventPhotoCredit(random: Random): Credit {
  const name = inventName(random);
  const text = pick(random, [
    `（${name}摄）`,
    `（${name} 摄）`,
    `（记者${name}摄）`,
    `（通讯员 ${name} 摄）`,
  ]);
  return { text, names: [name] };
}

function inventNames(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(inventName(random));
  return [...names];
}
