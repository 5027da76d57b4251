import type { Rating } from '../store/bot-store.ts';

/** A command as Telegram's menu shows it. */
export interface MenuEntry {
  readonly command: string;
  readonly description: string;
}

const ask: MenuEntry = { command: 'ask', description: '提问：/ask 加问题' };
const sources: MenuEntry = { command: 'sources', description: '上一个答案的全部出处' };
const latest: MenuEntry = { command: 'latest', description: '档案里最新的报道' };
const fresh: MenuEntry = { command: 'new', description: '忘掉前面的对话，换个话题' };
const stop: MenuEntry = { command: 'stop', description: '停下正在写的答案' };
const help: MenuEntry = { command: 'help', description: '使用说明' };

/** The menu of a private chat. */
export const privateMenu: readonly MenuEntry[] = [
  { command: 'ask', description: '提问，也可以直接发问题' },
  { command: 'start', description: '认识一下问报' },
  help,
  sources,
  latest,
  { command: 'date', description: '按月份找报道，如 /date 2025年8月' },
  fresh,
  stop,
];

/** The menu of groups. */
export const groupMenu: readonly MenuEntry[] = [ask, sources, latest, fresh, stop, help];

/** The menu of an administrator's private chat. */
export const administratorMenu: readonly MenuEntry[] = [
  ...privateMenu,
  { command: 'stats', description: '使用情况' },
];

/** What `/help` says. */
export function helpText(botUsername: string): string {
  return `直接发来问题即可，可以接着追问；换话题时发 /new，我就忘掉前面的对话。
答案里的 [1] 可以点开，看原文里划出的那句话，也能前后翻看。
/sources 上一个答案的全部出处
/latest 最新的报道，/date 2025年8月 按月份找
/stop 停下正在写的答案
在群里，请用 /ask 加问题，或者 @我，或者回复我的消息。
在别的聊天里，输入 @${botUsername} 加问题，也能引用答案。
答得好不好，请点 👍 👎，我们会据此改进。
档案里没有的，我会直说没有。`;
}

export const notTextText = '我只看得懂文字，请把问题打成字发给我。';
export const unknownCommandText = '我不认识这个命令。发 /help 看用法。';
export const emptyQuestionText = '请把问题一起发来：/ask 后面写上想问的事。';
export const forgottenText = '好，前面的对话我忘掉了，请问新的问题。';

export const stoppingText = '我马上要下线，这个问题来不及答了，请稍后再问。';
export const unexpectedText = '抱歉，程序出了点问题，这次没能办成。请稍后再试一次。';
export const lateText = '这个问题想得太久，我先停下了。请换个问法，或稍后再问。';
export const awayText = '刚才我不在线，错过的问题请再发一次。';

export const noLastAnswerText = '这里还没有答过问题，先问一个吧。';
export const noSourcesText = '这次没有引用报道。';
export const answerGoneText = '这个答案太久了，已经不再保存，请重新问一次。';
export const storyGoneText = '档案里找不到这一段了，可能是档案更新过。';
export const oldMessageText = '这条消息太旧，按钮不能用了，请重新问一次。';
export const unknownButtonText = '这个按钮已经失效了。';

export const emptyArchiveText = '档案里还没有注明日期的报道。';
export const olderStoriesText = '发 /date 加年份或月份来看，例如：/date 2019年8月';
export const periodNotUnderstoodText = '没看懂是哪个月，请这样写：/date 2025年8月';
export const onlyAdministratorsText = '这个命令只给管理员用。';

/** Thanks for a rating, short enough to be shown over the chat. */
export const ratingTexts: Readonly<Record<Rating | 'taken-back', string>> = {
  up: '谢谢！记下了。',
  down: '谢谢指出，记下了，会拿它来改进。',
  'taken-back': '好，评价收回了。',
};

/**
 * What is shown to somebody who types behind the bot's name, in place of an answer: a button that leads
 * to the help in the private chat.
 */
export const inlineButtons = {
  empty: '在后面写上问题，我去报纸里查',
  tooShort: '请把问题写完整，再多写几个字',
  tooLong: '问题太长了，请写短一些',
  failed: '这次没能查成，请稍后再试',
  minuteLimit: '问得有点快，请过一会儿再问',
  dayLimit: '24 小时里的问题用完了，请过些时候再问',
} as const;

/** The greeting; `archive` is one line about what the archive holds. */
export function startText(archive: string, hasExamples: boolean): string {
  return [
    '我是“问报”，从报纸档案里找答案，每句都附上原文出处。',
    archive,
    `直接发来问题${hasExamples ? '，或点一个试试' : ''}；/help 看用法。`,
  ].join('\n');
}

/** Says how many questions are answered before this one. */
export function queuedText(ahead: number): string {
  return `排队中，前面还有 ${ahead} 个问题。`;
}

/** Why nothing more is taken on. Said once, so it speaks of the questions that follow as well. */
export function fullText(full: 'lane-full' | 'queue-full', mostPerChat: number): string {
  if (full === 'queue-full') return '现在提问的人太多，请过几分钟再问。';
  return `前面还有 ${mostPerChat} 个问题没答完，这一条和接下来的我先不收；答完后请再发。`;
}

/** What a stop came to. */
export function stoppedText({
  running,
  waiting,
}: {
  readonly running: number;
  readonly waiting: number;
}): string {
  if (running === 0 && waiting === 0) return '现在没有您的问题在排队或回答。';
  if (waiting === 0) return '好，停下了。';
  return running === 0
    ? `好，排队的 ${waiting} 个问题取消了。`
    : `好，停下了，排队的 ${waiting} 个问题也取消了。`;
}

/** Tells who is refused the number by which an administrator can let them in. */
export function refusedUserText(userId: number): string {
  return `抱歉，这里只对受邀的人开放。想使用的话，请把您的编号 ${userId} 告诉管理员。`;
}

/** The same in place of an answer in another chat. */
export function inlineRefusedText(userId: number): string {
  return `要先请管理员开通，您的编号是 ${userId}`;
}

/** Tells a group that may not ask the number to be allowed. */
export function refusedGroupText(groupId: number): string {
  return `抱歉，我还没有获准在这个群里回答。请把群的编号 ${groupId} 告诉管理员。`;
}

/** Says that a question came too soon and was not taken. */
export function minuteLimitText(perMinute: number): string {
  return `问得有点快，每分钟最多 ${perMinute} 个问题；这一条没有收下，请过一会儿再发。`;
}

/** Says that the questions of 24 hours are used up. */
export function dayLimitText(perDay: number): string {
  return `24 小时里最多 ${perDay} 个问题，您的已经用完了，请过些时候再问。`;
}

/** Says how long a question may be, in characters. */
export function questionTooLongText(mostChars: number): string {
  return `问题太长了，请缩短到 ${mostChars} 个字以内再发。`;
}

/** `period` in words: 2025年8月. */
export function noStoriesText(period: string): string {
  return `档案里没有${period}的报道。`;
}

/** Said to somebody who does not believe the last answer. */
export const doubtedText =
  '答案里每句话都有出处：点 [1] 就能看原文。要是原文不是这个意思，请点 👎 告诉我们。';
export const welcomeText = '不客气，想到什么再问。';
/** Said over the chat to somebody who presses buttons faster than Telegram lets them be served. */
export const waitText = '请稍等，前面点开的还在路上。';
