/** What is cut off before a question may be empty of one: then it is what was said. */
const asks = /[？?吗呢]|多少|几|谁|哪|什么|怎|如何|为何|是否|是不是/u;
const minHanChars = 4;

/** Elements that speak to a program, with what stands in them; other marks of a markup language alone. */
const markup: readonly RegExp[] = [
  /<(?<tag>script|style|system|assistant|instructions?)\b[^<>]{0,80}>.*?<\/\k<tag>>/gu,
  /\[(?<name>[^\]/]{1,20})\].*?\[\/\k<name>\]/gu,
  /<\/?[a-z][^<>]{0,80}>/gu,
  /```.*?```/gu,
];
/** English sentences before a Chinese question, and after it. */
const englishBefore =
  /^(?=[^\u3400-\u9fff]*[a-z]{2,}[ :][^\u3400-\u9fff]*[a-z]{2,})[^\u3400-\u9fff]*[.!:。！：]\s*(?=[\d\u3400-\u9fff])/u;
const englishBehind = /(?<=[？?。！])\s*[a-z][\x20-\x7e]+$/u;
/** How it is to be answered: 不要给出处：. */
const manner = /^[^？?：:]{0,40}(?:回答|引用|出处|来源)[^？?：:]{0,10}[：:]/u;

const saidBefore =
  /^[你您](?:上次|刚才|刚刚|之前|前面|昨天)(?:告诉我|[跟和对]我[说讲]|说|讲|回答)(?:过|的是|了)?/u;
const checkAgain = /[，,。]?再(?:确认|核对|检查|问)一?[遍下次](?=[，,：:？?]|$)/u;
/** 对吧 behind a claim asks whether it is so. */
const tag =
  /[，,。：:]\s*(?:到底|究竟|这|这个)?(?:(?:对|没错|是|不是|正确|属实|真的|是真的|是这样|没有?错)的?(?:吗|吧|么)|对不对|是不是(?:这样|真的|对的)?|是否(?:正确|属实|如此))[？?。！!]*$/u;

/**
 * A normalised question without what is wrapped around it: markup, sentences in English, how it is to be
 * answered; and with a claim that ends in 对吧, 没错吧 or the like asked by 吗. What holds no question without
 * them stays as it is.
 */
export function plainQuestion(text: string): string {
  return asClaim(withoutWrapping(text));
}

function withoutWrapping(text: string): string {
  const unmarked = markup.reduce((rest, mark) => rest.replace(mark, ' '), text).trim();
  const bare = unmarked
    .replace(englishBefore, '')
    .replace(englishBehind, '')
    .replace(manner, '')
    .trim();
  const han = bare.match(/[\u3400-\u9fff]/gu)?.length ?? 0;
  return asks.test(bare) && han >= minHanChars ? bare : text;
}

function asClaim(text: string): string {
  const claim = text.replace(saidBefore, '').replace(checkAgain, '');
  const plain = claim.replace(tag, '');
  return plain === claim || asks.test(plain) ? text : `${plain}吗？`;
}
