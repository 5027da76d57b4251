import type { ShownPassage } from '../../../browsing/browser.ts';
import { placeLine } from '../../wording/citation-line.ts';
import { creditText } from '../../wording/credit-text.ts';
import type { AnswerId, StoryKey } from '../store/bot-store.ts';
import type { Button, Keyboard, OutgoingMessage } from './outgoing-message.ts';
import { printedSpans, shortLine } from './printed-text.ts';
import { bold, italic, joinLines, type RichText, toMessage } from './rich-text.ts';
import { otherSourceRows } from './source-keyboard.ts';
import { excerptAround, maxMessageChars } from './split.ts';
import { type Tap, writeTap } from './taps.ts';

const titleChars = 200;
const placeChars = 300;
const bylineChars = 200;

/** What a passage is shown for: a source of an answer, or a story by itself. */
export type PassageOrigin =
  | {
      readonly answerId: AnswerId;
      readonly marker: number;
      /** Those of all sources of the answer. */
      readonly markers: readonly number[];
    }
  | { readonly story: StoryKey };

/**
 * A passage with the quoted words underlined, and buttons to read on; one message, which leaves out
 * what stands furthest from the quoted words where the passage is too long.
 */
export function passageMessage(passage: ShownPassage, from: PassageOrigin): OutgoingMessage {
  const { story, kicker = '', subtitle = '', source, lines } = passage;
  const head = joinLines([
    bold(`《${shortLine(story.title, titleChars) || '无标题'}》`),
    italic(shortLine(kicker, titleChars)),
    italic(shortLine(subtitle, titleChars)),
    shortLine(placeLine({ ...story, source, lines }), placeChars),
    shortLine(passage.bylines.map(creditText).join('，'), bylineChars),
    placesLine(passage),
  ]);
  const text = joinLines([head, passageText(passage, maxMessageChars - head.text.length - 1)]);
  return toMessage(text, passageKeyboard(passage, from));
}

function placesLine({ firstPlace, lastPlace, places, isCaption }: ShownPassage): string {
  const shown = firstPlace === lastPlace ? `${firstPlace}` : `${firstPlace}—${lastPlace}`;
  return `第 ${shown} 段，共 ${places} 段${isCaption ? '（图片说明）' : ''}`;
}

function passageText({ text, marked }: ShownPassage, room: number): RichText {
  const printed = printedSpans({ text, spans: marked });
  const spans = printed.spans.map((span) => ({ ...span, mark: { tag: 'u' as const } }));
  const middle = { start: printed.spans[0]?.start ?? 0, end: printed.spans.at(-1)?.end ?? 0 };
  return excerptAround({ text: printed.text, spans }, middle, room);
}

function passageKeyboard(passage: ShownPassage, from: PassageOrigin): Keyboard {
  const sources = 'story' in from ? [] : otherSourceRows(from.markers, from.answerId, from.marker);
  return [
    placeButtons(passage, from),
    ...sources,
    [{ text: '✕ 收起', data: writeTap({ wants: 'close' }) }],
  ];
}

function placeButtons({ firstPlace, lastPlace, places }: ShownPassage, from: PassageOrigin) {
  const buttons: Button[] = [];
  const to = (place: number) => writeTap(placeTap(from, place));
  if (firstPlace > 1) buttons.push({ text: '◀ 上一段', data: to(firstPlace - 1) });
  if (lastPlace < places) buttons.push({ text: '下一段 ▶', data: to(lastPlace + 1) });
  return buttons;
}

function placeTap(from: PassageOrigin, place: number): Tap {
  if ('story' in from) return { wants: 'story', story: from.story, place };
  return { wants: 'source-place', answerId: from.answerId, marker: from.marker, place };
}
