import type { Citation } from '../../../answering/answer.ts';
import { chineseDate } from '../../citation-line.ts';
import type { AnswerId } from '../store/bot-store.ts';
import type { Button, Keyboard } from './outgoing-message.ts';
import { shortLine } from './printed-text.ts';
import { writeTap } from './taps.ts';

/** So many sources are named in full on their buttons; more have only their markers there. */
const mostNamed = 3;
const mostMarkers = 20;
const markersPerRow = 5;
const buttonChars = 40;

/** Buttons that show the sources of an answer. */
export function sourceRows(citations: readonly Citation[], answerId: AnswerId): Keyboard {
  if (citations.length <= mostNamed) {
    return citations.map((citation) => [sourceButton(citation, answerId)]);
  }
  const markers = citations.map(({ marker }) => marker);
  return markerRows(markers, (marker) => writeTap({ wants: 'source', answerId, marker }));
}

/** Buttons to show another source of an answer in place of the one with this marker. */
export function otherSourceRows(
  markers: readonly number[],
  answerId: AnswerId,
  current: number,
): Keyboard {
  if (markers.length < 2) return [];
  const toData = (marker: number) =>
    writeTap({ wants: 'source-place', answerId, marker, place: 0 });
  return markerRows(markers, toData, current);
}

/** Two thumbs for what a reader thinks of an answer. */
export function ratingRow(answerId: AnswerId): readonly Button[] {
  return [
    { text: '👍', data: writeTap({ wants: 'rating', answerId, rating: 'up' }) },
    { text: '👎', data: writeTap({ wants: 'rating', answerId, rating: 'down' }) },
  ];
}

/** The buttons in rows of at most `perRow`. */
export function inRows(buttons: readonly Button[], perRow: number): Keyboard {
  const rows: (readonly Button[])[] = [];
  for (let start = 0; start < buttons.length; start += perRow) {
    rows.push(buttons.slice(start, start + perRow));
  }
  return rows;
}

/** The marker of what is shown has points around it. */
function markerRows(
  markers: readonly number[],
  toData: (marker: number) => string,
  current?: number,
): Keyboard {
  const buttons = markers.slice(0, mostMarkers).map((marker) => ({
    text: marker === current ? `· ${marker} ·` : `[${marker}]`,
    data: toData(marker),
  }));
  return inRows(buttons, markersPerRow);
}

/** `[1] 标题 2025年8月26日`, the headline shortened so that the date can be read. */
function sourceButton(citation: Citation, answerId: AnswerId): Button {
  const { marker } = citation;
  const [start, date] = [`[${marker}] `, chineseDate(citation)];
  const end = date && ` ${date}`;
  const headline = shortLine(citation.headline ?? '', buttonChars - start.length - end.length);
  return {
    text: start + (headline || '（无标题）') + end,
    data: writeTap({ wants: 'source', answerId, marker }),
  };
}
