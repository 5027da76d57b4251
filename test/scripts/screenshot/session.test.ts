import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { screenText } from '../../../scripts/screenshot/screen.ts';
import { prompt, typedLines } from '../../../scripts/screenshot/script-of-keys.ts';
import { holdConversation } from '../../../scripts/screenshot/session.ts';
import { tracesIn } from '../../../scripts/screenshot/unfit-text.ts';
import { readXml } from './read-xml.ts';

describe('a conversation for the picture', () => {
  it('shows what was typed and answered, up to the prompt for the next line', async () => {
    const [question = ''] = typedLines;
    const shown = screenText(await holdConversation([question]));
    expect(shown).toMatch(/\[1\][^[]*《/u);
    expect(shown).toContain(`\n${prompt}${question}\n`);
    expect(shown.endsWith(`\n${prompt.trimEnd()}\n`)).toBe(true);
  });
});

describe('the picture in the documentation', () => {
  const svg = readFileSync('docs/images/terminal.svg', 'utf8');

  it('is well-formed, and small', () => {
    expect(readXml(svg)[0]?.name).toBe('svg');
    expect(Buffer.byteLength(svg)).toBeLessThan(60_000);
  });

  it('tells nothing of the machine that it was made on', () => {
    const shown = readXml(svg).map(({ text }) => text);
    expect(tracesIn(shown.join('\n'), [userInfo().username, hostname()])).toEqual([]);
  });
});
