import { type Answered, type Citation, statementText } from '../../src/answering/answer.ts';
import type { Verdict, Verification } from '../../src/answering/verify/verdict.ts';

/** Which parts of an answer failed, each with its verdict, so that a failing test names them. */
export function describeFailures(answer: Answered, verification: Verification): string[] {
  const { citations, statements, series, remark } = verification;
  const parts: [string, Verdict | undefined][] = [
    ...answer.citations.map((cited, at) => [describeCitation(cited), citations[at]] as const),
    ...answer.statements.map((stated, at) => [statementText(stated), statements[at]] as const),
    ...(answer.series ?? []).map(
      ({ label, printed, marker }, at) => [`${label} ${printed}[${marker}]`, series[at]] as const,
    ),
    ...(answer.remark === undefined ? [] : [[answer.remark, remark] as const]),
  ].map(([part, verdict]) => [part, verdict]);
  return parts.flatMap(([part, verdict]) =>
    verdict === 'supported' ? [] : [`${verdict}: ${part}`],
  );
}

function describeCitation({ marker, source, lines }: Citation): string {
  return `[${marker}] ${source} ${lines.join('–')}`;
}
