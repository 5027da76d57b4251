import { type Answer, type Citation, citationsOf } from '../../../answering/answer.ts';
import type { ArticleId } from '../../../corpus/article.ts';
import { foldForComparison } from '../../../language/normalize.ts';
import { issueLine } from '../../wording/citation-line.ts';
import type { MarkerText } from './answer-text.ts';
import { join, multiline, quotation, type RichText } from './rich-text.ts';

/** What is cited of one story, in the order of the markers. */
export interface CitedStory {
  readonly first: Citation;
  readonly others: readonly Citation[];
}

/** The citations by story, each story where it is first cited. */
export function citedStories(citations: readonly Citation[]): CitedStory[] {
  const stories = new Map<ArticleId, Citation[]>();
  for (const citation of citations) {
    const cited = stories.get(citation.articleId);
    if (cited) cited.push(citation);
    else stories.set(citation.articleId, [citation]);
  }
  return [...stories.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
}

/**
 * The sources of an answer, the headline of each story once: `[1] 《标题》，报名，2024年8月：“引文”`, and
 * of a story that is quoted several times below it `[2] “引文”`. What is not known is left out, and a
 * quotation of which the answer says the very words.
 */
export function sourceLines(answer: Answer, marker: MarkerText): RichText[] {
  return citedStories(citationsOf(answer)).flatMap((story) => storyLines(story, answer, marker));
}

/** The sources of an answer with their whole quotations, the headline of each story once. */
export function wholeSourceLines(answer: Answer, marker: MarkerText): RichText[] {
  return citedStories(citationsOf(answer)).flatMap(({ first, others }) => [
    join([issueLine(first)]),
    ...[first, ...others].map((citation) =>
      quotation(join([marker(citation.marker), ' ', multiline(citation.quote)]), {
        isFolded: false,
      }),
    ),
  ]);
}

function storyLines({ first, others }: CitedStory, answer: Answer, marker: MarkerText): RichText[] {
  const citations = [first, ...others];
  const said = citations.filter((citation) => isSaidIn(answer, citation));
  const quoted = citations.filter((citation) => !said.includes(citation));
  const printed = issueLine(first);
  if (others.length === 0) {
    const quote = said.length > 0 ? '' : `：“${first.quote}”`;
    return [join([marker(first.marker), ' ', printed, quote])];
  }
  return [
    join([...said.map((citation) => marker(citation.marker)), said.length > 0 ? ' ' : '', printed]),
    ...quoted.map((citation) => join([marker(citation.marker), ' ', `“${citation.quote}”`])),
  ];
}

/** Whether a statement that cites these words says them. */
function isSaidIn(answer: Answer, { marker, quote }: Citation): boolean {
  const told = answer.status === 'answered' ? answer : answer.nearest;
  const words = foldForComparison(quote);
  return (told?.statements ?? []).some(
    ({ text, markers }) => markers.includes(marker) && foldForComparison(text).includes(words),
  );
}
