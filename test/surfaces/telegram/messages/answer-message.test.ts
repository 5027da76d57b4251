import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { Abstained, Answer, Answered, Citation } from '../../../../src/answering/answer.ts';
import { toArticleId } from '../../../../src/corpus/article.ts';
import {
  answerMessages,
  greetingMessages,
  partialAnswerMessage,
  sourcesMessages,
  textMessages,
} from '../../../../src/surfaces/telegram/messages/answer-message.ts';
import type { KeyedStories } from '../../../../src/surfaces/telegram/messages/stories-message.ts';
import { readTap, writeTap } from '../../../../src/surfaces/telegram/messages/taps.ts';
import { answerOf, citationOf } from '../../../support/cited-answer.ts';
import {
  someAnswerId as answerId,
  botUsername,
  buttonData,
  buttonTexts,
  expectAccepted,
  hostileLongText,
  hostileText,
  someStoryKey as key,
  storyKeys,
} from './hostile-text.ts';

const kept = { answerId, botUsername };
const replyTo = (answer: Answer, notice?: string) => ({
  answer,
  question: '产量？',
  elapsedMs: 1,
  ...(notice && { notice }),
});
const messagesOf = (answer: Answer) =>
  answerMessages(replyTo(answer), { typed: '产量？', ...kept });
const address = (marker: number) => `https://t.me/${botUsername}?start=s${answerId}${marker}`;
const linked = (marker: number) => `<a href="${address(marker)}">[${marker}]</a>`;

/** A short answer that wants escaping, and the sentence that proves it. */
const short: Answered = {
  ...answerOf(''),
  statements: [
    { text: 'A&B厂<36亿元>', markers: [1], isShort: true },
    { text: '预计全年利润约36亿元。', markers: [1] },
  ],
};
/** A citation of the story at this place of the page. */
const ofStory = (place: number, details: Partial<Citation>) =>
  citationOf({
    articleId: toArticleId({ source: '宁夏日报.txt', documentId: '宁夏日报.txt' }, place),
    ...details,
  });
const withSources = (count: number): Answered => ({
  ...short,
  citations: Array.from({ length: count }, (_, index) => citationOf({ marker: index + 1 })),
});

describe('answerMessages', () => {
  test('has the short answer in bold, its proof, how sure it is, and the folded sources', () => {
    const answer: Answer = { ...short, confidence: 'likely', remark: '口径可能不同。' };
    const messages = messagesOf(answer);
    expect(messages.map(({ html }) => html.split('\n'))).toEqual([
      [
        `<b>A&amp;B厂&lt;36亿元&gt;${linked(1)}</b>`,
        `预计全年利润约36亿元。${linked(1)}`,
        '<i>可信度：较可能，请看原文。注意：口径可能不同。</i>',
        `<blockquote expandable>${linked(1)} 《煤业公司上半年增产》，宁夏日报，2024年8月</blockquote>`,
      ],
    ]);
  });

  test('has the reason of an abstention in bold, and nothing of what is nearest', () => {
    const nearest: Answered = { ...short, confidence: 'certain', remark: '口径可能不同。' };
    const [message] = messagesOf({
      status: 'abstained',
      reason: '没有。',
      searched: '查了',
      nearest,
    });
    expect(message?.html.split('\n').slice(0, 5)).toEqual([
      '<b>没有。</b>',
      '<i>查了</i>',
      `最接近的内容（不是答案）：A&amp;B厂&lt;36亿元&gt;${linked(1)}`,
      `预计全年利润约36亿元。${linked(1)}`,
      '<i>注意：口径可能不同。</i>',
    ]);
  });

  test('shows how a follow-up was understood, and a notice', () => {
    const reply = replyTo(answerOf('增产。'), '语言模型没有回应，以下是原文摘句。');
    const [message] = answerMessages(reply, { typed: '去年呢？', botUsername });
    expect(message?.plain.split('\n').slice(0, 3)).toEqual([
      '增产。[1]',
      '按“产量？”来答',
      '语言模型没有回应，以下是原文摘句。',
    ]);
  });

  test('tells the headline of a story once, with its quotations below', () => {
    const answer: Answer = {
      ...short,
      statements: [
        { text: '两厂都增产。', markers: [1, 2, 3, 4] },
        { text: '据报道，甲厂增产\u3000三成。', markers: [3] },
      ],
      citations: [
        ofStory(1, { marker: 1, headline: '甲厂', quote: '甲厂\n增产。' }),
        ofStory(2, { marker: 2, headline: '', quote: '乙厂增产。' }),
        ofStory(1, { marker: 3, headline: '甲厂', quote: '甲厂增产三成。' }),
        ofStory(1, { marker: 4, headline: '甲厂', quote: '据报道，甲厂增产三成。又招工。' }),
      ],
    };
    const [message] = messagesOf(answer);
    expect(message?.plain.split('\n').slice(2)).toEqual([
      '[3] 《甲厂》，宁夏日报，2024年8月',
      '[1] “甲厂增产。”',
      '[4] “据报道，甲厂增产三成。又招工。”',
      '[2] 《乙厂增产。》，宁夏日报，2024年8月：“乙厂增产。”',
    ]);
    expect(message?.html).toContain(`<blockquote expandable>${linked(3)} 《甲厂》`);
  });

  test('leaves a quotation out only where a sentence that cites it says its very words', () => {
    const quote = '预计全年利润约36亿元。';
    const statements = [{ text: quote, markers: [2] }];
    const citations = [citationOf({ quote }), citationOf({ marker: 2, quote: '增产。' })];
    const [message] = messagesOf({ ...short, statements, citations });
    expect(message?.plain).toContain('[1] “预计全年利润约36亿元。”\n[2] “增产。”');
  });

  test('does not repeat a question that was only written otherwise', () => {
    const [message] = answerMessages(replyTo(short), { typed: '请问 产量 ?', ...kept });
    expect(message?.plain).not.toContain('来答');
  });

  test('lists a figure over time by period', () => {
    const values = [10, 20, 40].map((value, index) => ({
      label: `${2021 + index}年`,
      printed: `${value}亿元`,
      value,
      marker: index + 1,
    }));
    const [message] = messagesOf({ ...withSources(3), series: values });
    expect(message?.plain).toContain('\n2021年：10亿元[1]\n2022年：20亿元[2]\n2023年：40亿元[3]\n');
  });

  test('has no links and no buttons where the answer could not be kept', () => {
    const [message] = answerMessages(replyTo(short), { typed: '产量？', botUsername });
    expect(message?.html).not.toContain('<a ');
    expect(message?.keyboard).toBeUndefined();
  });

  test('links no marker that has no source', () => {
    const [message] = messagesOf({ ...short, statements: [{ text: '增产。', markers: [9] }] });
    expect(message?.html).toContain('增产。[9]\n');
  });

  test('strips characters that would hide or turn text around, and joins printed lines', () => {
    const [message] = messagesOf(
      answerOf('增\u202e产\u0007\ud800。', { quote: '全年\n利润 CEO\nTim\u200b。' }),
    );
    expect(message?.plain).toContain('增产。[1]');
    expect(message?.plain).toContain('“全年利润 CEO Tim。”');
  });

  test('closes what is bold where a message ends, and opens it again in the next', () => {
    const statements = [{ text: '产量&增长。'.repeat(1500), markers: [1], isShort: true }];
    const messages = messagesOf({ ...short, statements });
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) {
      expectAccepted(message);
      expect(message.html).toMatch(/^<b>产量&amp;增长。/u);
    }
    expect(messages.map(({ plain }) => plain).join('')).toContain('产量&增长。'.repeat(1500));
  });
});

describe('the buttons under an answer', () => {
  test('name up to three stories, the date first, and rate', () => {
    const citations = [
      ofStory(1, { marker: 1 }),
      ofStory(2, { marker: 2, date: '2022-11-02', datePrecision: 'day' }),
      ofStory(3, { marker: 3, headline: '', quote: '', date: '' }),
    ];
    const [message] = messagesOf({ ...short, citations });
    expect(message && buttonTexts(message)).toEqual([
      ['[1] 2024.8 煤业公司上半年增产'],
      ['[2] 2022.11.2 煤业公司上半年增产'],
      ['[3] 原文'],
      ['👍', '👎'],
    ]);
    expect(message && buttonData(message)).toEqual([
      ...[1, 2, 3].map((marker) => [writeTap({ wants: 'source', answerId, marker })]),
      [
        writeTap({ wants: 'rating', answerId, rating: 'up' }),
        writeTap({ wants: 'rating', answerId, rating: 'down' }),
      ],
    ]);
  });

  test('name a story once that is cited several times, with its other markers below', () => {
    const citations = [1, 2, 1, 1].map((story, index) => ofStory(story, { marker: index + 1 }));
    const [message] = messagesOf({ ...short, citations });
    expect(message && buttonTexts(message)).toEqual([
      ['[1] 2024.8 煤业公司上半年增产'],
      ['[3]', '[4]'],
      ['[2] 2024.8 煤业公司上半年增产'],
      ['👍', '👎'],
    ]);
  });

  test('shorten a headline to what a telephone shows', () => {
    for (const headline of ['增产'.repeat(40), 'NBA 总决赛 '.repeat(9), '👩‍👩‍👧‍👦'.repeat(40)]) {
      const [message] = messagesOf({ ...short, citations: [citationOf({ headline })] });
      const [[text = ''] = []] = message ? buttonTexts(message) : [];
      expect(text).toMatch(/^\[1\] 2024\.8 .+…$/u);
      expect(stringWidth(text)).toBeGreaterThanOrEqual(35);
      expect(stringWidth(text)).toBeLessThanOrEqual(36);
    }
  });

  test('are markers in rows of five, at most twenty, where there are more stories', () => {
    const citations = Array.from({ length: 23 }, (_, at) => ofStory(at + 1, { marker: at + 1 }));
    const [five] = messagesOf({ ...short, citations: citations.slice(0, 5) });
    expect(five && buttonTexts(five)).toEqual([
      ['[1]', '[2]', '[3]', '[4]', '[5]'],
      ['👍', '👎'],
    ]);
    const [many] = messagesOf({ ...short, citations }).slice(-1);
    expect(many && buttonTexts(many).map((row) => row.length)).toEqual([5, 5, 5, 5, 2]);
  });

  test('stand under the last message alone', () => {
    const statements = [{ text: '增产。'.repeat(2000), markers: [1] }];
    const keyboards = messagesOf({ ...short, statements }).map(({ keyboard }) => keyboard);
    expect(keyboards.slice(0, -1).every((keyboard) => keyboard === undefined)).toBe(true);
    expect(keyboards.at(-1)).toHaveLength(2);
  });

  test.each<[string, Partial<Abstained>, string[][]]>([
    ['rates an answer that the archive does not say', { searched: '查了4篇' }, [['👍', '👎']]],
    [
      'rates and shows what is nearest',
      { nearest: short },
      [['[1] 2024.8 煤业公司上半年增产'], ['👍', '👎']],
    ],
    ['has nothing under small talk', {}, []],
  ])('%s', (_, abstained, expected) => {
    const [message] = messagesOf({ status: 'abstained', reason: '您好。', ...abstained });
    expect(message && buttonTexts(message)).toEqual(expected);
  });
});

describe('partialAnswerMessage', () => {
  test('has what is verified so far, without links and buttons', () => {
    expect(partialAnswerMessage(short)).toEqual({
      html: '<b>A&amp;B厂&lt;36亿元&gt;[1]</b>\n预计全年利润约36亿元。[1]……',
      plain: 'A&B厂<36亿元>[1]\n预计全年利润约36亿元。[1]……',
    });
    expect(partialAnswerMessage({ ...short, statements: [] }).plain).toBe('……');
  });

  test('ends at a sentence where it grows too long for one message', () => {
    const statements = [{ text: '产量增长。'.repeat(1500), markers: [1] }];
    const message = partialAnswerMessage({ ...short, statements });
    expectAccepted(message);
    expect(message.plain).toMatch(/长。……$/u);
  });
});

describe('sourcesMessages', () => {
  const shown = { question: '产量<多少>？', ...kept };

  test('has the question on top, and every source unfolded with its whole quotation, by story', () => {
    const citations = [citationOf({ quote: '第一段。\n第二段。' }), citationOf({ marker: 2 })];
    const messages = sourcesMessages({ ...short, citations }, shown);
    expect(messages.map(({ html }) => html)).toEqual([
      [
        '<b>产量&lt;多少&gt;？</b>',
        '《煤业公司上半年增产》，宁夏日报，2024年8月',
        `<blockquote>${linked(1)} 第一段。\n第二段。</blockquote>`,
        `<blockquote>${linked(2)} 预计全年利润约36亿元。</blockquote>`,
      ].join('\n'),
    ]);
    expect(messages.map(buttonTexts)).toEqual([[['[1] 2024.8 煤业公司上半年增产'], ['[2]']]]);
  });

  test('says so where an answer has no sources', () => {
    const answer: Answer = { status: 'abstained', reason: '没有。' };
    expect(sourcesMessages(answer, shown)).toEqual([
      {
        html: '<b>产量&lt;多少&gt;？</b>\n这次没有引用报道。',
        plain: '产量<多少>？\n这次没有引用报道。',
      },
    ]);
  });
});

describe('an answer with stories that mention the words of the question', () => {
  const { articleId } = citationOf();
  const listed = (count: number, details: Partial<KeyedStories> = {}): KeyedStories => ({
    stories: Array.from({ length: count }, (_, index) => ({
      key,
      articleId,
      title: `第${index + 1}<篇>`,
      date: '2025-08-26',
    })),
    total: count,
    ...details,
  });
  const refusal: Abstained = {
    status: 'abstained',
    reason: '档案里没有。',
    searched: '查了4篇',
    nearest: short,
  };
  const withStories = (answer: Answer, stories: KeyedStories) =>
    answerMessages(replyTo(answer), {
      typed: '产量？',
      ...kept,
      mentioning: { words: '<生态铝>', stories },
    });

  test('lists them below the refusal in place of what is nearest', () => {
    const messages = withStories(refusal, listed(2));
    const entry = (number: number) =>
      `${number}. <a href="https://t.me/${botUsername}?start=t${key}">《第${number}&lt;篇&gt;》</a> 2025年8月26日`;
    expect(messages.map(({ html }) => html.split('\n'))).toEqual([
      [
        '<b>档案里没有。</b>',
        '<i>查了4篇</i>',
        '提到“&lt;生态铝&gt;”的报道：',
        entry(1),
        entry(2),
        '共 2 篇。',
      ],
    ]);
    expect(messages.flatMap(buttonTexts)).toEqual([
      ['1', '2'],
      ['👍', '👎'],
    ]);
    expect(messages.flatMap(buttonData)[0]).toEqual([
      writeTap({ wants: 'story', story: key }),
      writeTap({ wants: 'story', story: key }),
    ]);
  });

  test.each([
    [listed(7, { total: 12 }), '共 12 篇，这里是前 5 篇。'],
    [listed(5, { total: 250, mayHaveMore: true }), '至少 250 篇，这里是前 5 篇。'],
    [listed(5), '共 5 篇。'],
  ])('shows five at most, and tells how many there are', (stories, last) => {
    const [message] = withStories(refusal, stories);
    expect(message?.plain).toMatch(new RegExp(`\n5\\. [^\n]+\n${last}$`, 'u'));
    expect(message && buttonTexts(message)[0]).toEqual(['1', '2', '3', '4', '5']);
  });

  test('can be opened also where the answer could not be kept', () => {
    const [message] = answerMessages(replyTo(refusal), {
      typed: '产量？',
      botUsername,
      mentioning: { words: '铝业', stories: listed(1) },
    });
    expect(message && buttonTexts(message)).toEqual([['1']]);
  });

  test('is shown as ever where there are none, and where it answers', () => {
    expect(withStories(refusal, listed(0))).toEqual(messagesOf(refusal));
    expect(withStories(short, listed(2))).toEqual(messagesOf(short));
  });
});

describe('greetingMessages', () => {
  test('has a button for each example, which asks it by its place', () => {
    const [message] = greetingMessages('您好\n<请问>', ['产量多少？', '问'.repeat(40)]);
    expect(message?.html).toBe('您好\n&lt;请问&gt;');
    expect(message && buttonTexts(message)).toEqual([['产量多少？'], [`${'问'.repeat(25)}…`]]);
    expect(message && buttonData(message).flat().map(readTap)).toEqual([
      { wants: 'example', place: 1 },
      { wants: 'example', place: 2 },
    ]);
  });

  test('has no buttons without examples', () => {
    expect(greetingMessages('您好', [])).toEqual(textMessages('您好'));
  });
});

test('textMessages keeps lines and leaves out blank ones', () => {
  expect(textMessages('一\n\n<二>')).toEqual([{ html: '一\n&lt;二&gt;', plain: '一\n<二>' }]);
});

describe('whatever an archive or a person holds', () => {
  const citations: fc.Arbitrary<Citation> = fc
    .record({
      marker: fc.integer({ min: 1, max: 30 }),
      articleId: fc
        .integer({ min: 1, max: 5 })
        .map((place) => toArticleId({ source: '报', documentId: '报' }, place)),
      headline: hostileText,
      publication: hostileText,
      section: hostileText,
      date: fc.oneof(hostileText, fc.constant('2024-08')),
      source: hostileText,
      quote: hostileLongText,
    })
    .map((details) => citationOf(details));
  const answers: fc.Arbitrary<Answered> = fc.record({
    status: fc.constant('answered'),
    statements: fc.array(
      fc.record({
        text: fc.oneof(hostileText, hostileLongText),
        markers: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
        isShort: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    citations: fc.array(citations, { minLength: 1, maxLength: 6 }),
    remark: hostileText,
    series: fc.array(
      fc.record({
        label: hostileText,
        printed: hostileText,
        value: fc.double(),
        marker: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 3 },
    ),
  });
  const abstentions: fc.Arbitrary<Answer> = fc.record({
    status: fc.constant('abstained'),
    reason: hostileText,
    searched: hostileText,
    nearest: answers,
  });

  const mentionings = fc.record({
    words: hostileText,
    stories: fc.record({
      stories: fc.array(
        fc.record({
          key: storyKeys,
          articleId: fc.constant(citationOf().articleId),
          title: hostileText,
          section: hostileText,
        }),
        { maxLength: 8 },
      ),
      total: fc.nat(),
    }),
  });

  test('Telegram takes the messages, and they say the same as the plain text', () => {
    fc.assert(
      fc.property(
        fc.oneof(answers, abstentions),
        hostileText,
        hostileText,
        hostileText,
        mentionings,
        (answer, typed, question, notice, mentioning) => {
          const reply = { answer, question, notice, elapsedMs: 1 };
          for (const message of answerMessages(reply, { typed, mentioning, ...kept })) {
            expectAccepted(message);
          }
          for (const message of sourcesMessages(answer, { question, ...kept })) {
            expectAccepted(message);
          }
          if (answer.status === 'answered') expectAccepted(partialAnswerMessage(answer));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('every source has one button, and no two buttons of different sources look the same', () => {
    const distinct = fc
      .array(citations, { minLength: 1, maxLength: 6 })
      .map((cited) => cited.map((citation, index) => ({ ...citation, marker: index + 1 })));
    fc.assert(
      fc.property(distinct, (cited) => {
        const [message] = sourcesMessages(
          { ...short, citations: cited },
          { question: '问', ...kept },
        ).slice(-1);
        const texts = message ? buttonTexts(message).flat() : [];
        expect(new Set(texts).size).toBe(cited.length);
        for (const text of texts) expect(stringWidth(text)).toBeLessThanOrEqual(36);
        const markers = message ? buttonData(message).flat().map(readTap) : [];
        expect(markers).toHaveLength(cited.length);
        for (const { marker } of cited) {
          expect(markers).toContainEqual({ wants: 'source', answerId, marker });
        }
      }),
      { numRuns: 60 },
    );
  });
});
