import { normalizeText } from '../../../../language/normalize.ts';
import { lookOf } from '../../text/screen.ts';
import type { Command, Desk, NumberedStory } from '../command.ts';
import { formatStory } from '../story-text.ts';

export const open: Command = {
  name: '/open',
  aliases: ['/打开'],
  argument: 'N',
  use: '打开第 N 篇报道全文，引用的原文有标记；长的分页，空格下翻，q 返回',
  complete: ({ numbered }) => numbered.map(({ number }) => String(number)),
  run: async (argument, desk) => {
    const chosen = choose(argument, desk.numbered);
    if (typeof chosen === 'string') return desk.tell(chosen);
    await show(chosen, desk);
  },
};

async function show({ story, quoted }: NumberedStory, desk: Desk): Promise<void> {
  const whole = await desk.browser.story(story.articleId, quoted);
  if (!whole) return desk.tell('这篇报道现在不在档案里，可能是档案更新过。');
  const text = formatStory(whole, lookOf(desk.output), desk.addressOf(whole.source));
  await desk.page(`${text}\n\n`);
}

/** The story that is meant, or in one sentence why there is none. */
function choose(argument: string, numbered: readonly NumberedStory[]): NumberedStory | string {
  const [first, ...others] = numbered;
  if (!first) return '还没有可以打开的报道，请先提问，或用 /articles 列出报道。';
  const typed = normalizeText(argument);
  if (typed === '' && others.length === 0) return first;
  const there = `可以打开的有 ${numbersText(numbered)}。`;
  if (typed === '') return `请写上编号，如 /open ${first.number}；${there}`;
  const [, digits] = writtenNumber.exec(typed) ?? [];
  if (digits === undefined) return `/open 后面要写编号，如 /open ${first.number}；${there}`;
  const number = Number(digits);
  return numbered.find((each) => each.number === number) ?? `没有编号 ${number}；${there}`;
}

/** 2, [2], 2. and the like. */
const writtenNumber = /^(?:[[【(#]|第)?\s*(\d{1,9})\s*[\]】)]?\s*[.。、号篇]?$/u;

/** Beyond this many numbers that follow one another only the first and the last are named. */
const mostListed = 5;

function numbersText(numbered: readonly NumberedStory[]): string {
  const numbers = numbered.map(({ number }) => number);
  const [first = 0] = numbers;
  const isRun = numbers.every((number, index) => number === first + index);
  if (isRun && numbers.length > mostListed) return `${first}—${numbers.at(-1)}`;
  return numbers.join('、');
}
