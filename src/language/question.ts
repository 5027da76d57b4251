import { type DateExpression, findDateExpressions } from './dates.ts';
import { normalizeText } from './normalize.ts';
import { findQuantities, parseChineseNumeral, type Quantity } from './numbers.ts';
import { surnamePattern } from './surnames.ts';
import { toTaggedWords, toTerms } from './terms.ts';
import { readUnit } from './units.ts';

/** What kind of answer a question wants. */
export type AnswerKind =
  | 'figure'
  | 'date'
  | 'office'
  | 'person'
  | 'place'
  | 'organisation'
  | 'reason'
  | 'definition'
  | 'yes-no'
  | 'list'
  | 'statement'
  | 'summary'
  | 'other';

/** What a word does in a question; a name is one of a person, a place or an organisation. */
export type SubjectRole = 'name' | 'noun' | 'action' | 'other';

/** A word of a question that says what it is about. */
export interface SubjectWord {
  readonly word: string;
  readonly role: SubjectRole;
}

/** A question taken apart for search; `text` is normalised and never shown. */
export interface Question {
  readonly text: string;
  readonly kind: AnswerKind;
  /** Content words to search by, each once; question words are left out. */
  readonly terms: readonly string[];
  /** The words that say what it is about, without its dates and the unit it asks by. */
  readonly subject: readonly SubjectWord[];
  /** The same as running text: words may be cut wrongly, above all at names. */
  readonly subjectText: string;
  /** The counter or unit that the question asks by: 家 of 多少家. */
  readonly unit?: string;
  readonly dates: readonly DateExpression[];
  /** Figures that the question itself names: 第61次会议, 18位副会长. */
  readonly quantities: readonly Quantity[];
  /** Whether it asks for several: 哪些, 都有谁, 哪三单. */
  readonly wantsSeveral: boolean;
  /** The list that it asks for by number and head word: three of 单 in 哪三单. */
  readonly list?: { readonly count: number; readonly head: string };
  /** Whether the text is addressed to the program and not to the newspaper. */
  readonly isSmallTalk: boolean;
}

/** Signs of each kind; the first that fits decides. */
const signs: readonly (readonly [AnswerKind, RegExp])[] = [
  ['reason', /为什么|为何|为啥|原因|凭什么|何以/u],
  ['date', /什么时候|什么时间|何时|哪一?[天年日]|哪个月|几[月号日](?!前|后)|几时|时间是|日期/u],
  ['office', /什么(?:职务|职位|官)|(?:担任|任)(?:什么|何)|职务/u],
  [
    'figure',
    /多少|(?<!哪)几(?!乎)|百分之|多[大高长久重宽远]|占比|比例|增速|增幅|第几|排名|名列|好多/u,
  ],
  ['person', /谁|哪[一几]?位|何人|哪些(?:人|领导|干部|记者|同志)|哪[一几]?个人|叫什么|姓名|名字/u],
  [
    'place',
    /哪里|哪儿|何[地处]|什么地方|在哪|哪[一几]?[个座条](?:地方|省|市|县|区|镇|乡|村|社区|街道|学校)/u,
  ],
  ['organisation', /哪[一几]?[家]|(?:哪[一几]?个|什么)(?:单位|公司|企业|部门|机构|协会|组织)/u],
  ['definition', /什么是|是什么意思|是指什么|指的是什么|指什么|含义|怎么解释|是什么[？?]?$/u],
  ['yes-no', /吗|是否|是不是|有没有|对不对|能不能|会不会|要不要/u],
  ['list', /哪[些几]|分别|有什么|包括什么|都有/u],
  ['summary', /讲了|主要内容|概括|总结一下|介绍(?:一下)?|说说|简述|怎么回事|什么情况/u],
  [
    'statement',
    /怎么(?:说|看|评价|要求)|如何(?:评价|要求|看待)|说了什么|(?:要求|强调|指出|表示|提出|认为)/u,
  ],
];

/** Words that make a sentence a question and tell nothing of its subject. */
const questionWords =
  /请问|请你?告诉我|我想(?:知道|问一?下?)|为什么|什么时候|什么时间|什么地方|(?:什么|哪些|何种)?职[务位]|(?:什么)?(?:名字|姓名)|什么样|是什么|什么|多少|百分之几|第几|几[个家名位项次人年月天日号]?|哪(?:[一二两三四五六七八九十几]*[个家位所条类种次项支件处座辆名场]?(?:地方)?|些(?:地方|人|方面|内容|工作|事)?|[天年月日])|哪里|哪儿|怎么样?|如何|是否|是不是|有没有|好多|多[大高长久重远](?=[？?，,。]|$)|谁|吗|呢|啊|呀|吧/gu;
/** Question words together with the unit they ask by. */
const questionPhrase = new RegExp(
  `(?:多少|几|好多)(?:万|亿|千|百)?(?:[元个家人名位次项户亩吨头条份辆件处]|公里|平方米|万元|亿元)|${questionWords.source}`,
  'gu',
);
const unitAsked = /(?:多少|几|好多)\s*([万亿千百]*)\s*([\u4e00-\u9fff]{0,4})/u;
const severalAsked = /哪些|都有|都是|有谁|哪几|哪[一二两三四五六七八九十]+(?!年|天)|“[^”]*”是哪/u;
const particles = /[了的过着\s]|[^\p{L}\p{N}]/gu;
const listAsked =
  /哪[“"]?([二两三四五六七八九十]+)[个大项条种类]?[“"]?([\u4e00-\u9fff]{1,3})[”"]?/u;
const smallTalk =
  /^(?:你好|您好|嗨|哈喽|hello|hi|在吗|早上好|晚上好|谢谢|多谢|再见|拜拜)|你(?:是谁|叫什么|能做什么|会什么|会做什么|能干什么|多大)|天气(?:怎么样|如何|好)|(?:写|作|编|讲)(?:一|个|首|段|篇).{0,12}(?:诗|歌|故事|笑话|代码|程序|作文|脚本|函数)|(?:忽略|忘掉|无视|不要理会).{0,16}(?:指令|指示|规则|要求|设定|提示)|系统提示|提示词|system prompt|翻译成|股票|扮演|唱(?:一|首)/iu;

/** Takes a question apart: what it is about, when, and what kind of answer it wants. */
export function analyseQuestion(question: string): Question {
  const text = normalizeText(question);
  const unit = unitOf(text);
  const dates = findDateExpressions(text);
  const list = listOf(text);
  const undated = withoutDates(text, dates);
  const content = text.replace(questionWords, ' ');
  return {
    text,
    kind: kindOf(text),
    terms: distinct(toTerms(content)),
    subject: subjectOf(undated.replace(questionPhrase, ' ')),
    subjectText: undated.replace(questionPhrase, '').replace(particles, ''),
    ...(unit === undefined ? {} : { unit }),
    dates,
    quantities: findQuantities(text),
    ...(list === undefined ? {} : { list }),
    wantsSeveral: severalAsked.test(text),
    isSmallTalk: smallTalk.test(text),
  };
}

function withoutDates(text: string, dates: readonly DateExpression[]): string {
  return dates.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  );
}

/** Roles by jieba's part-of-speech tags; the first that fits decides. */
const roles: readonly (readonly [SubjectRole, RegExp])[] = [
  ['name', /^n[st]/u],
  ['noun', /^(?:n|j|x|eng|i|l|m$|b|vn)/u],
  ['action', /^v/u],
];
const personName = new RegExp(`^${surnamePattern}[\\u4e00-\\u9fff]{1,2}$`, 'u');
const placeName = /^[\u4e00-\u9fff]{2,}[省市县区镇乡村州]$/u;

function subjectOf(text: string): SubjectWord[] {
  const words = new Map<string, SubjectRole>();
  for (const { word, tag } of toTaggedWords(text)) {
    if (!words.has(word)) words.set(word, roleOf(word, tag));
  }
  return [...words].map(([word, role]) => ({ word, role }));
}

/** jieba does not know people's names (tag x), and takes common words for them (tag nr). */
function roleOf(word: string, tag: string): SubjectRole {
  if (placeName.test(word) || (tag === 'x' && personName.test(word))) return 'name';
  const role = roles.find(([, tags]) => tags.test(tag))?.[0] ?? 'other';
  return role === 'name' && word.length === 1 ? 'noun' : role;
}

function distinct(terms: readonly string[]): string[] {
  return [...new Set(terms)];
}

/** 多少家 asks by 家, 多少亿 and 多少钱 by 元; what follows 多少 may also be the thing that is counted. */
function unitOf(text: string): string | undefined {
  const [, scale = '', following = ''] = unitAsked.exec(text) ?? [];
  if (following.startsWith('钱')) return '元';
  const unit = readUnit(following, 0)?.unit.name;
  return unit ?? (scale.includes('亿') ? '元' : undefined);
}

function listOf(text: string): Question['list'] {
  const [, numeral = '', noun = ''] = listAsked.exec(text) ?? [];
  const count = parseChineseNumeral(numeral);
  const head = noun.at(-1);
  return count !== undefined && head !== undefined ? { count, head } : undefined;
}

function kindOf(text: string): AnswerKind {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
}
