import { type Article, titleOf } from '../corpus/article.ts';
import type { StoryLine } from './browser.ts';

/** A story as it stands in a list; what is not known of it is left out. */
export function toStoryLine(article: Article): StoryLine {
  const { publication, section, date } = article;
  return {
    articleId: article.id,
    title: titleOf(article),
    ...(publication === undefined ? {} : { publication }),
    ...(section === undefined ? {} : { section }),
    ...(date === undefined ? {} : { date: date.date, datePrecision: date.precision }),
    ...(date !== undefined && article.dateSource === 'text' ? { isDateInferred: true } : {}),
  };
}
