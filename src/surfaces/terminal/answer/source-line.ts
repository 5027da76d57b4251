import stringWidth from 'fast-string-width';
import type { Citation } from '../../../answering/answer.ts';
import { citationLine } from '../../wording/citation-line.ts';
import type { AddressOf } from '../text/file-addresses.ts';
import { toPrintableLine } from '../text/printable.ts';
import type { Look } from '../text/screen.ts';
import { type Stretch, wrapStretches } from '../text/wrap.ts';

/** How the sources of an answer are shown. */
export interface SourceDisplay {
  /** Where a source file can be opened; without it no name of a file is a link. */
  readonly addressOf?: AddressOf | undefined;
  /** Whether there are markers and a list of sources; there are, unless this is false. */
  readonly showsSources?: boolean | undefined;
}

/** One line for people: `[1] 《标题》，荆州区新闻，2025年8月26日，003.txt 第105—112行`. */
export function sourceLine(citation: Citation): string {
  return `[${citation.marker}] ${citationLine(printable(citation))}`;
}

/** The same wrapped, with its marker and its dimmer rest, the name of the file a link. */
export function formatSource(
  citation: Citation,
  look: Look,
  { addressOf }: SourceDisplay = {},
): string {
  const marker = `[${citation.marker}]`;
  const line = sourceLine(citation).slice(marker.length);
  const address = addressOf?.(citation.source);
  const stretches = [
    { text: marker, style: look.marker },
    ...placeStretches(line, toPrintableLine(citation.source), look, address),
  ];
  return wrapStretches(stretches, look, ' '.repeat(stringWidth(`${marker} `)));
}

/**
 * A line that says where something stands, dim, and the name of its file a link where that has an
 * address; the name stands before the line numbers, which end the line.
 */
export function placeStretches(
  line: string,
  source: string,
  { dim, link }: Look,
  address: string | undefined,
): Stretch[] {
  const at = line.lastIndexOf(`${source} 第`);
  if (address === undefined || at < 0) return [{ text: line, style: dim }];
  return [
    { text: line.slice(0, at), style: dim },
    { text: source, style: (text) => dim(link(text, address)) },
    { text: line.slice(at + source.length), style: dim },
  ];
}

/** Each part by itself, for an escape sequence that never ends would hide the parts behind it. */
function printable(citation: Citation): Citation {
  const { headline, publication, section, source } = citation;
  return {
    ...citation,
    ...(headline !== undefined && { headline: toPrintableLine(headline) }),
    ...(publication !== undefined && { publication: toPrintableLine(publication) }),
    ...(section !== undefined && { section: toPrintableLine(section) }),
    source: toPrintableLine(source),
  };
}
