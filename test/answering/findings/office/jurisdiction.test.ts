import { describe, expect, test } from 'vitest';
import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import { holdersOf } from '../../../../src/answering/findings/office/jurisdiction.ts';
import { officeAsked } from '../../../../src/answering/findings/office/office-asked.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { articleOf } from '../../../support/indexed.ts';

function holds(question: string, sentence: string, publication?: string): boolean {
  const article = articleOf('青河要闻', sentence, publication === undefined ? {} : { publication });
  const read = new ArticleReading(article, []).sentences.at(-1);
  if (!read) throw new Error('no sentence');
  return holdersOf(read, analyseQuestion(question)).length > 0;
}

const townPaper = '本报（青河）';
const mayor = '青河市的工作有进展，市委副书记、市长韩立平主持会议。';

describe('an office without its place is of the place of the paper', () => {
  test.each([
    ['青河市市长是谁？', mayor, townPaper],
    ['青河市长是谁？', mayor, '青河日报'],
    ['青河的市长叫什么？', mayor, townPaper],
    ['市长是谁？', mayor, townPaper],
    ['青河市长呢？', mayor, townPaper],
    ['青河宣传部长是谁？', '市委常委、宣传部部长李伟率队考察。', townPaper],
    ['青河市委组织部长是哪位？', '市委常委、组织部部长石文参加活动。', townPaper],
    ['青河人大主任是谁？', '市人大常委会主任项虹出席会议。', townPaper],
    ['青河市政协主席是谁？', '市政协主席廖平列席会议。', townPaper],
    ['青河市委书记是谁？', '东江市副市长、青河市委书记韩立平出席会议。', townPaper],
    ['青河市纪委书记、监委主任是谁？', '市委常委、纪委书记、监委主任吕平列席会议。', townPaper],
    ['江北区管委会主任是谁？', '江北区党工委副书记、管委会主任袁卓讲话。', '江北区新闻'],
    ['云岭省委书记是谁？', '云岭正在加快发展，省委书记王林到江北区调研。', '江北区新闻'],
    ['柳林镇的书记是谁？', '柳林镇党委书记方文说。', townPaper],
    ['浩天制衣的董事长是谁？', '青河市浩天制衣有限公司董事长郭平说。', townPaper],
    ['市发改局局长是谁？', '市发展和改革局局长王林介绍。', townPaper],
    ['海城商会的会长是谁？', '韩立平一行拜访了海城商会，与会长余军进行了交流。', townPaper],
  ])('%s: %s (%s)', (question, sentence, publication) => {
    expect(holds(question, sentence, publication)).toBe(true);
  });
});

describe('another office is not the one asked for', () => {
  test.each([
    ['东江市市长是谁？', mayor, townPaper],
    ['东江市市长是谁？', '东江市副市长、青河市委书记韩立平出席会议。', townPaper],
    ['青河市市长是谁？', '东江市副市长、青河市委书记韩立平出席会议。', townPaper],
    ['江北区委宣传部部长是谁？', '市委常委、宣传部部长李伟率队考察。', townPaper],
    ['柳林镇党委书记是谁？', '区委书记万红带队赴柳林镇调研。', '江北区新闻'],
    ['团市委书记是谁？', '市委书记韩立平出席会议。', townPaper],
    ['青河市教育局局长是谁？', '市水利局局长雷平介绍。', townPaper],
    ['青河市委书记是谁？', '市纪委书记吕平列席会议。', townPaper],
    ['青河市人大常委会主任是谁？', '市监委主任吕平列席会议。', townPaper],
    ['海城市铝业协会会长是谁？', '市铝业协会会长彭小虎讲话。', townPaper],
    ['海城市市长是谁？', mayor, undefined],
    ['广川省委书记是谁？', '云岭正在加快发展，省委书记王林到江北区调研。', '江北区新闻'],
    ['天元纸业的总经理是谁？', '青河市浩天制衣有限公司总经理郭平说。', townPaper],
    ['西城街道办事处主任是谁？', '市委办公室主任朱明参加活动。', townPaper],
  ])('%s: %s (%s)', (question, sentence, publication) => {
    expect(holds(question, sentence, publication)).toBe(false);
  });
});

test('without a paper the place is what the article names most', () => {
  expect(holds('青河市市长是谁？', mayor)).toBe(true);
});

test.each(['谁主持会议？', '哪些市领导参加了？', '会议什么时候召开？', '这篇报道是谁写的？'])(
  'nobody is a holder where no office is asked for: %s',
  (question) => {
    expect(officeAsked(analyseQuestion(question))).toBeUndefined();
    expect(holds(question, '会议召开。')).toBe(false);
  },
);

test.each([
  ['2024年东江市市长是谁？', '东江市市长'],
  ['浩天制衣的董事长叫什么名字？', '浩天制衣董事长'],
  ['谁在当高新区管委会主任？', '高新区管委会主任'],
  ['由哪位副市长主持？', '副市长'],
  ['出席会议的副主任都有谁？', '副主任'],
])('tells what office is asked for: %s', (question, printed) => {
  expect(officeAsked(analyseQuestion(question))?.printed).toBe(printed);
});
