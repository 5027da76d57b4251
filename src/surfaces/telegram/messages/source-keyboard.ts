import stringWidth from 'fast-string-width';
import type { Citation } from '../../../answering/answer.ts';
import { shortDate, titleOfCitation } from '../../wording/citation-line.ts';
import type { AnswerId } from '../store/bot-store.ts';
import { buttonColumns, inRows } from './button-rows.ts';
import type { Button, Keyboard } from './outgoing-message.ts';
import { shortColumns } from './printed-text.ts';
import { citedStories } from './source-lines.ts';
import { writeTap } from './taps.ts';

/** So many stories are named on buttons; of more there are only the markers. */
const mostNamed = 3;
const mostMarkers = 20;
const markersPerRow = 5;

/**
 * Buttons that show the sources of an answer: of a story with its headline the first, and below it the
 * others by their markers alone, for buttons in one row share its width.
 */
export function sourceRows(citations: readonly Citation[], answerId: AnswerId): Keyboard {
  const stories = citedStories(citations);
  const rowsOf = (cited: readonly Citation[]) =>
    markerRows(
      cited.map(({ marker }) => marker),
      (marker) => writeTap({ wants: 'source', answerId, marker }),
    );
  if (stories.length > mostNamed) return rowsOf(citations);
  return stories.flatMap(({ first, others }) => [
    [storyButton(first, answerId)],
    ...rowsOf(others),
  ]);
}

/** Buttons to show another source of an answer in place of the one with this marker. */
export function otherSourceRows(
  markers: readonly number[],
  answerId: AnswerId,
  current: number,
): Keyboard {
  if (markers.length < 2) return [];
  const toData = (marker: number) => writeTap({ wants: 'source-place', answerId, marker });
  return markerRows(markers, toData, current);
}

/** Two thumbs for what a reader thinks of an answer. */
export function ratingRow(answerId: AnswerId): readonly Button[] {
  return [
    { text: '👍', data: writeTap({ wants: 'rating', answerId, rating: 'up' }) },
    { text: '👎', data: writeTap({ wants: 'rating', answerId, rating: 'down' }) },
  ];
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

/** `[1] 2025.8.26 标题`, the date first because of a long text a telephone leaves out the end. */
function storyButton(citation: Citation, answerId: AnswerId): Button {
  const { marker } = citation;
  const date = shortDate(citation);
  const start = `[${marker}] ${date && `${date} `}`;
  const title = shortColumns(titleOfCitation(citation), buttonColumns - stringWidth(start));
  return {
    text: start + (title || '原文'),
    data: writeTap({ wants: 'source', answerId, marker }),
  };
}
