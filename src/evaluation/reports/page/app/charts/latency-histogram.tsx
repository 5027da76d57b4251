import { formatDuration } from '../../../figures.ts';
import { type Bin, percent, timeAt, toBins } from './geometry.ts';

interface LatencyHistogramProps {
  readonly milliseconds: readonly number[];
  readonly marks: readonly { readonly label: string; readonly milliseconds: number }[];
}

const plotHeight = 160;
const top = 34;
const base = top + plotHeight;
const height = base + 22;

/** How many answers took how long, with a line at each mark. */
export function LatencyHistogram({ milliseconds, marks }: LatencyHistogramProps) {
  const bins = toBins(milliseconds);
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <>
      <svg class="histogram" width="100%" height={height} role="img" aria-labelledby="latency-name">
        <title id="latency-name">
          {`${milliseconds.length} 个回答的用时分布：${marks.map((mark) => `${mark.label} ${formatDuration(mark.milliseconds)}`).join('，')}`}
        </title>
        <line class="base" x1="0" x2="100%" y1={base} y2={base} />
        {bins.map((bin, index) => (
          <BinBar key={bin.from} bin={bin} index={index} of={bins.length} highest={highest} />
        ))}
        {marks.map((mark, index) => (
          <Mark key={mark.label} {...mark} bins={bins} line={index} />
        ))}
      </svg>
      <BinTable bins={bins} />
    </>
  );
}

interface BinBarProps {
  readonly bin: Bin;
  readonly index: number;
  readonly of: number;
  readonly highest: number;
}

function BinBar({ bin: { from, to, count }, index, of, highest }: BinBarProps) {
  const width = 100 / of;
  const tall = (count / highest) * plotHeight;
  return (
    <g>
      <rect
        class="bar"
        x={percent(index * width + width * 0.06)}
        width={percent(width * 0.88)}
        y={base - tall}
        height={tall}
        rx={2}
      >
        <title>{`${binLabel({ from, to })}：${count} 题`}</title>
      </rect>
      {(of <= 8 || index % Math.ceil(of / 8) === 0) && (
        <text class="tick" x={percent(index * width)} y={base + 16}>
          {shortDuration(from)}
        </text>
      )}
    </g>
  );
}

interface MarkProps {
  readonly label: string;
  readonly milliseconds: number;
  readonly bins: readonly Bin[];
  readonly line: number;
}

/** The labels stand on lines of their own, for the marks may be near each other. */
function Mark({ label, milliseconds, bins, line }: MarkProps) {
  const at = timeAt(milliseconds, bins);
  const y = 12 + line * 16;
  return (
    <g class="mark">
      <line x1={percent(at)} x2={percent(at)} y1={y - 10} y2={base} />
      <text x={percent(at)} dx={at > 60 ? -6 : 6} y={y} text-anchor={at > 60 ? 'end' : 'start'}>
        {`${label} ${formatDuration(milliseconds)}`}
      </text>
    </g>
  );
}

function BinTable({ bins }: { readonly bins: readonly Bin[] }) {
  return (
    <details class="numbers">
      <summary>看数字</summary>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">用时</th>
            <th scope="col">题数</th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <tr key={bin.from}>
              <th scope="row">{binLabel(bin)}</th>
              <td>{bin.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function binLabel({ from, to }: Pick<Bin, 'from' | 'to'>): string {
  return `${formatDuration(from)} – ${formatDuration(to)}`;
}

/** For the axis, where there is little room. */
function shortDuration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds}ms` : `${milliseconds / 1_000}s`;
}
