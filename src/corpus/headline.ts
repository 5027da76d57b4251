import { breaksWord } from '../language/terms.ts';
import type { Line } from './line.ts';
import { lettersOf, type StoryLetters } from './overlap.ts';

/** A story's headline lines, each with its place in the hierarchy. */
export interface Headlines {
  readonly kicker: readonly Line[];
  readonly headline: readonly Line[];
  readonly subtitle: readonly Line[];
}

/** Lines of one statement: a headline that is broken over lines, a kicker, a subtitle. */
type Unit = readonly Line[];

/** Lines of at most this many characters are pieces of a headline set in a narrow column. */
const narrowChars = 13;
/** A unit shorter than this names something and is not a headline by itself. */
const minHeadlineChars = 6;
/** The lines of no more are sought in their story, which takes time for each of them. */
const mostSoughtLines = 500;
/** Words that tell an event; a slogan has none. */
const eventWords =
  /召开|举行|举办|主持|调研|慰问|部署|开展|考察|签约|成立|启动|揭牌|研判|座谈|推进会|会议/u;
const eventBonus = 0.2;
/** Between two units that tell as much, the upper one is the headline. */
const orderPenalty = 0.03;
const organisationEnd =
  /(?:公司|集团|企业|协会|学校|中学|大学|学院|医院|街道|社区|[局厅委镇乡村])$/u;

/**
 * Orders a story's headline lines: the headline is the unit that tells what the story's opening
 * tells; what stands above it is its kicker, what stands below its subtitle.
 */
export function arrangeHeadlines(lines: readonly Line[], story: StoryLetters): Headlines {
  const units = toUnits(lines, story);
  if (units.length === 0) return { kicker: [], headline: [], subtitle: [] };
  const main = mainUnit(units, story);
  return {
    kicker: units.slice(0, main).flat(),
    headline: units[main] ?? [],
    subtitle: units.slice(main + 1).flat(),
  };
}

function toUnits(lines: readonly Line[], story: StoryLetters): Unit[] {
  const units: Line[][] = [];
  const isSought = lines.length <= mostSoughtLines;
  for (const line of lines) {
    const unit = units.at(-1);
    const above = unit?.at(-1);
    if (unit && above && goesOn(above, line, isSought ? story.letters : '')) unit.push(line);
    else units.push([line]);
  }
  return units;
}

/** Whether a headline is broken between two lines. */
function goesOn(above: Line, line: Line, storyLetters: string): boolean {
  if (/^[—-]/u.test(line.text)) return false;
  if (isScattered(above) || isScattered(line)) return true;
  const junction = lettersOf(above.text).slice(-2) + lettersOf(line.text).slice(0, 2);
  const isInStory = storyLetters.includes(junction);
  if (line.afterBlank) return isInStory && breaksWord(above.text, line.text);
  if (isInStory) return true;
  if (isTwoPart(above) || isTwoPart(line)) return false;
  return above.text.length <= narrowChars && line.text.length <= narrowChars;
}

/** A character on a line of its own was torn from its headline. */
function isScattered(line: Line): boolean {
  return line.text.length <= 2;
}

/** Two clauses side by side are complete: 真抓实干不懈怠 奋力夺取“全年红”. */
function isTwoPart(line: Line): boolean {
  return !line.letterSpaced && /[\s，、]/u.test(line.text);
}

function mainUnit(units: readonly Unit[], story: StoryLetters): number {
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, unit] of units.entries()) {
    const score = weightOf(unit, story) - orderPenalty * index;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

function weightOf(unit: Unit, story: StoryLetters): number {
  const text = unit.map((line) => line.text).join('');
  const mark = unit[0]?.headingMark;
  const prominence = mark ? 2 - 0.2 * (mark.end - mark.start) : 0;
  const isName = text.length < minHeadlineChars || organisationEnd.test(text);
  const isSubtitle = /^[—-]/u.test(text);
  const event = eventWords.test(text) ? eventBonus : 0;
  return story.shareOf(text) + prominence + event - (isName || isSubtitle ? 1 : 0);
}
