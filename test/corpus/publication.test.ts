import { describe, expect, it } from 'vitest';
import { segmented } from './samples.ts';

const story =
  '青河大桥昨日通车\n本报讯（记者 柳林森）青河大桥昨日正式通车，全长4.2公里，总投资18.6亿元，沿线群众盼了多年。';

/** The paper that the articles below a page's first lines are said to be of. */
function paperOf(...head: readonly string[]): string | undefined {
  return segmented(`${head.join('\n')}\n\n${story}`).articles[0]?.publication;
}

describe('the paper of a page that no catalog knows', () => {
  it.each([
    [['清河晚报'], '清河晚报'],
    [['清 河 日 报', '2023年5月12日　星期五　第2版'], '清河日报'],
    [['第2版', '南湾都市报'], '南湾都市报'],
    [['澄江晚報', '2023年5月12日　星期五'], '澄江晚報'],
  ])('is named by its masthead as printed: %j', (head, paper) => {
    expect(paperOf(...head)).toBe(paper);
  });

  it.each([[['招商快报']], [['本地新闻']], [['清河晚报', '青河日报']], [['第2版']], [[]]])(
    'is not known where the head of the page does not say it plainly: %j',
    (head) => {
      expect(paperOf(...head)).toBeUndefined();
    },
  );

  it('is no line of a story, though its town stands in each of them', () => {
    const page = segmented(`青河日报\n2023年6月14日　星期三　第1版\n\n${story}`);
    expect(page.furniture.map(({ kind }) => kind)).toEqual(['masthead', 'folio']);
    expect(page.articles[0]).toMatchObject({
      headline: '青河大桥昨日通车',
      publication: '青河日报',
      date: { date: '2023-06-14', precision: 'day' },
    });
  });

  it('is not taken from below its head', () => {
    const page = segmented(`第2版\n\n${story}\n\n另一则消息\n本报讯 某地下雨。\n\n清河晚报`);
    expect(page.articles.map(({ publication }) => publication)).toEqual(
      page.articles.map(() => undefined),
    );
  });
});

describe('a page in traditional characters', () => {
  it('is taken apart like any other, and kept as printed', () => {
    const page = segmented(
      '澄江晚報\n2023年5月12日　星期五　第2版\n\n東湖小學辦科技節\n\n【本報訊】（記者陳美玲）東湖小學第七屆科技節5月10日開幕，來自全市23所學校的1860名學生參加。',
    );
    const [article] = page.articles;
    expect(article).toMatchObject({
      headline: '東湖小學辦科技節',
      publication: '澄江晚報',
      date: { date: '2023-05-12', precision: 'day' },
    });
    expect(article?.text).toContain('東湖小學第七屆科技節5月10日開幕');
    expect(page.furniture.map(({ kind }) => kind)).toEqual(['masthead', 'folio']);
  });
});
