/** A page of one invented story, with figures that no other page and no earlier edition has. */
export interface Story {
  /** Of its page; a page that is changed keeps it. */
  readonly page: number;
  readonly fileName: string;
  /** What the story is about, as its headline and its questions name it. */
  readonly subject: string;
  readonly headline: string;
  readonly text: string;
  readonly question: string;
  /** The answer to the question. */
  readonly figure: string;
  /** Asked next, it is about the same story. */
  readonly followUp: string;
  /** The answer to what is asked next. */
  readonly cost: string;
}

interface Kind {
  readonly noun: string;
  readonly deed: string;
  readonly measure: string;
  readonly unit: string;
  readonly question: string;
}

/**
 * Words that everybody knows and that share no character, for the reader takes names that nobody
 * has heard of apart, and then gives the figures of their neighbours too.
 */
const names = [
  ...[
    '芙蓉',
    '牡丹',
    '杜鹃',
    '茉莉',
    '玫瑰',
    '蔷薇',
    '葡萄',
    '石榴',
    '枇杷',
    '珍珠',
    '翡翠',
    '玛瑙',
  ],
  ...[
    '琥珀',
    '凤凰',
    '麒麟',
    '孔雀',
    '鸳鸯',
    '蜻蜓',
    '蝴蝶',
    '骆驼',
    '琵琶',
    '橄榄',
    '鹦鹉',
    '琉璃',
  ],
  ...['珊瑚', '蝙蝠', '蟋蟀', '蜘蛛'],
];

const kinds: readonly Kind[] = [
  kindOf('大桥', '建成通车', '大桥全长', '米'),
  kindOf('水库', '下闸蓄水', '水库总库容', '万立方米'),
  kindOf('茶厂', '建成投产', '茶厂年产茶叶', '吨'),
  kindOf('隧道', '全线贯通', '隧道全长', '米'),
  kindOf('果园', '喜获丰收', '果园占地', '亩'),
  kindOf('砖厂', '点火投产', '砖厂年产红砖', '万块'),
  kindOf('粮库', '建成启用', '粮库可储存粮食', '吨'),
  kindOf('码头', '开港运行', '码头年吞吐货物', '吨'),
];

function kindOf(noun: string, deed: string, measure: string, unit: string): Kind {
  return { noun, deed, measure, unit, question: `${measure}多少${unit}？` };
}

/** The smallest figure; all have five digits, as nothing else in these stories has. */
const leastFigure = 10_007;
const figureStep = 7;
const mostEditions = Math.floor((99_999 - leastFigure) / (2 * figureStep));

/** So many pages there can be. */
export const mostPages = kinds.length * names.length;

/**
 * The story of a page, from 0. Each number of an edition may be used once in a run, and gives two
 * figures of its own. @throws RangeError where names or figures are used up
 */
export function storyOf(page: number, edition: number): Story {
  if (page >= mostPages || edition >= mostEditions)
    throw new RangeError('No more stories; let the soak be shorter.');
  const kind = pickKind(page);
  const place = names[Math.floor(page / kinds.length)] ?? '';
  const subject = `${place}${kind.noun}`;
  const figure = String(leastFigure + 2 * figureStep * edition);
  const cost = String(leastFigure + 2 * figureStep * edition + figureStep);
  const headline = `${subject}${kind.deed}`;
  const told = `${subject}昨日${kind.deed}，${kind.measure}${figure}${kind.unit}。`;
  return {
    page,
    fileName: `soak-${page}.txt`,
    subject,
    headline,
    text: `${headline}\n\n本报讯（记者李四）${told}\n${subject}总投资${cost}万元，由县里筹措。\n`,
    question: `${place}${kind.question}`,
    figure,
    followUp: '总投资呢？',
    cost,
  };
}

function pickKind(page: number): Kind {
  const kind = kinds[page % kinds.length];
  if (!kind) throw new RangeError('There is no such kind of story.');
  return kind;
}

const figurePattern = /(?<![\d.])\d{5}(?![\d.]*\d)/gu;

/** The numbers in a text that may be figures of stories. */
export function figuresIn(text: string): string[] {
  return text.match(figurePattern) ?? [];
}
