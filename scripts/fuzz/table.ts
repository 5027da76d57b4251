import type { FuzzResult } from './order.ts';

/** A table in Markdown: what was tried, for how long, and whether it held. */
export function fuzzTable(results: readonly FuzzResult[]): string {
  const rows = results.map(({ name, inputs, elapsedMs, slowestMs, failure }) => {
    const seconds = (elapsedMs / 1_000).toFixed(1);
    const slowest = Number.isNaN(slowestMs) ? '—' : Math.round(slowestMs).toLocaleString('en');
    const outcome = failure === undefined ? '成立' : '**不成立**';
    return `| ${name} | ${inputs.toLocaleString('en')} | ${seconds} | ${slowest} | ${outcome} |`;
  });
  const inputs = results.reduce((sum, result) => sum + result.inputs, 0);
  const minutes = results.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / 60_000;
  const failures = results.filter(({ failure }) => failure !== undefined).length;
  return [
    '| 解析器 | 输入 | 秒 | 最慢的输入（毫秒） | 承诺 |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows,
    '',
    `共 ${results.length} 个解析器，${inputs.toLocaleString('en')} 个输入，${minutes.toFixed(1)} 分钟，${failures} 个不成立。`,
  ].join('\n');
}
