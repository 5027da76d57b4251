import type { ArticleSearch } from '../archive/archive.ts';
import type { Article, ArticleId } from '../corpus/article.ts';
import type { ArchiveBrowser, StoryPage, StoryPageOptions } from './browser.ts';
import { describeArchive } from './describe-archive.ts';
import { storiesMentioning } from './mentions.ts';
import { daysOfPeriod } from './period-days.ts';
import { placePassage, quotedPassage, wholeStory } from './quoted-passage.ts';
import { toStoryLine } from './story-line.ts';

/** Runs work on an archive, and settles as that does. */
export type UseArchive = <Result>(
  work: (archive: ArticleSearch) => Promise<Result>,
) => Promise<Result>;

/** Makes a browser of the archive that `useArchive` gives at each call. */
export function createBrowser(useArchive: UseArchive): ArchiveBrowser {
  const find = (id: ArticleId): Promise<Article | undefined> =>
    useArchive(async (archive) => (await archive.articles([id]))[0]);
  return {
    describe: () => useArchive(async (archive) => describeArchive(await archive.state())),
    quoted: async (quoted) => {
      const article = await find(quoted.articleId);
      return article && quotedPassage(article, quoted);
    },
    place: async (articleId, place, quoted) => {
      const article = await find(articleId);
      return article && placePassage(article, place, quoted);
    },
    story: async (articleId, quoted) => {
      const article = await find(articleId);
      return article && wholeStory(article, quoted);
    },
    periods: async () => {
      const periods = await useArchive((archive) => archive.periods());
      return periods.map(({ period, articles }) => ({ period, stories: articles }));
    },
    newest: (options) => useArchive((archive) => newestStories(archive, options)),
    mentioning: (words, limit) => useArchive((archive) => storiesMentioning(archive, words, limit)),
  };
}

async function newestStories(
  archive: ArticleSearch,
  { period, ...page }: StoryPageOptions,
): Promise<StoryPage> {
  const within = period === undefined ? undefined : daysOfPeriod(period);
  if (period !== undefined && !within) return { stories: [], total: 0 };
  const { articles, total } = await archive.newestArticles({ ...page, ...(within && { within }) });
  return { stories: articles.map(toStoryLine), total };
}
