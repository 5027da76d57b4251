import stringWidth from 'fast-string-width';
import { toPrintableLine } from '../../src/surfaces/terminal/text/printable.ts';
import type { Look, Style } from '../../src/surfaces/terminal/text/screen.ts';
import { wrapStretches, wrapToLook } from '../../src/surfaces/terminal/text/wrap.ts';
import type { Check, CheckState } from './check.ts';

/** Checks that belong together, done. */
export interface DoneGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

const signs: Readonly<Record<CheckState, string>> = {
  ok: '✓ 好',
  warning: '！注意',
  error: '✗ 不行',
};
const signColumns = 8;
/** What goes on below begins under the check's name. */
const indent = ' '.repeat(signColumns + 2);

/** A group as text: its title, then a line for each check. */
export function formatGroup({ title, checks }: DoneGroup, look: Look): string {
  return [look.bold(title), ...checks.map((check) => formatCheck(check, look))].join('\n');
}

function formatCheck({ name, state, detail, remedy = '' }: Check, look: Look): string {
  const sign = signs[state];
  const padding = ' '.repeat(signColumns - stringWidth(sign));
  const stretches = [
    { text: '  ' },
    { text: sign, style: styleOf(state, look) },
    { text: `${padding}${toPrintableLine(name)}：${toPrintableLine(detail)}` },
    { text: toPrintableLine(remedy), style: look.bold },
  ];
  return wrapStretches(stretches, look, indent);
}

function styleOf(state: CheckState, { certain, caution, failure }: Look): Style {
  return { ok: certain, warning: caution, error: failure }[state];
}

/** The last line: whether all is well, else how much is not and what to do first. */
export function formatSummary(groups: readonly DoneGroup[], look: Look): string {
  const checks = groups.flatMap((group) => group.checks);
  const errors = checks.filter(({ state }) => state === 'error');
  const warnings = checks.filter(({ state }) => state === 'warning');
  if (errors.length + warnings.length === 0) return look.certain('一切就绪。运行 npm start 提问。');
  const counts = [
    ...(errors.length > 0 ? [`${errors.length} 处要处理`] : ['可以使用']),
    ...(warnings.length > 0 ? [`${warnings.length} 处请注意`] : []),
  ].join('，');
  const first = [...errors, ...warnings].find(({ remedy }) => remedy !== undefined);
  const next = first ? `下一步：${first.name}，${first.remedy}` : '';
  return wrapToLook(toPrintableLine(`${counts}。${next}`), look);
}

/** For other programs: all checks in one object. */
export function toJson(groups: readonly DoneGroup[]): string {
  const checks = groups.flatMap(({ title, checks }) =>
    checks.map((check) => ({ group: title, ...check })),
  );
  return `${JSON.stringify({ checks })}\n`;
}

/** Whether nothing keeps the program from working. */
export function isReady(groups: readonly DoneGroup[]): boolean {
  return groups.every(({ checks }) => checks.every(({ state }) => state !== 'error'));
}
