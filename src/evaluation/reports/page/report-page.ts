// src/evaluation/reports/page: a run as one page that needs no network.

import { createHash } from 'node:crypto';
import { embeddedJson, escapeHtml } from './markup.ts';
import { toPageData } from './page-data.ts';
import type { PageInput } from './page-input.ts';
import { buildPageProgram } from './page-program.ts';
import { plainFigures } from './plain-figures.ts';

/**
 * A run as one HTML document that needs no other file and no network: the figures, the comparison
 * where there is one, and every case with its evidence. Texts of the run and of the articles may be
 * anything; they are shown as text. Rejects where the page's program cannot be bundled.
 */
export async function reportPage(input: PageInput): Promise<string> {
  const { script, style } = await buildPageProgram();
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`问报评测 · ${input.run.settings.system} · ${input.run.startedAt.slice(0, 10)}`)}</title>
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>${plainFigures(input)}</noscript>
<script type="application/json" id="data">${embeddedJson(toPageData(input))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** A source as a content security policy names it. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
