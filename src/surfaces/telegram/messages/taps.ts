import type { AnswerId, Rating, StoryKey } from '../store/bot-store.ts';

/**
 * What a button asks for. `source`, and `story` without a place, open a passage in a message of its
 * own; the others change the message that they stand under. Places are from 1.
 */
export type Tap =
  | { readonly wants: 'source'; readonly answerId: AnswerId; readonly marker: number }
  | {
      readonly wants: 'source-place';
      readonly answerId: AnswerId;
      readonly marker: number;
      /** Without it, where the quotation stands. */
      readonly place?: number;
    }
  | { readonly wants: 'rating'; readonly answerId: AnswerId; readonly rating: Rating }
  | { readonly wants: 'story'; readonly story: StoryKey; readonly place?: number }
  /** A page of a list of stories, from 0; of all periods without one. */
  | { readonly wants: 'stories'; readonly period?: string; readonly page: number }
  | { readonly wants: 'periods' }
  /** An example question is to be asked. */
  | { readonly wants: 'example'; readonly place: number }
  /** The message with the button is to go. */
  | { readonly wants: 'close' };

/** What a link into the private chat with the bot asks for. */
export type Link =
  | { readonly wants: 'source'; readonly answerId: AnswerId; readonly marker: number }
  | { readonly wants: 'story'; readonly story: StoryKey };

/** Bounds what comes from a client; no archive has stories of more places, or lists of more pages. */
const positive = '[1-9]\\d{0,5}';
const number = `(?:0|${positive})`;
const id = '[A-Za-z0-9_-]{12}';
const tapForms = {
  source: new RegExp(`^s:(?<id>${id}):(?<marker>${positive})$`, 'u'),
  sourcePlace: new RegExp(
    `^p:(?<id>${id}):(?<marker>${positive}):(?<place>(?:${positive})?)$`,
    'u',
  ),
  rating: new RegExp(`^(?<rating>[ud]):(?<id>${id})$`, 'u'),
  story: new RegExp(`^t:(?<id>${id}):(?<place>(?:${positive})?)$`, 'u'),
  example: new RegExp(`^e:(?<place>${positive})$`, 'u'),
  stories: new RegExp(`^l:(?<period>(?:\\d{4}(?:-(?:0[1-9]|1[0-2]))?)?):(?<page>${number})$`, 'u'),
};
const linkForm = new RegExp(`^(?<wants>[st])(?<id>${id})(?<marker>${positive})?$`, 'u');

/** What a button gives back for it: at most 64 bytes. */
export function writeTap(tap: Tap): string {
  switch (tap.wants) {
    case 'source':
      return `s:${tap.answerId}:${tap.marker}`;
    case 'source-place':
      return `p:${tap.answerId}:${tap.marker}:${tap.place ?? ''}`;
    case 'rating':
      return `${tap.rating === 'up' ? 'u' : 'd'}:${tap.answerId}`;
    case 'story':
      return `t:${tap.story}:${tap.place ?? ''}`;
    case 'stories':
      return `l:${tap.period ?? ''}:${tap.page}`;
    case 'periods':
      return 'm';
    case 'example':
      return `e:${tap.place}`;
    case 'close':
      return 'x';
  }
}

/** What was tapped; undefined for anything that `writeTap` does not write, for clients send anything. */
export function readTap(data: string): Tap | undefined {
  if (data === 'm') return { wants: 'periods' };
  if (data === 'x') return { wants: 'close' };
  return (
    readSourceTap(data) ??
    readRating(data) ??
    readStoryTap(data) ??
    readStoriesTap(data) ??
    readExample(data)
  );
}

/** The payload of a link `https://t.me/<bot>?start=<payload>`: at most 64 of A–Z, a–z, 0–9, - and _. */
export function writeLink(link: Link): string {
  return link.wants === 'source' ? `s${link.answerId}${link.marker}` : `t${link.story}`;
}

/** What a link asks for; undefined for anything that `writeLink` does not write. */
export function readLink(payload: string): Link | undefined {
  const { wants, id: key, marker } = linkForm.exec(payload)?.groups ?? {};
  if (wants === 's' && isAnswerId(key) && marker !== undefined) {
    return { wants: 'source', answerId: key, marker: Number(marker) };
  }
  if (wants === 't' && isStoryKey(key) && marker === undefined)
    return { wants: 'story', story: key };
  return undefined;
}

/** The address of a link, which opens the private chat with the bot. */
export function linkAddress(botUsername: string, link: Link): string {
  return `https://t.me/${botUsername}?start=${writeLink(link)}`;
}

function readSourceTap(data: string): Tap | undefined {
  const found = tapForms.source.exec(data) ?? tapForms.sourcePlace.exec(data);
  const { id: answerId, marker, place } = found?.groups ?? {};
  if (!isAnswerId(answerId)) return undefined;
  const source = { answerId, marker: Number(marker) };
  if (place === undefined) return { wants: 'source', ...source };
  return { wants: 'source-place', ...source, ...(place && { place: Number(place) }) };
}

function readRating(data: string): Tap | undefined {
  const { id: answerId, rating } = tapForms.rating.exec(data)?.groups ?? {};
  if (!isAnswerId(answerId)) return undefined;
  return { wants: 'rating', answerId, rating: rating === 'u' ? 'up' : 'down' };
}

function readStoryTap(data: string): Tap | undefined {
  const { id: story, place } = tapForms.story.exec(data)?.groups ?? {};
  if (!isStoryKey(story)) return undefined;
  return { wants: 'story', story, ...(place && { place: Number(place) }) };
}

function readStoriesTap(data: string): Tap | undefined {
  const { period, page } = tapForms.stories.exec(data)?.groups ?? {};
  if (page === undefined) return undefined;
  return { wants: 'stories', ...(period && { period }), page: Number(page) };
}

function readExample(data: string): Tap | undefined {
  const { place } = tapForms.example.exec(data)?.groups ?? {};
  return place === undefined ? undefined : { wants: 'example', place: Number(place) };
}

const wholeId = new RegExp(`^${id}$`, 'u');

function isAnswerId(text = ''): text is AnswerId {
  return wholeId.test(text);
}

function isStoryKey(text = ''): text is StoryKey {
  return wholeId.test(text);
}
