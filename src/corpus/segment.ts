// src/corpus: files → pages → dated articles → chunks, each character with its place on the page.

import { inSimplifiedCharacters } from '../language/simplified.ts';
import { type Article, toArticleId } from './article.ts';
import { ArticleBuilder } from './article-builder.ts';
import { attribute, type StorySettings } from './attribution.ts';
import { toBlocks } from './block.ts';
import { readIssueDate } from './dateline.ts';
import { type Furniture, isFolio, toFurniture } from './furniture.ts';
import { arrangeHeadlines } from './headline.ts';
import { type Line, visibleLines } from './line.ts';
import { LineTable, type Page } from './page.ts';
import { findMasthead, readPublication } from './publication.ts';
import { type DraftStory, type PageLayout, toLayout } from './story.ts';

/** Names the rules by which pages become articles; another name means that pages are read anew. */
export const segmentationVersion = '3';

/** A page taken apart: each visible character is part of one article or of one furniture item. */
export interface SegmentedPage {
  readonly articles: readonly Article[];
  readonly furniture: readonly Furniture[];
}

/** Rebuilds the articles of a page, in the order of their running text. */
export function segmentPage(page: Page): SegmentedPage {
  // Marks of print are known in simplified characters; offsets are those of the page.
  const reading = inSimplifiedCharacters(page.text);
  const visible = visibleLines(reading);
  const isWholeArticle = page.title !== undefined;
  const folios = new Set(isWholeArticle ? [] : findFolios(visible, findMasthead(visible)));
  const lines = visible.filter((line) => line.text !== '' && !folios.has(line));
  const layout = isWholeArticle ? wholePage(lines) : layoutOf(lines);
  const { byStory, furniture: unattributed } = attribute(layout);
  const furniture = [...folios, ...unattributed];
  const items: Furniture[] = [...furniture.map(toFurniture), ...markup(visible)];
  const issue = readIssueDate(page, furniture, layout.stories.length);
  const publication = page.publication ?? readPublication(page.text, visible, furniture);
  const table = new LineTable(page);
  const articles = layout.stories.map((story, index) => {
    const builder = new ArticleBuilder({ printed: page.text, reading }, table);
    addParts(builder, story, byStory[index], !isWholeArticle);
    for (const span of builder.orphans) items.push({ kind: 'orphan', span });
    const facts = { ...page, ...issue, ...(publication === undefined ? {} : { publication }) };
    return builder.build(facts, toArticleId(page, index + 1));
  });
  return { articles, furniture: items.sort((a, b) => a.span.start - b.span.start) };
}

/** Folios, and a masthead, stand apart from everything but each other. */
function findFolios(lines: readonly Line[], masthead: Line | undefined): Line[] {
  const folios: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const standsApart = line.afterBlank || lines[index - 1] === folios.at(-1);
    if (line === masthead || (standsApart && isFolio(line))) folios.push(line);
  }
  return folios;
}

/** A page on which nothing reads like running text is taken as one text, so that nothing is lost. */
function layoutOf(lines: readonly Line[]): PageLayout {
  const layout = toLayout(toBlocks(lines));
  return layout.stories.length > 0 ? layout : wholePage(lines);
}

function wholePage(lines: readonly Line[]): PageLayout {
  if (lines.length === 0) return { stories: [], settings: [[]] };
  return {
    stories: [{ sections: [{ kind: 'prose', lines: [...lines] }] }],
    settings: [[], []],
  };
}

function markup(lines: readonly Line[]): Furniture[] {
  return lines.flatMap(({ headingMark }) =>
    headingMark ? [{ kind: 'markup' as const, span: headingMark }] : [],
  );
}

function addParts(
  builder: ArticleBuilder,
  story: DraftStory,
  settings: StorySettings | undefined,
  hasOwnHeadline: boolean,
): void {
  if (settings && hasOwnHeadline) {
    builder.addHeadlines(arrangeHeadlines(settings.headlineLines, settings.letters));
  }
  for (const byline of settings?.bylines ?? []) builder.addByline(byline);
  for (const section of story.sections) {
    if (section.kind === 'prose') builder.addProse(section);
    else builder.addSubhead(section);
  }
  for (const caption of settings?.captions ?? []) builder.addCaption(caption);
}
