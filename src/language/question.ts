import { type DateExpression, findDateExpressions } from './dates.ts';
import { normalizeText } from './normalize.ts';
import { otherWritings } from './number-writings.ts';
import { findQuantities, parseChineseNumeral, type Quantity } from './numbers.ts';
import { plainQuestion } from './plain-question.ts';
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
  | 'comparison'
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
  /** Those that this part of a question asks of in particular; all of them in a whole question. */
  readonly focus?: readonly string[];
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
  [
    'yes-no',
    /^(?!.*(?:多少|几[^乎]|谁|哪|什么|怎么|为何|如何)).*(?:是不是|是否|对不对|吗[？?]?$|了没有?[？?]?$)/u,
  ],
  ['reason', /(?<![定称评名列作成选])为什么|为何|为啥|原因|凭什么|何以/u],
  [
    'comparison',
    /年[^，。？?]{0,12}比[^，。？?]{0,6}年[^，。？?]{0,8}(?:增长|增加|下降|减少|上升|提高)|(?<![同环占])比(?![例重])[^，。？?]{1,16}?(?:多|少|高|低|快|慢|大|小|(?<!增)长)(?:了|出)?(?:多少|几|些|吗|不少)|(?:相比|对比|比较|比起)|相差|差多少|差距|差几|哪.{0,10}更|更.{0,4}哪|哪一?[年个家边者](?:更|比较)?[高多快大低少][？?。]?$|更[^，。]{0,8}[，,][^，。]{1,16}还是|[^，。]{2,20}(?:快|多|高|大|少|低|慢)还是|(?:跟|和|与|同)[^，。]{2,24}比(?:怎么样|如何|呢|，|,|起来|是)/u,
  ],
  ['date', /什么时候|什么时间|何时|哪一?[天年日]|哪个月|几[月号日](?!前|后)|几时|时间是|日期/u],
  ['office', /什么(?:职务|职位|官)|(?:担任|任)(?:什么|何)|职务/u],
  [
    'figure',
    /多少|(?<!哪)几(?!乎)|百分之|多[大高长久重宽远]|占比|比例|增速|增幅|第几|排名|名列|好多/u,
  ],
  [
    'person',
    /(?:书记|[市县区镇乡省州村]长|主任|主席|局长|部长|会长|理事长|经理|院长|校长|检察长|政委|所长|行长)(?:又|都)?是?哪一?个[？?]?$|哪[一几]?[个些名](?:[区市县镇省]?领导|记者|通讯员|干部|代表|老师|书记|主任|人员)/u,
  ],
  ['organisation', /全称|全名/u],
  ['list', /是哪[二两三四五六七八九十]+(?![年天人位名家])/u],
  ['place', /哪些地方|(?:去|到)了?哪/u],
  [
    'summary',
    /概括|总结一下|简述|简单介绍|介绍一下|主要内容|列一下|怎么回事|(?:会议?|论坛|活动|培训班|典礼|报道|文章|专访)上?(?:都|主要)?(?:讲|说|谈|研究部署|研究|讨论|部署|安排)了?(?:些|一些)?(?:什么|啥|哪些(?:事|内容|工作)?)[？?]?$/u,
  ],
  [
    'statement',
    /(?:有|抱|寄予|提出?)了?(?:什么|哪些|何|怎样的|啥)(?:样的)?(?:希望|期望|期待|要求|说法|看法|意见|建议|评价|打算|想法)|(?:怎么|如何)(?:打算|看|说|评价|要求|强调|讲)|(?:说|讲)(?:了|过)?(?:些)?(?:什么|啥)|勉励.{0,8}什么|[作做]了?(?:一?个|些)?(?:什么|哪些|怎样的|啥)(?:样的)?(?:讲话|报告|发言|指示|部署|安排)/u,
  ],
  [
    'person',
    /谁|哪[一二两三四五几]?位|何人|哪些(?:人|领导|干部|记者|同志)|哪[一几]?个人|叫什么|姓名|名字/u,
  ],
  [
    'place',
    /哪里|哪儿|何[地处]|什么地方|(?<!好)在哪|哪[一二两三四五几]?[个座条所](?:地方|省|市|县|区|镇|乡|村|社区|街道|学校)/u,
  ],
  [
    'organisation',
    /全称|哪[一二两三四五几]?家|(?:哪[一二两三四五几]?个|什么)(?:局|委|协会|银行|商会)|哪些(?:单位|部门|企业|公司|机构|乡镇|学校)|(?:哪[一二两三四五几]?个|什么)(?:单位|公司|企业|部门|机构|协会|组织)/u,
  ],
  ['definition', /什么是|是什么意思|是指什么|指的是什么|指什么|含义|怎么解释|是什么[？?]?$/u],
  ['yes-no', /吗|是否|是不是|有没有|对不对|能不能|会不会|要不要/u],
  ['list', /哪[些几二两三四五六七八九十]|分别|有什么|包括什么|都有/u],
  [
    'figure',
    /(?:销售额|产值|产量|收入|税收|投资额?|投入|面积|吞吐量|增速|增幅|人数|数量|总额|利润|人口|价格|均价|里程|长度|目标)[？?]?$/u,
  ],
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

/** What a terminal sends may be typed by slip. */
const terminalControls = /\u001b\[[0-9;?]*[A-Za-z]|\p{Cc}/gu;

/** Takes a question apart: what it is about, when, and what kind of answer it wants. */
export function analyseQuestion(question: string): Question {
  const message = plainQuestion(normalizeText(question.replace(terminalControls, ' ')));
  const text = withoutGreeting(message);
  const unit = unitOf(text);
  const dates = findDateExpressions(text).filter(({ start }) => !comparesWith(text, start));
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

/** In 较2020年增长多少 the year is not the one that is asked of. */
function comparesWith(text: string, dateStart: number): boolean {
  return /较$|(?<![同环相])比$/u.test(text.slice(0, dateStart)) && /增|降|涨|升|减/u.test(text);
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
  if (/^个[万亿]/u.test(following)) return '元';
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
