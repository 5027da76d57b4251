import { formatInterval, formatValue } from '../figures.ts';
import { escapeHtml } from './markup.ts';
import type { PageInput } from './page-input.ts';

/** The overall figures as HTML, for browsers that run no program. */
export function plainFigures({ run, measures }: PageInput): string {
  const rows = measures.flatMap((traits) => {
    const score = run.scores.all.find(({ measure }) => measure === traits.name);
    if (score?.value === undefined) return [];
    const interval = score.interval ? formatInterval(score.interval, traits.unit) : '';
    return [
      row('td', [traits.label, formatValue(score.value, traits.unit), interval, `${score.n}`]),
    ];
  });
  return `<main class="plain"><h1>问报评测</h1>
<p>浏览器没有运行脚本，图表、与上次的对比和逐题记录都看不到，这里只有总分。</p>
<table>${row('th', ['指标', '数值', '95% 区间', '题数'])}${rows.join('')}</table></main>`;
}

function row(tag: 'td' | 'th', cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
}
