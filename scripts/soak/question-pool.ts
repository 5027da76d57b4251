import { readCases } from '../../src/evaluation/cases/cases.ts';

/** Questions of the test set, by how they are used here. */
export interface QuestionPool {
  /** Each whole by itself. */
  readonly single: readonly string[];
  /** The turns of conversations. */
  readonly conversations: readonly (readonly string[])[];
  /** Attempts to get something else than an answer. */
  readonly hostile: readonly string[];
}

const folder = 'test/qa';
const files = ['seeds-before', 'seeds-after-a', 'seeds-after-b', 'traps', 'conversations'];
const mostChars = 500;

/** Some more that no newspaper reader would type. */
const odd = [
  '？？？',
  '🙂🙃🙂',
  '١٢٣٤٥٦٧٨٩٠',
  '<b>未关闭 & <a href="x">标记',
  '*粗_斜`码[链接](http://127.0.0.1)',
  'a'.repeat(400),
  '问'.repeat(499),
  '\u202e倒过来的问题\u202c',
  'ha\u0301\u0302\u0303\u0304llo',
  '1/0',
  '"; rm -rf / #',
  '{"question": "大桥全长多少米？"}',
];

/** Reads the test set from the project's folder. */
export function readQuestionPool(): QuestionPool {
  const cases = readCases(files.map((name) => `${folder}/${name}.jsonl`));
  const attacks = readCases([`${folder}/attacks.jsonl`]).map(({ question }) => question);
  const conversations = new Map<string, string[]>();
  for (const { session, question } of cases) {
    if (session === undefined) continue;
    conversations.set(session, [...(conversations.get(session) ?? []), question]);
  }
  return {
    single: cases.filter(({ session }) => session === undefined).map(({ question }) => question),
    conversations: [...conversations.values()],
    hostile: [...attacks, ...odd].filter((question) => question.length <= mostChars),
  };
}
