import type { Citation } from '../../../src/answering/answer.ts';
import { toCitation } from '../../../src/answering/citations.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { articleOf } from '../../support/indexed.ts';

/** Two reports of the same figures, two years apart; invented. */
export const later = articleOf(
  '清河市上半年经济稳中有进',
  '上半年，清河市完成零售总额109.49亿元，同比增长5.9%，居全省第一；外贸出口约3.6亿元，环比下降2.1%。新增企业18家，7月19日挂牌的园区吸纳就业3500人左右，去年同期为2800人。市长周文斌说，没有一家企业停产。',
  {
    publication: '清河日报',
    section: '要闻',
    date: { date: '2024-08', precision: 'month' },
  },
);
export const earlier = articleOf(
  '清河市半年数据出炉',
  '1至6月，清河市完成零售总额94.85亿元，同比增长4.2%，近日又有6家企业签约，名列第二。',
  { publication: '清河日报', date: { date: '2022-07-21', precision: 'day' } },
);
export const articles = [later, earlier];

/** The article's one paragraph. */
export function citeWhole(article: Article, marker: number): Citation {
  const { start, end } = article.parts[1]?.span ?? { start: 0, end: 0 };
  return toCitation(article, { start, end }, marker);
}

/** The words of an article that begin with `from` and end with `to`. */
export function citeWords(article: Article, marker: number, from: string, to = from): Citation {
  const start = article.text.indexOf(from);
  const end = article.text.indexOf(to, start) + to.length;
  return toCitation(article, { start, end }, marker);
}
