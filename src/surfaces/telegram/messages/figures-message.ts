import type { BotFigures } from '../store/bot-store.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import { bold, joinLines, multiline, type RichText, toMessage } from './rich-text.ts';
import { firstMessage } from './split.ts';

/** What administrators learn of the bot. */
export interface BotState {
  /** The last 24 hours. */
  readonly day: BotFigures;
  /** The last seven days. */
  readonly week: BotFigures;
  /** One line about what the archive holds. */
  readonly archive: string;
  readonly uptimeMs: number;
  /** Questions that are being answered, and that wait for it. */
  readonly running: number;
  readonly waiting: number;
}

/** The bot's work in figures, and how it is. */
export function figuresMessage(state: BotState): OutgoingMessage {
  const { day, week, archive, uptimeMs, running, waiting } = state;
  const text = joinLines([
    ...figureLines('最近24小时', day),
    ...figureLines('最近七天', week),
    bold('现在'),
    multiline(archive),
    `正在回答 ${running} 个问题，排队 ${waiting} 个；已运行${durationText(uptimeMs)}`,
  ]);
  return toMessage(firstMessage(text));
}

function figureLines(title: string, figures: BotFigures): (RichText | string)[] {
  const { questions, users, chats, answered, abstained, unanswered, medianMs, up, down } = figures;
  if (questions === 0 && answered === 0 && abstained === 0) {
    return [bold(title), '没有人提问', ...(up + down > 0 ? [ratingLine(up, down)] : [])];
  }
  const seconds = medianMs === undefined ? '' : `；用时中位数${secondsText(medianMs)}`;
  return [
    bold(title),
    `${questions} 个问题，来自 ${users} 人、${chats} 个对话`,
    `答出 ${answered} 个，档案里没有的 ${abstained} 个，没有答成 ${unanswered} 个${seconds}`,
    ratingLine(up, down),
  ];
}

function ratingLine(up: number, down: number): string {
  return `👍 ${up}　👎 ${down}`;
}

function secondsText(ms: number): string {
  return ms < 100 ? '不到0.1秒' : `${(ms / 1000).toFixed(1)}秒`;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The two largest units: 3天4小时. */
function durationText(ms: number): string {
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return `${days}天${hours}小时`;
  return hours > 0 ? `${hours}小时${minutes}分钟` : `${minutes}分钟`;
}
