/** The commands shown in Telegram's menu. */
export const menu = [
  { command: 'ask', description: '提问（群里请用这个）' },
  { command: 'new', description: '忘掉前面的对话，换个话题' },
  { command: 'help', description: '使用说明' },
];

export const helpText = `直接发来问题即可，例如：上半年煤炭产量是多少？
可以接着追问；换话题时发 /new，我就忘掉前面的对话。
在群里，请用 /ask 加问题，或者 @我，或者回复我的消息。
答案里的 [1] 对应后面折叠的出处，点开可看原文和所在行。
档案里没有的，我会直说没有。`;

export const notTextText = '我只看得懂文字，请把问题打成字发给我。';
export const unknownCommandText = '我不认识这个命令。发 /help 看用法。';
export const emptyQuestionText = '请把问题一起发来，例如：/ask 上半年煤炭产量是多少？';
export const forgottenText = '好，前面的对话我忘掉了，请问新的问题。';
export const stoppingText = '我正要停机，这个问题没来得及答，请稍后再问。';
export const unexpectedText = '抱歉，程序出了点问题，这次没能回答。请稍后再问一次。';

/** The greeting; `archive` is one line about what the archive holds. */
export function startText(archive: string): string {
  return `我是“问报”，从报纸档案里找答案，每句都附上原文出处。\n${archive}\n直接发来问题，或发 /help 看用法。`;
}

/** Said once when a chat's queue is full, so it speaks of the questions that follow as well. */
export function fullText(waiting: number): string {
  return `前面还有 ${waiting} 个问题没答完，这一条和接下来的我先不收；答完后请再发。`;
}
