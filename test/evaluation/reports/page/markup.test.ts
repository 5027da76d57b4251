import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedJson, escapeHtml } from '../../../../src/evaluation/reports/page/markup.ts';

describe('text in HTML', () => {
  it('has no character left that could begin a tag, an entity or end an attribute', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
    );
  });
});

describe('JSON in a script element', () => {
  it('can neither end the element nor begin a comment in it', () => {
    expect(embeddedJson('</script><!--')).toBe('"\\u003c/script>\\u003c!--"');
  });

  it('has no line separators, which older programs take for the end of a line', () => {
    expect(embeddedJson('a\u2028b\u2029')).toBe('"a\\u2028b\\u2029"');
  });

  it('is read as the value that it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = embeddedJson(value);
        expect(text).not.toMatch(/[<\u2028\u2029]/u);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
