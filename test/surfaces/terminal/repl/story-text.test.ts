import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import type { Quoted, WholeStory } from '../../../../src/browsing/browser.ts';
import { wholeStory } from '../../../../src/browsing/quoted-passage.ts';
import { formatStory } from '../../../../src/surfaces/terminal/repl/story-text.ts';
import { type Look, lookOf, plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { storyOf } from '../../../browsing/stories.ts';
import { asTerminal } from '../streams.ts';
import { taggedLook } from '../tagged-look.ts';

const quote = '新码头有三座。码头长900米，能停船80艘。';
const harbour = storyOf(
  [
    ['headline', '渔港开港'],
    ['paragraph', '渔港昨天开港，总投资12.5亿元。'],
    ['subhead', '码头'],
    ['paragraph', `${quote}渔民说，卸鱼快了。`],
    ['caption', '渔港的早晨。'],
  ],
  {
    kicker: '海湾新貌',
    headline: '渔港开港',
    subtitle: '——三座码头同时启用',
    bylines: [
      { role: '记者', names: ['李海', '王江'] },
      { role: '摄', names: ['陈波'] },
    ],
    publication: '海湾日报',
    section: '02',
    date: { date: '2025-08', precision: 'month' },
  },
);

describe('a whole story', () => {
  test('has its headline, who wrote it, where it stands, and all that is printed', () => {
    expect(formatStory(shown(), taggedLook, 'file:///渔港.txt')).toBe(
      [
        '海湾新貌',
        '<b>渔港开港</b>',
        '——三座码头同时启用',
        '记者 李海 王江，陈波 摄',
        '<d>海湾日报，2025年8月，第2版，</d><d><a file:///渔港.txt>渔港.txt</a></d><d> 第2—5行</d>',
        '<d>«» 里的是引用的原文。</d>',
        '',
        '　　渔港昨天开港，总投资12.5亿元。',
        '<b>码头</b>',
        `　　«${quote}»渔民说，卸鱼快了。`,
        '<d>　　（图片说明）</d><d>渔港的早晨。</d>',
      ].join('\n'),
    );
  });

  test('says nothing of marks where there are none, or where they are a colour', () => {
    const story = wholeStory(harbour);
    expect(story && formatStory(story, plainLook)).not.toContain('«');
    const coloured = formatStory(shown(), terminalLook(80, {}));
    expect(coloured).not.toContain('«');
    expect(coloured).toContain(`\u001b[7m${quote}\u001b[27m`);
  });

  test('closes a mark at the end of a line and opens it anew, within the width', () => {
    expect(body(formatStory(shown(), terminalLook(30, { NO_COLOR: '1' })))).toEqual([
      '　　渔港昨天开港，总投资12.5亿',
      '元。',
      '码头',
      '　　«新码头有三座。码头长900»',
      '«米，能停船80艘。»渔民说，卸鱼',
      '快了。',
      '　　（图片说明）渔港的早晨。',
    ]);
  });

  test('keeps all its words in order and its marks within the lines, at any width', () => {
    const words = fc.constantFrom('渔港', '码头长', '900米', '，', '。', 'WiFi ', '“', '”', '👍');
    const pieces = fc.array(words, { maxLength: 15 }).map((parts) => parts.join(''));
    const anyStory = fc.tuple(pieces, pieces, pieces);
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 20, max: 60 }), ([before, inside, behind], width) => {
        const text = before + inside + behind;
        const mark = { start: before.length, end: before.length + inside.length };
        const look = terminalLook(width, { NO_COLOR: '1' });
        const lines = body(formatStory(storyShowing(text, mark), look));
        for (const line of lines) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line.split('«').length).toBe(line.split('»').length);
        }
        const visible = (printed: string) => printed.replace(/[\s«»]/gu, '');
        expect(visible(lines.join(''))).toBe(visible(text));
        const marked = [...lines.join('\n').matchAll(/«([^»]*)»/gu)].map(([found]) => found);
        expect(visible(marked.join(''))).toBe(visible(inside));
      }),
      { numRuns: 300 },
    );
  });

  test('brings no escape sequence to the terminal, wherever it stands', () => {
    const sequence = '\u001b]0;坏\u0007\u001b[31m';
    const hostile = storyOf([['paragraph', `渔港${sequence}开港。\u202e\u0007`]], {
      source: `渔港${sequence}.txt`,
      kicker: `海湾${sequence}`,
      headline: `渔港${sequence}开港\u001b]8;;x`,
      subtitle: sequence,
      bylines: [{ role: '记者', names: [`李海${sequence}`] }],
      publication: `海湾日报${sequence}`,
      section: `2\u001b]0;没有完`,
    });
    const story = wholeStory(hostile);
    const text = story ? formatStory(story, plainLook) : '';
    expect(text).toBe(
      '海湾\n渔港开港\n记者 李海\n海湾日报，第2版，渔港.txt 第1行\n\n　　渔港开港。',
    );
  });
});

function shown(): WholeStory {
  const start = harbour.text.indexOf(quote);
  const span = { start, end: start + quote.length };
  const quoted: Quoted = { articleId: harbour.id, quote, span };
  const story = wholeStory(harbour, quoted);
  if (!story) throw new Error('the story has no text');
  return story;
}

function storyShowing(text: string, mark: WholeStory['marked'][number]): WholeStory {
  const span = { start: 0, end: text.length };
  return { ...shown(), text, marked: [mark], paragraphs: [{ kind: 'paragraph', span }] };
}

function body(text: string): string[] {
  return text.slice(text.indexOf('\n\n') + 2).split('\n');
}

function terminalLook(columns: number, env: NodeJS.ProcessEnv): Look {
  return lookOf(Object.assign(asTerminal(new PassThrough()), { columns }), env);
}
