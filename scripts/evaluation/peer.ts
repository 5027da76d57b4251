import { basename, extname } from 'node:path';
import { WenbaoError } from '../../src/errors.ts';
import { readPeerAnswers, unknownIds } from '../../src/evaluation/answers/peer-answers.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';

/** Another system, and what it gave for some cases. */
export interface Peer {
  /** By the name of its file. */
  readonly system: string;
  readonly asked: readonly Asked[];
  /** How many of the cases it gave something for. */
  readonly answered: number;
  /** How many of its answers are to questions that were not asked. */
  readonly unknownAnswers: number;
}

/**
 * Reads the answers of another system. A case that it gave nothing for counts as one it failed on.
 * @throws WenbaoError naming file and line of what is no answer, and where there is none to the cases
 */
export function readPeer(path: string, cases: readonly Case[]): Peer {
  const answers = readPeerAnswers(path);
  const answered = cases.filter(({ id }) => answers.has(id)).length;
  if (answered === 0) throw noAnswers(path);
  return {
    answered,
    system: basename(path, extname(path)),
    unknownAnswers: unknownIds(answers, cases).length,
    asked: cases.map((testCase) => {
      const given = answers.get(testCase.id);
      return given ? { testCase, given } : { testCase, failure: '没有给出回答。' };
    }),
  };
}

function noAnswers(path: string): WenbaoError {
  const remedy = '请检查文件，并把题目所在的测试集文件写在后面。';
  return new WenbaoError('source', `${path} 里没有这些题的回答。`, remedy);
}
