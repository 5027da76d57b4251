import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { pageText } from '../../../../src/surfaces/terminal/repl/pager.ts';
import { temporaryFolder } from '../../../support/indexed.ts';
import { asTerminal, Screen } from '../streams.ts';

const rows = 10;
const long = '一行字\n'.repeat(rows);
const fitting = '一行字\n'.repeat(rows - 1);

describe('a text that is longer than the screen', () => {
  test('goes to the pager, which has the terminal as long as it runs', async () => {
    const { output, file, page, uses } = await setUp();
    await page(long, `sleep 0.05; cat > '${file}'`);
    expect(readFileSync(file, 'utf8')).toBe(long);
    expect(output.raw).toBe('');
    expect(uses).toEqual(['begun', 'over']);
  });

  test('is left at any point by a person who has read enough', async () => {
    const { output, file, page } = await setUp();
    await page('一行字\n'.repeat(100_000), `head -1 > '${file}'`);
    expect(readFileSync(file, 'utf8')).toBe('一行字\n');
    await page('一行字\n'.repeat(100_000), 'false');
    expect(output.raw).toBe('');
  });

  test('is written as it is where there is no such pager', async () => {
    const { output, page } = await setUp();
    await page(long, 'no-such-pager-anywhere');
    expect(output.raw).toBe(long);
  });

  test('is written as it is where no process can be started', async () => {
    const { output, page } = await setUp();
    await page(long, 'less\0');
    expect(output.raw).toBe(long);
  });

  test('is shown by less in colours and in UTF-8, unless the person has settled it', async () => {
    const { file, page } = await setUp();
    onTestFinished(() => void vi.unstubAllEnvs());
    const tell = `cat > /dev/null; echo "$LESS $LESSCHARSET" >> '${file}'`;
    vi.stubEnv('LESS', undefined);
    await page(long, tell);
    vi.stubEnv('LESS', '-i');
    await page(long, tell);
    expect(readFileSync(file, 'utf8')).toBe('-FRX -Psspace / b / q(uit)$  utf-8\n-i utf-8\n');
  });

  test('stays in a pager that a Ctrl-C does not end', async () => {
    const { file, page } = await setUp();
    await page(long, `cat > /dev/null; kill -INT $$; echo still there > '${file}'`);
    expect(readFileSync(file, 'utf8')).toBe('still there\n');
  });
});

describe('a text is written as it is', () => {
  test('where it fits on the screen above the prompt', async () => {
    const { output, file, page } = await setUp();
    await page(fitting, `cat > '${file}'`);
    expect(output.raw).toBe(fitting);
    expect(existsSync(file)).toBe(false);
  });

  test.each(['', ' ', 'cat', ' cat '])('where the pager is %j', async (pager) => {
    const { output, page, uses } = await setUp();
    await page(long, pager);
    expect(output.raw).toBe(long);
    expect(uses).toEqual([]);
  });

  test('where no person reads it', async () => {
    const { file } = await setUp();
    const output = new Screen();
    const lend = (use: () => Promise<void>) => use();
    await pageText(long, { output, rows, pager: `cat > '${file}'`, lend });
    expect(output.raw).toBe(long);
    expect(existsSync(file)).toBe(false);
  });
});

test('a screen is as high as its stream says, and else 24 rows', async () => {
  const { file } = await setUp();
  const lend = (use: () => Promise<void>) => use();
  const options = { pager: `cat >> '${file}'`, lend };
  const low = Object.assign(asTerminal(new Screen()), { rows: 3 });
  await pageText('一\n二\n三\n', { ...options, output: low });
  await pageText('四\n'.repeat(23), { ...options, output: asTerminal(new Screen()) });
  await pageText('五\n'.repeat(24), { ...options, output: asTerminal(new Screen()) });
  expect(readFileSync(file, 'utf8')).toBe(`一\n二\n三\n${'五\n'.repeat(24)}`);
});

async function setUp() {
  const file = join(await temporaryFolder(), 'paged.txt');
  const output = asTerminal(new Screen());
  const uses: string[] = [];
  const lend = async (use: () => Promise<void>) => {
    uses.push('begun');
    await use();
    uses.push('over');
  };
  const page = (text: string, pager: string) => pageText(text, { output, rows, pager, lend });
  return { output, file, uses, page };
}
