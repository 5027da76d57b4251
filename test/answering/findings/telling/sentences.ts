import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import type { Finder, SentenceReading } from '../../../../src/answering/findings/finding.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { articleOf } from '../../../support/indexed.ts';

/** The sentences of an invented report's paragraph, without its headline. */
export function sentencesIn(paragraph: string, headline = '本地新闻'): readonly SentenceReading[] {
  const reading = new ArticleReading(articleOf(headline, paragraph), []);
  return reading.sentences.filter(({ span }) => span.start > headline.length);
}

/** What a finder gives for the sentence at a place of a paragraph. */
export function findIn(finder: Finder, paragraph: string, question: string, at = 0) {
  const sentence = sentencesIn(paragraph)[at];
  if (sentence === undefined) throw new Error(`no sentence ${at}`);
  return finder(sentence, analyseQuestion(question));
}
