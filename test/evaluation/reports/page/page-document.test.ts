import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../../../src/evaluation/reports/page/report-page.ts';
import { record, sampleInput } from './sample-input.ts';

let html: string;
beforeAll(async () => {
  const hostile = record('x', {}, { question: '</script><script>alert(1)</script><!--' });
  html = await reportPage(sampleInput([hostile]));
});

describe('the document', () => {
  it('allows its own program and styles by their hashes, and nothing else', () => {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html) ?? [];
    const [, style = ''] = /<style>(.*?)<\/style>/su.exec(html) ?? [];
    const [, script = ''] = /<script>(.*?)<\/script>/su.exec(html) ?? [];
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hashOf(script)}'`,
      `style-src 'sha256-${hashOf(style)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('names no other file', () => {
    expect(html).not.toMatch(/\s(?:src|href)="/u);
    expect(html).not.toMatch(/@import|url\(/u);
  });

  it('has as many scripts as it should, whatever the questions are', () => {
    expect(html.match(/<script/gu)).toHaveLength(2);
    expect(html.match(/<\/script/gu)).toHaveLength(2);
  });

  it('has the overall figures for browsers that run no program', () => {
    const [, plain = ''] = /<noscript>(.*?)<\/noscript>/su.exec(html) ?? [];
    expect(plain).toContain('<td>91.3%</td><td>80.2–96.7%</td><td>1</td>');
  });
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
