import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { inFewWords, quoted, refused, story, told } from './asking.ts';

const before = story(
  '青河市召开经济工作会议',
  '市委副书记、市长韩立平主持会议并讲话，要求全市上下把握机遇，推动各项工作再上台阶。',
  '2022-03',
);
const now = story(
  '青河市部署春耕',
  '市委副书记、市长柳林森到云岭镇调研春耕工作，详细了解茶园管护和农资储备的情况。',
  '2024-03',
);
const session = story(
  '青河市人大常委会举行会议',
  '6月12日，青河市人大常委会举行第八次会议，市人大常委会主任项虹主持会议，副主任高扬列席会议。',
  '2024-06-12',
);
const all = [before, now, session];

describe('a person', () => {
  it.each([
    ['人大常委会第八次会议由谁主持？', '项虹'],
    ['谁到云岭镇调研春耕？', '柳林森'],
    ['2022年青河市市长是谁？', '韩立平'],
    ['2024年青河市市长是谁？', '柳林森'],
  ])('is named with the office that the paper gives: %s', async (question, name) => {
    const [short = '', ...others] = inFewWords(await told(question, ...all));
    expect(short).toMatch(new RegExp(`^${name}（.*(?:主任|市长)）`, 'u'));
    expect(others).toEqual([]);
  });

  it.each([
    ['柳林森是谁？', '市委副书记、市长'],
    ['项虹担任什么职务？', '市人大常委会主任'],
  ])('is told of by his office: %s', async (question, office) => {
    expect(inFewWords(await told(question, ...all)).join()).toContain(office);
  });
});

describe('an office that two papers give to two persons', () => {
  it('is told with both and their papers, the newest first', async () => {
    const [newest = '', oldest = '', ...others] = inFewWords(
      await told('青河市市长是谁？', ...all),
    );
    expect(newest).toMatch(/^柳林森.*2024年3月报道/u);
    expect(oldest).toMatch(/^韩立平.*2022年3月报道/u);
    expect(others).toEqual([]);
  });

  it('is told with the newest alone where who holds it now is asked', async () => {
    const answer = await told('现任青河市市长是谁？', ...all);
    expect(inFewWords(answer).join()).toMatch(/^柳林森/u);
    expect(quoted(answer)).not.toContain('韩立平');
  });
});

describe('an office that the papers do not tell of', () => {
  it.each([
    '东岭市市长是谁？',
    '云岭镇镇长是谁？',
    '青河市委组织部部长是谁？',
    '青河市政协主席是谁？',
    '青河市市委书记是谁？',
    '2021年青河市市长是谁？',
    '石桥镇人大常委会主任是谁？',
  ])('is refused: %s', async (question) => {
    await refused(question, ...all);
  });
});

describe('who wrote a report', () => {
  const festival = withByline(
    '云岭镇举办茶叶节',
    '4月8日，云岭镇茶叶节在城南广场开幕，镇长顾平致辞。',
    '（记者 周小川 通讯员 李向阳）',
  );

  it.each([
    ['云岭镇茶叶节的报道是谁写的？', ['周小川', '李向阳']],
    ['云岭镇茶叶节的报道是哪位通讯员写的？', ['李向阳']],
  ])('is told from the byline, which is cited: %s', async (question, names) => {
    const answer = await told(question, festival, ...all);
    for (const name of names) expect(inFewWords(answer).join()).toContain(name);
    expect(quoted(answer)).toContain('（记者 周小川 通讯员 李向阳）');
  });
});

/** A report with its byline printed below it. */
function withByline(headline: string, body: string, byline: string): Article {
  const text = [headline, body, byline].join('\n');
  const start = headline.length + 1;
  const end = start + body.length;
  return story(headline, `${body}\n${byline}`, '2024-04-09', {
    bylines: [
      { role: '记者', names: ['周小川'] },
      { role: '通讯员', names: ['李向阳'] },
    ],
    parts: [
      { kind: 'headline', span: { start: 0, end: headline.length } },
      { kind: 'paragraph', span: { start, end } },
      { kind: 'byline', span: { start: end + 1, end: text.length } },
    ],
  });
}
