/** What people say to anybody; a message may be several of them: 谢谢，辛苦了. */
const courtesy =
  '(?:你|您|大家|各位)好|嗨|嘿|哈喽|hello|hi|hey|在不在|在吗|早安|早上好|上午好|中午好|下午好|晚上好|晚安|早|' +
  '(?:非常|十分)?(?:谢谢|多谢|感谢)(?:你|您)?|辛苦(?:你|您)?了?|再见|拜拜|bye|好的|不客气|没事|哈|嘻|呵|嗯|哦|ok|测试|test';
const particle = '[啊呀吗呢吧了啦哈]';
const onlyCourtesy = new RegExp(`^(?:(?:${courtesy})${particle}*)+$`, 'iu');
const leadingCourtesy = new RegExp(`^(?:(?:${courtesy})${particle}*[,，。.!！~\\s]+)+(?=.)`, 'iu');

/** How a wish begins that is addressed to the program. */
const please =
  '(?:请|麻烦|现在|接下来|从现在(?:起|开始)|帮我|给我|替我|为我|你|您|能不能|能否|可以|能|来|用[a-z+#]+(?:语言)?)';
/** A message that asks something of a newspaper holds one of these even where it begins as a wish. */
const asksBack = '谁|什么|哪|几|多少|何|怎|为啥|吗';
const toTheEnd = `(?:(?!${asksBack}).)*$`;
const work =
  '诗|词|歌|故事|笑话|段子|谜语|代码|程序|脚本|函数|算法|排序|作文|小说|文章|对联|邮件|论文|发言稿';
const rules = '指令|指示|规则|要求|设定|提示|限制|内容|对话|话';
const secrets =
  '系统提示词?|提示词|系统指令|系统设定|初始指令|内部指令|systemprompt|prompt|instructions';
const show =
  '请|把|将|给我看?|告诉我|输出|打印|显示|重复|复述|展示|泄露|说出|说说|看看|发给我|一下|全部|完整';
const number = '[\\d零〇一二两三四五六七八九十百千万.]+';
const operator = '(?:[+*/×÷x^-]|加上?|减去?|乘以?|除以?)';

/** Messages to the program, without white space and marks. Each pattern covers the whole message. */
const addressed: readonly RegExp[] = [
  onlyCourtesy,
  /^(?:请问|那)?(?:你|您)们?(?:到底|究竟)?(?:是谁|叫什么|多大|几岁|从哪里?来|是什么(?:东西|模型|程序|人|ai)?$|会什么|有什么(?:功能|本事|用)|(?:能|会|可以)(?:帮我)?(?:做|干|回答|帮)).{0,6}$/iu,
  /^(?:请问)?(?:你|您)是(?:不是)?(?:真?人类?|机器人|ai|人工智能|程序|模型|chatgpt|gpt).{0,4}$/iu,
  new RegExp(
    `^${please}*(?:写|作|编|讲|说|唱|创作|生成)一?[个首段篇封支份则](?:(?!${asksBack}).){0,16}(?:${work})${toTheEnd}`,
    'iu',
  ),
  new RegExp(`^${please}+(?:推荐|订|买|画|唱|翻译)${toTheEnd}`, 'iu'),
  new RegExp(`^${please}*(?:把|将)${toTheEnd.replace('$', '')}翻译[成为].{1,4}$`, 'iu'),
  new RegExp(
    `^${please}*(?:忽略|忘掉|忘记|忘了|无视|不要理会|不用管|别管|跳过)(?:你|掉|所有|全部|以上|上面|上述|之前|前面|先前|此前|的|那些|一切){1,6}(?:${rules}).*$`,
    'iu',
  ),
  /^(?:please)?(?:ignore|disregard|forget)(?:all|any|the|your|my|previous|prior|above)+.*$/iu,
  new RegExp(
    `^(?:(?:${show})+(?:你|您)?的?|(?:你|您)的|系统的)(?:${secrets})(?:是什么|有哪些|原文|全文|内容|的|${show}|出来)*$`,
    'iu',
  ),
  /^(?:print|show|reveal|repeat|tellme)(?:me|us|your|the|system)*(?:prompt|instructions).*$/iu,
  new RegExp(`^${please}+(?:扮演|假装|装作|充当)${toTheEnd}`, 'iu'),
  /^从现在(?:起|开始)(?:你|您).*$/u,
  /^(?:系统|system)(?:消息|提示|指令|message)[:：].*$/iu,
  /^(?:请问)?(?:今天|明天|后天|今晚|现在|这几天|最近|外面|本周|这周)?的?天气(?:怎么?样|如何|好吗|好不好|预报|呢)*$/u,
  /^(?:今天|明天|后天|今晚|现在|外面)会?(?:下雨|下雪|冷|热)(?:吗|不冷|不热|了吗)$/u,
  /^(?:请问)?(?:今天|现在|明天)是?(?:几月?几?号|几点钟?|星期几|周几|礼拜几)了?$/u,
  new RegExp(
    `^(?:请问|计算|算一?下)*${number}(?:${operator}${number})+(?:=|等于|是|得)?(?:几|多少)?$`,
    'iu',
  ),
];

/** A full stop between two digits is a decimal point and stays. */
const marks = /(?:[\s,，。!！?？~…;；"“”'‘’、]|(?<!\d)\.|\.(?!\d))+/gu;

/**
 * Whether a normalised message as a whole is addressed to the program: a greeting, thanks, a wish
 * for a poem or code, an order to forget its rules, the weather of no place, a sum. A question that
 * only holds such words is for the archive to answer.
 */
export function isSmallTalk(text: string): boolean {
  return [text, withoutGreeting(text)].map(wordsOf).some(isAddressed);
}

/** The message without the greeting in front of it: 你好，大桥多长？ asks 大桥多长？ */
export function withoutGreeting(text: string): string {
  return text.replace(leadingCourtesy, '');
}

function wordsOf(text: string): string {
  return text.replace(marks, '');
}

function isAddressed(words: string): boolean {
  return words === '' || addressed.some((pattern) => pattern.test(words));
}
