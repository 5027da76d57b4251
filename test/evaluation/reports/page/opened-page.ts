import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { PageInput } from '../../../../src/evaluation/reports/page/page-input.ts';
import { reportPage } from '../../../../src/evaluation/reports/page/report-page.ts';

export interface OpenOptions {
  /** What stands in the address after `#`. */
  readonly hash?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

/** Opens one report after the other in one tab with the network off: a tab takes longer than a report. */
export class ReportTab {
  /** What the report said on its console, errors that nobody caught, and breaches of its policy. */
  complaints: string[] = [];
  /** Addresses that the report asked for, its own among them. */
  requests: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'wenbao-page-'));
  #opened = 0;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  static async in(browser: Browser, isScriptOn = true): Promise<ReportTab> {
    const context = await browser.newContext({ offline: true, javaScriptEnabled: isScriptOn });
    return new ReportTab(await context.newPage());
  }

  async open(
    input: PageInput,
    { hash = '', colorScheme = 'light', width = 1280 }: OpenOptions = {},
  ): Promise<Page> {
    this.#opened += 1;
    const file = join(this.#folder, `${this.#opened}.html`);
    writeFileSync(file, await reportPage(input));
    this.complaints = [];
    this.requests = [];
    await this.#page.emulateMedia({ colorScheme });
    await this.#page.setViewportSize({ width, height: 740 });
    await this.#page.goto(`${pathToFileURL(file).href}${hash}`);
    return this.#page;
  }

  async close(): Promise<void> {
    await this.#page.context().close();
    rmSync(this.#folder, { recursive: true });
  }
}
