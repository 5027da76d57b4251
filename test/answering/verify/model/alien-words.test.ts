import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/answering/verify/verdict.ts';
import { verifyAnswer } from '../../../../src/answering/verify/verify.ts';
import type { Article } from '../../../../src/corpus/article.ts';
import { articleOf } from '../../../support/indexed.ts';
import { citeWhole } from '../stories.ts';

const issue = {
  publication: '云岭日报',
  date: { date: '2024-07', precision: 'month' },
} as const;

/** Invented. */
const mill = articleOf(
  '云岭县青岩造纸项目投产',
  '历时3年，今年5月20日，总投资86亿元的青岩造纸项目正式投产运行，建成后年总产值预计将达到95亿元，使云岭县有了“一马当先”的底气。厂长陆明远介绍，原料来自本县林场。',
  issue,
);
const plans = articleOf(
  '云岭县部署水利工程',
  '县水利局将在北沙镇新建泵站12座，计划投资4.5亿元。南渠已于6月完工，灌溉农田3万亩。全县力争实现灌区全覆盖。苏岚局长说，下一步要整治河道。明年植树目标为950亩。',
  issue,
);

describe('a word of its own in a near copy', () => {
  it.each([
    ['a delay', '总投资86亿元的青岩造纸项目延期投产运行。'],
    ['a stop', '总投资86亿元的青岩造纸项目暂停投产运行。'],
    ['what is to come', '总投资86亿元的青岩造纸项目即将投产运行。'],
    ['that too in one character', '总投资86亿元的青岩造纸项目将正式投产运行。'],
    ['a trial', '总投资86亿元的青岩造纸项目试投产运行。'],
    ['a day of the week', '总投资86亿元的青岩造纸项目周一正式投产运行。'],
    ['a feast', '总投资86亿元的青岩造纸项目春节前投产运行。'],
    ['another doer', '由国家投资86亿元的青岩造纸项目正式投产运行。'],
    ['another measure', '总负债86亿元的青岩造纸项目正式投产运行。'],
    ['a loss for a gain', '青岩造纸项目正式投产运行，使云岭县失去了“一马当先”的底气。'],
    ['what came of it', '总投资86亿元的青岩造纸项目正式投产运行，引发热议。'],
  ])('keeps it from standing: %s', (_, text) => {
    expect(verdictOn(mill, text)).not.toBe('supported');
  });

  it.each([
    ['of status', '青岩造纸是本县首次建的厂，陆明远任厂长。', 'words-not-found'],
    ['of degree', '厂长陆明远说，原料来自最大的林场。', 'words-not-found'],
    ['of time', '云岭县的造纸厂在周末投产。', 'words-not-found'],
  ])('and one %s does in any sentence', (_, text, verdict) => {
    expect(verdictOn(mill, text)).toBe(verdict);
  });

  it.each([
    [mill, '据报道，今年5月20日，总投资86亿元的青岩造纸项目正式投产运行。'],
    [mill, '该项目建成后，年总产值预计可达95亿元。'],
    [mill, '陆明远厂长表示，该企业的原料来自本县林场。'],
    [mill, '历时3年，该县的青岩造纸项目已经正式投产，总投资为86亿元。'],
    [plans, '县水利局计划在北沙镇新建泵站12座。'],
    [plans, '南渠已完工，灌溉的农田有3万亩。'],
  ])('is not seen in a true one (%#)', (article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });

  it('is found before any verb', () => {
    const words = fc.constantFrom('延期', '暂停', '即将', '提前', '拒绝', '部分', '再次', '年底');
    const places = fc.constantFrom('正式投产', '投产运行');
    fc.assert(
      fc.property(words, places, (word, place) => {
        const copy = '今年5月20日，总投资86亿元的青岩造纸项目正式投产运行。';
        expect(verdictOn(mill, copy)).toBe('supported');
        expect(verdictOn(mill, copy.replace(place, word + place))).not.toBe('supported');
      }),
    );
  });
});

describe('a forecast', () => {
  it.each([
    ['a figure that is expected', mill, '建成后年总产值达到95亿元。'],
    ['one told as reached', mill, '建成后年总产值已经达到95亿元。'],
    ['a planned sum', plans, '县水利局投资4.5亿元。'],
    ['a planned number', plans, '县水利局在北沙镇新建泵站12座。'],
    ['an aim', plans, '全县实现灌区全覆盖。'],
    ['an aim in figures', plans, '明年植树950亩。'],
    ['a deed told as done', plans, '县水利局已在北沙镇新建了泵站。'],
  ])('is not told as a fact: %s', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('forecast-as-fact');
  });

  it.each([
    ['a sum', mill, '计划投资86亿元的青岩造纸项目正式投产运行。'],
    ['an area', plans, '南渠预计灌溉农田3万亩。'],
  ])('is not made of a fact: %s', (_, article, text) => {
    expect(verdictOn(article, text)).not.toBe('supported');
  });

  it.each([
    ['the word that is printed', mill, '建成后年总产值预计达到95亿元。'],
    ['another such word', mill, '建成后年总产值有望达到95亿元。'],
    ['a word that may be one', mill, '建成后年总产值可达95亿元。'],
    ['the word behind the figure', plans, '北沙镇新建泵站12座是县水利局的计划。'],
    ['the word in the clause before', plans, '县水利局计划投资4.5亿元，新建泵站12座。'],
    ['the aim', plans, '明年的植树目标是950亩。'],
    ['要', plans, '全县要实现灌区全覆盖。'],
  ])('stands with %s', (_, article, text) => {
    expect(verdictOn(article, text)).toBe('supported');
  });
});

function verdictOn(article: Article, text: string): Verdict | undefined {
  const statements = [{ text, markers: [1] }];
  const citations = [citeWhole(article, 1)];
  return verifyAnswer({ status: 'answered', statements, citations }, [article]).statements[0];
}
