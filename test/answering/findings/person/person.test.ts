import { describe, expect, it, test } from 'vitest';
import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import { findPerson } from '../../../../src/answering/findings/person/person.ts';
import type { Article } from '../../../../src/corpus/article.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { partsOf } from '../../../../src/language/question-parts.ts';
import { seedPages } from '../../../corpus/samples.ts';
import { articleOf } from '../../../support/indexed.ts';

/** The sentence of the paragraph that holds some words; its first one where none are given. */
function sentenceOf(paragraph: string, words = '', details: Partial<Article> = {}) {
  const article = articleOf('青河市召开会议', paragraph, { publication: '青河日报', ...details });
  const { sentences } = new ArticleReading(article, []);
  const found = sentences.find(({ text }) => text !== '青河市召开会议' && text.includes(words));
  if (!found) throw new Error(`no sentence with ${words}`);
  return found;
}

function found(question: string, paragraph: string, words = '') {
  return findPerson(sentenceOf(paragraph, words), analyseQuestion(question));
}

describe('who did what a question asks', () => {
  const meeting =
    '市委副书记、市长韩立平主持会议，市委副书记、政法委书记柳林森，市人大常委会主任项虹，市领导王群、石文等参加会议。';

  test.each([
    ['会议由谁主持？', meeting, '韩立平（市委副书记、市长）'],
    [
      '谁主持的会议？',
      '会议由区委书记、高新区党工委书记万红主持。',
      '万红（区委书记、高新区党工委书记）',
    ],
    ['都有谁参加了会议？', meeting, '柳林森、项虹、王群、石文'],
    ['谁带的队？', '近日，市委副书记韩明，市委常委、宣传部部长李伟率队赴海城考察。', '韩明、李伟'],
    [
      '带队的是谁？',
      '近日，市人大常委会主任项虹率调研组到城投集团调研。',
      '项虹（市人大常委会主任）',
    ],
    [
      '市领导里谁传达了全省推进会的精神？',
      '区委副书记袁卓传达省委书记王林在东湖调研时的讲话精神；区长张远传达全省推进会精神。',
      '张远（区长）',
    ],
    [
      '给培训班授课的是哪两位？',
      '东山市委党校副校长陈辉与海城大学教授黄振，分别围绕党建、实践等主题，为与会人员进行了授课。',
      '陈辉、黄振',
    ],
    [
      '谁给铝业协会授牌？',
      '市领导项虹、廖平分别为市铝业协会会长彭小虎、监事长刘光授牌。',
      '项虹、廖平',
    ],
    ['都有哪些领导参加？', '韩明、廖平、项虹等市“四大家”领导参加会议。', '韩明、廖平、项虹'],
    ['谁在车间指导生产？', '记者看到，工艺部总监孙小强在车间指导生产。', '孙小强（工艺部总监）'],
    ['记者采访了谁？', '近日，记者采访了市发改局党组书记万光明。', '万光明（市发改局党组书记）'],
    [
      '哪个人被评为劳动模范？',
      '柳林村党支部书记顾平获评全国劳动模范。',
      '顾平（柳林村党支部书记）',
    ],
  ])('%s', (question, paragraph, expected) => {
    const finding = found(question, paragraph);
    expect(finding?.text).toBe(expected);
    expect(finding?.fit).toBeGreaterThan(0.7);
  });

  it('leaves out whom the question names itself', () => {
    const text = '区长张远、区领导关勇、靳英参加接访活动。';
    expect(found('跟张远一起参加接访的还有谁？', text)?.text).toBe('关勇、靳英');
  });

  it('does not take a meeting that demands for a person who speaks', () => {
    const text = '会议要求，要认真学习徐明总书记重要讲话精神。';
    expect(found('谁要求认真学习？', text)).toBeUndefined();
  });

  it('finds the speaker of a quotation in the sentence after it', () => {
    const text = '市长韩明到农场。“今年的桃子卖得好。”雷国平说。';
    expect(found('谁说今年的桃子卖得好？', text, '桃子')?.text).toMatch(/^雷国平/u);
  });

  it('fits the words of the question better than other words, and these better than none', () => {
    const fitOf = (text: string) => found('哪位市领导列席会议？', text)?.fit ?? 0;
    const said = fitOf('市领导王群列席会议。');
    expect(said).toBeGreaterThan(0.9);
    expect(fitOf('市领导王群到企业走访。')).toBeLessThanOrEqual(0.5);
  });

  it('answers each of two questions from its own sentence', () => {
    const question = '人大调研谁带的队，哪位副主任参加？';
    const text =
      '市人大常委会主任项虹率调研组到企业调研。市人大常委会副主任高扬，部分代表参加调研。';
    const [leader, member, ...others] = partsOf(analyseQuestion(question));
    expect(others).toEqual([]);
    expect(leader && findPerson(sentenceOf(text, '率'), leader)?.text).toBe(
      '项虹（市人大常委会主任）',
    );
    expect(member && findPerson(sentenceOf(text, '高扬'), member)?.text).toBe(
      '高扬（市人大常委会副主任）',
    );
  });
});

describe('who holds the office that a question asks by', () => {
  test.each([
    [
      '市长是谁？',
      '市委副书记、市长韩立平主持会议，副市长柳林森参加会议。',
      '韩立平（市委副书记、市长）',
    ],
    ['协会的会长叫什么名字？', '会长彭小虎、监事长刘光、副会长陈明参加活动。', '彭小虎（会长）'],
    [
      '哪位副主任参加会议？',
      '市人大常委会主任项虹主持会议，副主任高扬参加会议。',
      '高扬（副主任）',
    ],
    [
      '出席会议的副主任都有谁？',
      '市人大常委会副主任高扬、廖有舟、易生出席会议。',
      '高扬、廖有舟、易生',
    ],
    [
      '市人民法院院长和检察院检察长分别是谁？',
      '副市长文平，市人民法院院长刘大伟，市人民检察院检察长谢小波列席会议。',
      '刘大伟（市人民法院院长）、谢小波（市人民检察院检察长）',
    ],
    [
      '谁担任市铝业协会会长？',
      '刘光当选市铝业协会会长。刘光说，要扩产。',
      '刘光（市铝业协会会长）',
    ],
    ['铝业鞋会的会长是谁？', '市铝业协会会长彭小虎讲话。', '彭小虎（市铝业协会会长）'],
  ])('%s', (question, paragraph, expected) => {
    expect(found(question, paragraph)?.text).toBe(expected);
  });

  test.each([
    ['市长是谁？', '市委常委、副市长柳林森参加会议。'],
    ['市纪委监委主任是谁？', '市人大常委会主任项虹参加会议。'],
    ['市委书记是谁？', '市发改局党组书记万光明认为，发展靠项目。'],
    ['总经理是谁？', '副总经理赵明参加活动。'],
    ['韩立平是谁？', '市人大常委会主任项虹参加会议。'],
  ])('%s has no answer in: %s', (question, paragraph) => {
    expect(found(question, paragraph)).toBeUndefined();
  });
});

describe('who made a story', () => {
  const paragraph = '本报讯（通讯员李小明 赵强）近日，记者采访了市长韩立平。（孙远 摄）';
  const start = '青河市召开会议\n'.length;
  const article = articleOf('青河市召开会议', paragraph, {
    bylines: [
      { role: '通讯员', names: ['李小明', '赵强'] },
      { role: '摄', names: ['孙远'] },
    ],
    parts: [
      { kind: 'byline', span: { start, end: start + 14 } },
      { kind: 'paragraph', span: { start: start + 14, end: start + paragraph.length - 6 } },
      {
        kind: 'credit',
        span: { start: start + paragraph.length - 6, end: start + paragraph.length },
      },
    ],
  });
  const sentence = new ArticleReading(article, []).sentences.find(({ text }) =>
    text.includes('采访'),
  );

  test.each([
    ['这篇报道是谁写的？', '李小明、赵强'],
    ['消息是哪两位通讯员写的？', '李小明、赵强'],
    ['照片是谁拍的？', '孙远'],
    ['谁采访了韩立平？', '李小明、赵强'],
  ])('%s', (question, expected) => {
    const finding = sentence && findPerson(sentence, analyseQuestion(question));
    expect(finding?.text).toBe(expected);
    expect(finding?.spans.map((span) => article.text.slice(span.start, span.end)).join('、')).toBe(
      expected,
    );
  });

  it('has one author with the role', () => {
    const [opening] = new ArticleReading(
      articleOf('果园丰收', '桃子熟了。□ 记者 周明', {
        bylines: [{ role: '记者', names: ['周明'] }],
        parts: [
          { kind: 'paragraph', span: { start: 5, end: 10 } },
          { kind: 'byline', span: { start: 10, end: 17 } },
        ],
      }),
      [],
    ).sentences;
    const finding = opening && findPerson(opening, analyseQuestion('这篇稿子是谁写的？'));
    expect(finding?.text).toBe('周明（记者）');
  });
});

test('on every page, what is found is printed where its spans say', async () => {
  const questions = ['谁主持会议？', '哪些领导参加？', '书记是谁？', '谁写的？'].map(
    analyseQuestion,
  );
  for (const { articles } of await seedPages()) {
    for (const article of articles) {
      for (const sentence of new ArticleReading(article, []).sentences) {
        for (const question of questions) {
          const finding = findPerson(sentence, question);
          expect(finding?.fit ?? 1).toBeGreaterThan(0);
          expect(finding?.fit ?? 1).toBeLessThanOrEqual(1);
          for (const { start, end } of finding?.spans ?? [])
            expect(finding?.text).toContain(article.text.slice(start, end));
        }
      }
    }
  }
});
