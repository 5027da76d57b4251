import { isAboutProgram } from './about-program.ts';
import { isCodeOrNoise } from './code-or-noise.ts';
import { isEnglishChat } from './english-chat.ts';
import { isWishToProgram } from './wishes.ts';

const particle = '[啊呀吗呢吧了啦哈哦呦哟噢嘛喽咯呗]';
const thanks =
  '(?:太|真是?|很|非常|十分|万分)*(?:谢谢|多谢|感谢|感激|谢)(?:你|您)?们?的?(?:帮助|帮忙|解答|回答|支持)?';
/** What people say to anybody; a message may be several of them: 谢谢，辛苦了. */
const courtesy =
  '(?:你|您|大家|各位|老师|朋友)们?好|嗨|嘿|哈喽|喂|hello|hi|hey|在不在|在吗|在不|有人|早安|(?:大家|各位|朋友们)?(?:早上|上午|中午|下午)好|' +
  `晚上好|晚安|好梦|早|(?:新年|春节|元旦|中秋|端午|国庆|圣诞|生日|节日|周末|假期)(?:快乐|愉快)|新年好|过年好|恭喜发财|` +
  `(?:好久|许久)不见|(?:很|非常)?高兴(?:认识|见到)(?:你|您)|最近好|吃饭?了|${thanks}|thanks|thx|3q|麻烦(?:你|您)?|` +
  '打扰(?:你|您)?|(?:你|您)?辛苦(?:你|您)?|帮大忙|下次再聊|改天再聊|抱歉|对不起|不好意思|告辞|再见|拜拜|bye|(?:明天|回头|下次|改天|一会儿?)见|回见|' +
  '好的|是的|收到|知道|明白|了解|不客气|没(?:事|关系|问题)|不用|不必|嘻|呵|嗯|ok|测试(?:一下)?|test';
/** Short replies, which as a question's first word are part of it. */
const reply = '好|行|对|可以|没有|不是|不对|算|哎|唉|哇|呃|额';
/** Whom a greeting may name; alone they are a subject to ask about. */
const addressee = '小?(?:机器人|助手|朋友|伙伴|老师|同学|问报|编辑?|兄弟|亲爱的|亲)';
/** One that matches is kept, so that no message can make the search try every division. */
const onlyCourtesy = new RegExp(
  `^(?:(?=(${courtesy}|${reply}|${particle}))\\1)+(?:${addressee})?$`,
  'iu',
);
const leadingCourtesy = new RegExp(
  `^(?:(?=((?:${courtesy}|哈)${particle}*[,，。.!！~\\s]+))\\1)+(?=.)`,
  'iu',
);

/** What is longer is no chat, and patterns that try many divisions would take long to say so. */
const maxChatChars = 120;

/** A full stop between two digits is a decimal point and stays. */
const marks =
  /(?:[\s,，。!！?？~…;；"“”'‘’、]|\u200d|\ufe0f|\p{Extended_Pictographic}|\p{Emoji_Modifier}|(?<!\d)\.|\.(?!\d))+/gu;
const clauseEnds = /[,，。!！?？;；~…\n]+/u;
/** Asks for consent to a wish, and not for anything that a paper prints. */
const consent = /(?:好吗|好不好|行吗|行不行|可以吗|可不可以)$/u;

/**
 * Whether a normalised message as a whole is addressed to the program: a greeting, thanks, a wish
 * for a poem or code, an order to forget its rules, the weather of no place, a sum, code, a slip of
 * the hand over the keyboard. A question that only holds such words is for the archive to answer.
 */
export function isSmallTalk(text: string): boolean {
  if (isCodeOrNoise(text) || isEnglishChat(text)) return true;
  const words = wordsOf(text);
  if (isAddressed(words)) return true;
  const clauses = text.split(clauseEnds).map(wordsOf);
  return clauses.every((clause) => clause !== words && isAddressed(clause));
}

/** The message without the greeting in front of it: 你好，大桥多长？ asks 大桥多长？ */
export function withoutGreeting(text: string): string {
  return text.replace(leadingCourtesy, '');
}

function wordsOf(text: string): string {
  return text.replace(marks, '');
}

function isAddressed(words: string): boolean {
  if (words === '' || onlyCourtesy.test(words)) return true;
  if (words.length > maxChatChars) return false;
  // Each form once: the engine compiles a pattern anew when it is used for the second time.
  const forms = new Set([words, words.replace(consent, '')]);
  return [...forms].some((each) => isAboutProgram(each) || isWishToProgram(each));
}
