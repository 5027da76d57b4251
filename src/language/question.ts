import { type DateExpression, findDateExpressions } from './dates.ts';
import { normalizeText } from './normalize.ts';
import { otherWritings } from './number-writings.ts';
import { findQuantities, parseChineseNumeral, type Quantity } from './numbers.ts';
import { isSmallTalk, withoutGreeting } from './small-talk.ts';
import { type SubjectWord, subjectOf } from './subject.ts';
import { toTerms } from './terms.ts';
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

/** A question taken apart for search; `text` is normalised, without a greeting, and never shown. */
export interface Question {
  readonly text: string;
  /** The text with spaces in place of its question words. */
  readonly content: string;
  readonly kind: AnswerKind;
  /** Content words to search by, each once, its numbers in digits and in words; no question words. */
  readonly terms: readonly string[];
  /** The words that say what it is about, without its dates and the unit it asks by. */
  readonly subject: readonly SubjectWord[];
  /** The same as running text: words may be cut wrongly, above all at names. */
  readonly subjectText: string;
  /** The counter or unit that the question asks by: 家 of 多少家. */
  readonly unit?: string;
  readonly dates: readonly DateExpression[];
  /** Figures that the question itself names: 第7次会议, 5位代表. */
  readonly quantities: readonly Quantity[];
  /** Whether it asks for several: 哪些, 都有谁, 哪四化. */
  readonly wantsSeveral: boolean;
  /** The list that it asks for by number and head word: four of 化 in 哪四化. */
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
  /请问|请你?告诉我|我想(?:知道|问一?下?)|为什么|什么时候|什么时间|什么地方|(?:什么|哪些|何种)?职[务位]|(?:什么)?(?:名字|姓名)|什么样|是什么|什么|百分之(?:多少|几)|多少钱?|各(?:自?是|有)|第几|几(?:(?!项目)[个家名位项次人年月天日号轮])?|哪(?:些(?:地方|人|方面|内容|工作|事)?|[天年月日]|[一二两三四五六七八九十几]*[个家位所条类种次项支件处座辆名场]?(?:地方)?)|哪里|哪儿|怎么样?|如何|是否|是不是|有没有|好多|多[大高长久重远](?=[？?，,。]|$)|谁|吗|呢|啊|呀|吧/gu;
/** Question words together with the unit they ask by. */
const questionPhrase = new RegExp(
  `(?:多少|几|好多)(?:万|亿|千|百)?(?:(?!项目|人口|人才|人员)[元个家人名位次项户亩吨头条份辆件处钱]|公里|平方米|万元|亿元)|${questionWords.source}`,
  'gu',
);
const unitAsked =
  /(?:多少|几|好多)\s*([万亿千百]*)\s*(?!项目|人口|人才|人员)([\u4e00-\u9fff]{0,4})/u;
const severalAsked = /哪些|都有|都是|有谁|哪几|哪[一二两三四五六七八九十]+(?!年|天)|“[^”]*”是哪/u;
const particles = /[了的过着\s]|[^\p{L}\p{N}]/gu;
const listAsked =
  /哪[“"]?([二两三四五六七八九十]+)[个大项条种类]?[“"]?([\u4e00-\u9fff]{1,3})[”"]?/u;

/** Takes a question apart: what it is about, when, and what kind of answer it wants. */
export function analyseQuestion(question: string): Question {
  const message = normalizeText(question);
  const text = withoutGreeting(message);
  const unit = unitOf(text);
  const dates = findDateExpressions(text);
  const list = listOf(text);
  const undated = withoutDates(text, dates);
  const content = text.replace(questionWords, ' ');
  const quantities = findQuantities(text);
  return {
    text,
    content,
    kind: kindOf(text),
    terms: distinct([...toTerms(content), ...otherWritings(quantities, dates)]),
    subject: subjectOf(undated.replace(questionPhrase, ' ')),
    subjectText: undated.replace(questionPhrase, '').replace(particles, ''),
    ...(unit === undefined ? {} : { unit }),
    dates,
    quantities,
    ...(list === undefined ? {} : { list }),
    wantsSeveral: severalAsked.test(text),
    isSmallTalk: isSmallTalk(message),
  };
}

function withoutDates(text: string, dates: readonly DateExpression[]): string {
  return dates.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  );
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
