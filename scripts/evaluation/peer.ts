import { basename, extname } from 'node:path';
import { readPeerAnswers, unknownIds } from '../../src/evaluation/answers/peer-answers.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import type { Asked } from '../../src/evaluation/running/ask-all.ts';

/** Another system, and what it gave for some cases. */
export interface Peer {
  /** By the name of its file. */
  readonly system: string;
  readonly asked: readonly Asked[];
  /** How many of its answers are to questions that were not asked. */
  readonly unknownAnswers: number;
}

/**
 * Reads the answers of another system. A case that it gave nothing for counts as one it failed on.
 * @throws WenbaoError naming file and line of what is no answer
 */
export function readPeer(path: string, cases: readonly Case[]): Peer {
  const answers = readPeerAnswers(path);
  return {
    system: basename(path, extname(path)),
    unknownAnswers: unknownIds(answers, cases).length,
    asked: cases.map((testCase) => {
      const given = answers.get(testCase.id);
      return given ? { testCase, given } : { testCase, failure: '没有给出回答。' };
    }),
  };
}
