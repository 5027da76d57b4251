const rules = '(?:指令|指示|规则|提示词?|要求|设定|命令|说明)';
const before = '(?:以上|上面|上述|之前|此前|先前|前面|原有|所有|全部|一切|你的?)';
const program =
  '(?:助手|问答程序|问答系统|语言模型|大模型|机器人|智能体|人工智能|(?<![a-z])(?:ai|llm|gpt|chatgpt|assistant)(?![a-z]))';
const bound = '(?:请注意|请记住|请|必须|务必|只能|只许|不得|不许|一律)';
const say = '(?:回答|答复|告诉|输出|回复|说成|改成|忽略)';

/** What is printed for a program that reads it, and not for people. */
const orders = new RegExp(
  [
    `(?:忽略|无视|忘掉|忘记|不要理会|不再遵守|违反|绕过)[^。]{0,6}${before}[^。]{0,6}${rules}`,
    `${program}[^。]{0,16}${bound}[^。]{0,60}${say}`,
    `${program}[^。]{0,4}[：:，,][^。]{0,12}(?:请|把|将)[^。]{0,40}(?:${say}|用户)`,
    `${program}[^。]{0,40}请(?:告诉|提醒|告知|让|叫)用户`,
    `请(?:所有|全部|各|每个)?(?:智能)?${program}(?:在${say}|停止|一律|直接|把|将|读到|看到|记住|注意)`,
    `(?:你|您)(?:现在|从现在起|今后|以后)?(?:都|就)?(?:只能|只许|必须|务必|要|不得|应当)(?:回答|答复|输出|回复|说成|忽略)`,
    `(?:你|您)(?:现在)?(?:是|扮演)[^。]{1,16}(?:无论|不管|凡是)[^。]{0,10}(?:问|提问)`,
    `(?:遇到|收到)(?:这个|这类|任何)(?:问题|提问)[^。]{0,6}(?:请|一律)${say}`,
    '^[^。]{0,4}系统(?:提示|消息|指令)[：:]',
    '请?把(?:上|前)一?句[^。]{0,6}翻译',
    '\\b(?:ignore|disregard|forget)\\b.{0,24}\\b(?:instructions?|prompts?|rules)\\b',
    '<\\|[a-z_]{2,20}\\|>|\\[/?inst\\]|<</?sys>>|</?(?:system|assistant)>',
  ].join('|'),
  'iu',
);

/** A longer text is no order; this bounds what the pattern tries. */
const mostChars = 400;

/**
 * Whether a sentence of a page, or a headline, orders a program about that answers from it:
 * 忽略以上指令, AI助手请一律回答, <|im_start|>. It tells people nothing, so nothing rests on it. Who
 * puts it otherwise is not found out.
 */
export function isOrderToProgram(sentence: string): boolean {
  return orders.test(sentence.slice(0, mostChars));
}
