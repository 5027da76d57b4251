// src/evaluation/reports/page/app/charts: charts with intervals.

import type { ComponentChildren } from 'preact';
import { formatInterval, formatValue } from '../../../figures.ts';
import { percent, shareAt } from './geometry.ts';

export interface ShareRow {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly n: number;
  readonly value: number | undefined;
  readonly interval: readonly [number, number] | undefined;
  /** A share that is claimed or expected, marked by a line. */
  readonly claim?: number;
  /** What stands behind the figure. */
  readonly remark?: ComponentChildren;
}

interface ShareChartProps {
  /** What it shows, for those who do not see it. */
  readonly caption: string;
  readonly heads: readonly [label: string, figure: string];
  readonly rows: readonly ShareRow[];
}

/** Shares as horizontal bars with their 95 % intervals, in a table that says the same in figures. */
export function ShareChart({ caption, heads, rows }: ShareChartProps) {
  return (
    <table class="shares">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <td class="axis">
            <Axis />
          </td>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ShareLine key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function ShareLine({ row }: { readonly row: ShareRow }) {
  const { label, n, value, interval, remark } = row;
  return (
    <tr>
      <th scope="row">
        {label} <span class="aside">{n} 题</span>
      </th>
      <td class="plot">
        <Bar row={row} />
      </td>
      <td class="figures">
        <strong>{formatValue(value, 'share')}</strong>{' '}
        {interval && <span class="aside">{formatInterval(interval, 'share')}</span>}
        {remark}
      </td>
    </tr>
  );
}

const height = 22;
const middle = height / 2;

function Bar({ row: { value, interval, claim } }: { readonly row: ShareRow }) {
  return (
    <svg class="bar-plot" width="100%" height={height} aria-hidden="true" focusable="false">
      {[0, 25, 50, 75, 100].map((at) => (
        <line key={at} class="grid" x1={percent(at)} x2={percent(at)} y1={0} y2={height} />
      ))}
      {value !== undefined && (
        <rect class="bar" x="0" y={middle - 6} width={percent(shareAt(value))} height={12} rx={2} />
      )}
      {interval && <Whisker interval={interval} />}
      {claim !== undefined && (
        <line
          class="claim"
          x1={percent(shareAt(claim))}
          x2={percent(shareAt(claim))}
          y1={0}
          y2={height}
        />
      )}
    </svg>
  );
}

function Whisker({ interval: [low, high] }: { readonly interval: readonly [number, number] }) {
  const [from, to] = [percent(shareAt(low)), percent(shareAt(high))];
  return (
    <g class="whisker">
      <line x1={from} x2={to} y1={middle} y2={middle} />
      <line x1={from} x2={from} y1={middle - 4} y2={middle + 4} />
      <line x1={to} x2={to} y1={middle - 4} y2={middle + 4} />
    </g>
  );
}

function Axis() {
  return (
    <span class="axis-labels" aria-hidden="true">
      <span>0</span>
      <span>50%</span>
      <span>100%</span>
    </span>
  );
}
