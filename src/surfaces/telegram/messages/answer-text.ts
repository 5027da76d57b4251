import {
  type Abstained,
  type Answer,
  type Answered,
  citationsOf,
  type Statement,
} from '../../../answering/answer.ts';
import { assuranceLine, nearestIntroduction } from '../../wording/answer-wording.ts';
import type { AnswerId } from '../store/bot-store.ts';
import { bold, italic, join, joinLines, link, multiline, type RichText } from './rich-text.ts';
import { linkAddress } from './taps.ts';

/** A kept answer, to whose sources markers can lead. */
export interface KeptAnswer {
  readonly answerId: AnswerId;
  readonly botUsername: string;
}

/** Gives a marker as it is shown: `[1]`, as a link where it leads somewhere. */
export type MarkerText = (marker: number) => RichText;

export const bareMarker: MarkerText = (marker) => join([`[${marker}]`]);

/** Markers that open their source in the private chat with the bot; bare ones of an answer not kept. */
export function markersFor(
  answer: Answer,
  {
    answerId,
    botUsername,
  }: { readonly answerId: AnswerId | undefined; readonly botUsername: string },
): MarkerText {
  if (answerId === undefined) return bareMarker;
  const known = new Set(citationsOf(answer).map(({ marker }) => marker));
  return (marker) => {
    if (!known.has(marker)) return bareMarker(marker);
    return link(`[${marker}]`, linkAddress(botUsername, { wants: 'source', answerId, marker }));
  };
}

/** An answer without its sources: the short answer in bold, its proof, how sure it is. */
export function answerLines(answer: Answer, marker: MarkerText): RichText[] {
  return answer.status === 'answered'
    ? answeredLines(answer, marker)
    : abstainedLines(answer, marker);
}

/** A statement with its markers behind it, the short answer in bold; line breaks are kept. */
export function statementLine({ text, markers, isShort }: Statement, marker: MarkerText): RichText {
  const line = join([multiline(text), ...markers.map(marker)]);
  return isShort ? bold(line) : line;
}

function answeredLines(answer: Answered, marker: MarkerText): RichText[] {
  return [
    ...answer.statements.map((statement) => statementLine(statement, marker)),
    ...aside(assuranceLine(answer)),
    ...seriesLines(answer, marker),
  ];
}

function seriesLines({ series = [] }: Answered, marker: MarkerText): RichText[] {
  return series.map((value) => join([`${value.label}：${value.printed}`, marker(value.marker)]));
}

/** How sure the nearest thing is says nothing of the question, so only its remark is shown. */
function abstainedLines({ reason, searched, nearest }: Abstained, marker: MarkerText): RichText[] {
  return [
    bold(multiline(reason)),
    ...aside(searched),
    ...(nearest ? nearestLines(nearest, marker) : []),
  ];
}

/** Nothing of what is nearest is bold, lest it be taken for the answer. */
function nearestLines({ statements, remark }: Answered, marker: MarkerText): RichText[] {
  const lines = statements.map(({ text, markers }) => statementLine({ text, markers }, marker));
  return [join([nearestIntroduction, joinLines(lines)]), ...aside(assuranceLine({ remark }))];
}

function aside(text: string | undefined): RichText[] {
  return text ? [italic(multiline(text))] : [];
}
