import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openChromium } from '../../../support/chromium.ts';
import { faintTexts } from './contrast.ts';
import { ReportTab } from './opened-page.ts';
import { comparedInput, dairy, given, record, sampleInput, sampleRun } from './sample-input.ts';

if (chromiumPath === undefined) {
  it.skip('the page in a browser is not tested, for there is no Chromium on PATH');
}

describe.skipIf(chromiumPath === undefined)('the page in a browser', () => {
  let browser: Browser;
  let tab: ReportTab;

  beforeAll(async () => {
    browser = await openChromium();
    tab = await ReportTab.in(browser);
  });
  afterAll(async () => {
    await tab.close();
    await browser.close();
  });

  it('opens from a file without a network, asks for nothing and complains of nothing', async () => {
    const page = await tab.open(comparedInput());
    await openCase(page, 'milk');
    await page.getByLabel('深色').check();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('问报评测');
    expect(tab.complaints).toEqual([]);
    expect(tab.requests).toEqual([page.url().replace(/#.*/u, '')]);
  });

  it('says which run it is of', async () => {
    const page = await tab.open(sampleInput());
    const header = await page.locator('header').innerText();
    for (const part of ['阅读器', '2031-06-01 08:30 UTC', 'abcdef0123', '有未提交的改动']) {
      expect(header).toContain(part);
    }
    expect(header).toContain('17 篇报道，3 个版面，2030-01-02 至 2031-05-04');
    expect(header).toContain('test/qa/town.jsonl');
  });

  it('shows the figures with their intervals and numbers of cases', async () => {
    const page = await tab.open(sampleInput());
    const tile = await page.locator('.tile').first().innerText();
    expect(tile.split(/\s*\n\s*/u)).toEqual(['答对', '91.3%', '80.2–96.7%', '6 题']);
    expect(await page.locator('.kinds tbody tr').first().innerText()).toMatch(
      /数字 6 题\s+91\.3%\s+80\.2–96\.7%/u,
    );
    expect(await page.locator('.confidence').innerText()).toContain('75.0%');
    expect(await page.locator('.retrieval').innerText()).toContain('96.6%');
    expect(await page.getByRole('img', { name: /p50 24 毫秒，p95 310 毫秒/u }).count()).toBe(1);
    expect(await page.locator('.thresholds li').innerText()).toContain('未达到');
  });

  it('shows another measure by kind where it is chosen', async () => {
    const page = await tab.open(sampleInput());
    await page.getByRole('combobox', { name: '指标', exact: true }).selectOption('fact-accuracy');
    expect(await page.locator('.kinds tbody tr').first().innerText()).toContain('80.0%');
  });

  it('compares with the run of before', async () => {
    const page = await tab.open(comparedInput());
    const tile = await page.locator('.tile').first().innerText();
    expect(tile).toContain('+3.3 个百分点');
    expect(tile).toMatch(/\+1\.1 至 \+5\.5\s+p = 0\.012/u);
    const section = await page.locator('.comparison').innerText();
    expect(section).toContain('2031-05-30 07:00 UTC');
    expect(section).toContain('两次的档案内容不同');
    expect(await page.locator('.comparison .worse a').allInnerTexts()).toEqual([
      '镇上哪座桥在修？',
    ]);
    await page.locator('.comparison .better a').click();
    await expect.poll(() => idsShown(page)).toEqual(['milk']);
    expect(await page.locator('.case details').getAttribute('open')).not.toBeNull();
  });

  it('narrows the list of cases, and keeps what was chosen in the address', async () => {
    const page = await tab.open(sampleInput());
    await expect
      .poll(() => idsShown(page))
      .toEqual(['broken', 'bridge', 'milk', 'turn-1', 'turn-2', 'moon']);
    await page.getByRole('combobox', { name: '题型', exact: true }).selectOption('figure');
    await page.getByLabel('查找').fill('供应');
    await expect
      .poll(() => idsShown(page))
      .toEqual(['milk', 'turn-1', 'broken'].filter((id) => id === 'turn-1'));
    await expect.poll(() => page.url()).toContain('#q=%E4%BE%9B%E5%BA%94&kind=figure');
    await page.getByRole('button', { name: '全部清除' }).click();
    await expect.poll(() => idsShown(page)).toHaveLength(6);
    await expect.poll(() => page.url()).not.toContain('#');
  });

  it('opens the case that the address names, and goes there', async () => {
    const page = await tab.open(sampleInput(), { hash: '#turn-2' });
    const row = page.locator('.case', { hasText: 'turn-2' });
    await expect.poll(() => row.locator('.details').count()).toBe(1);
    expect(await row.locator('.turns').innerText()).toContain('奶站供应谁？');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });

  it('says so where the address names a case that is not there, or not among those chosen', async () => {
    const page = await tab.open(sampleInput(), { hash: '#case=gone' });
    expect(await page.locator('.notice').innerText()).toContain('没有编号是 gone 的题');
    await page.evaluate(() => {
      location.hash = '#case=moon&kind=figure';
    });
    await page.getByRole('link', { name: '去掉筛选看这一题' }).click();
    await expect.poll(() => page.locator('.case details[open]').innerText()).toContain('moon');
  });

  it('marks the quoted words in the article', async () => {
    const page = await tab.open(sampleInput());
    const details = await openCase(page, 'milk');
    expect(await details.locator('mark bdi').allTextContents()).toEqual(['日产鲜奶８.５\n吨']);
    expect(await details.innerText()).toContain('第 2–3 行');
    expect(await details.locator('.warning').count()).toBe(0);
  });

  it('says so where a quotation stands nowhere', async () => {
    const citations = [{ marker: 1, quote: '日产鲜奶9.5吨', articleId: 'dairy' }];
    const page = await tab.open(sampleInput([record('one', { given: { ...given, citations } })]));
    const details = await openCase(page, 'one');
    expect(await details.locator('mark').count()).toBe(0);
    expect(await details.locator('.warning').innerText()).toContain('原文里没有这句话');
  });

  it('is worked by the keyboard', async () => {
    const page = await tab.open(sampleInput());
    // The button behind it is disabled while nothing is chosen.
    await page.getByRole('combobox', { name: '可信度', exact: true }).focus();
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => page.locator('.case details[open]').count()).toBe(1);
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused && getComputedStyle(focused).outlineStyle;
    });
    expect(outline).toBe('solid');
  });

  it('shows hostile texts as text', async () => {
    const texts = [
      '</script><script>document.title = "taken"</script>',
      '<img src=x onerror="document.title = \'taken\'">',
      '甲\u2028乙\u202e丙\u0000丁',
      '长'.repeat(100_000),
    ];
    const cases = texts.map((text, index) =>
      record(
        `h${index}`,
        { given: { ...given, text }, fault: text.slice(0, 300) },
        { question: text.slice(0, 300), tags: [text.slice(0, 20)], kind: 'figure' },
      ),
    );
    const articles = [
      { ...dairy, headline: texts[1] ?? '', text: `${dairy.text}${texts.join('')}` },
    ];
    const page = await tab.open({ ...sampleInput(cases), articles });
    for (const { testCase } of cases) await openCase(page, testCase.id);
    expect(await page.title()).not.toContain('taken');
    expect(await page.locator('#page :is(img, script)').count()).toBe(0);
    expect(await page.locator('.answer').nth(0).textContent()).toBe(texts[0]);
    expect(await page.locator('.answer').nth(2).textContent()).toBe('甲U+2028乙U+202E丙U+0000丁');
    expect(await page.locator('.answer').nth(3).textContent()).toHaveLength(100_000);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    expect(tab.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has enough contrast where it is %s', async (colorScheme) => {
    const page = await tab.open(comparedInput(), { colorScheme });
    for (const id of ['milk', 'bridge', 'turn-2']) await openCase(page, id);
    const { seen, faint } = await page.evaluate(faintTexts);
    expect(seen).toBeGreaterThan(100);
    expect(faint).toEqual([]);
  });

  it('is light or dark as the system says, unless the reader says otherwise', async () => {
    const page = await tab.open(sampleInput(), { colorScheme: 'dark' });
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.getByLabel('浅色').check();
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.getByLabel('随系统').check();
    expect(await ground()).toBe(dark);
  });

  it.each([360, 1280])('fits a window %d pixels wide', async (width) => {
    const page = await tab.open(comparedInput(), { width });
    for (const id of ['milk', 'bridge', 'turn-2', 'moon']) await openCase(page, id);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  });

  it('names everything that can be worked, and uses each id once', async () => {
    const page = await tab.open(comparedInput());
    const nameless = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('input, select, button, summary, a')];
      return controls.filter((control) => {
        const labels =
          control instanceof HTMLInputElement || control instanceof HTMLSelectElement
            ? [...(control.labels ?? [])]
            : [control];
        return labels.every(({ textContent }) => (textContent ?? '').trim() === '');
      }).length;
    });
    const repeated = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect({ nameless, repeated }).toEqual({ nameless: 0, repeated: [] });
  });

  it('lists hundreds of cases by parts, and finds one of them', async () => {
    const cases = Array.from({ length: 800 }, (_, index) => record(`case-${index}`));
    const page = await tab.open(sampleInput(cases));
    await expect.poll(() => idsShown(page)).toHaveLength(50);
    await page.getByRole('button', { name: /^再看 50 题/u }).click();
    await expect.poll(() => idsShown(page)).toHaveLength(100);
    await page.getByLabel('查找').fill('case-799');
    await expect.poll(() => idsShown(page)).toEqual(['case-799']);
  });

  it('shows how the runs of a repeated set differ', async () => {
    const run = sampleRun([record('one', { rightRuns: 1 }), record('two', { rightRuns: 2 })]);
    const all = run.scores.all.map((score) => ({ ...score, value: 0.893 }));
    const repeats = [run.scores, { ...run.scores, all }];
    const settings = { ...run.settings, repeat: 2 };
    const page = await tab.open({ ...sampleInput(), run: { ...run, repeats, settings } });
    expect(await page.locator('.repeats .lead').innerText()).toContain('有 1 题时对时错');
    expect(await page.locator('.repeats tbody tr').first().innerText()).toMatch(
      /91\.3%，89\.3%\s+2\.0 个百分点/u,
    );
  });

  it('has the overall figures without its program', async () => {
    const plainTab = await ReportTab.in(browser, false);
    const page = await plainTab.open(sampleInput());
    expect(await page.locator('noscript table').innerText()).toContain('91.3%');
    expect(await page.locator('noscript p').innerText()).toContain('没有运行脚本');
    await plainTab.close();
  });
});

async function openCase(page: Page, id: string) {
  const row = page.locator('.case').filter({ has: page.locator('.about', { hasText: id }) });
  await row.locator('summary').first().click();
  return row.locator('.details');
}

function idsShown(page: Page): Promise<string[]> {
  return page.locator('.case .about bdi').allTextContents();
}

/** By how many pixels the page is wider than its window. */
function overflow(): number {
  return (document.scrollingElement?.scrollWidth ?? 0) - innerWidth;
}
