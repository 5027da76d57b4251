import { describe, expect, test } from 'vitest';
import { readEvaluateArguments } from '../../../scripts/evaluation/arguments.ts';
import { mostJobs } from '../../../scripts/evaluation/jobs.ts';

function read(...argv: string[]) {
  return readEvaluateArguments(['node', 'evaluate.ts', ...argv]);
}

describe('the arguments of an evaluation', () => {
  test('are none of them needed', () => {
    expect(read()).toMatchObject({ files: [], repeat: 1, isSaved: true });
  });

  test('are read', () => {
    const all = '--limit 5 --model reader --repeat 2 --jobs 3 --against last --no-save a.jsonl';
    expect(read(...all.split(' '))).toMatchObject({
      files: ['a.jsonl'],
      limit: 5,
      model: 'reader',
      repeat: 2,
      jobs: 3,
      against: 'last',
      isSaved: false,
    });
  });

  test.each([
    [['--limit', '0'], '--limit 应是 1 到'],
    [['--repeat', 'x'], '--repeat 应是 1 到 100 的整数，不是“x”。'],
    [['--jobs', `${mostJobs + 1}`], `--jobs 应是 1 到 ${mostJobs} 的整数`],
    [['--jsonl', 'a', '--model', 'reader'], '--jsonl 只评已有的回答'],
    [['--jsonl', 'a', '--repeat', '1'], '--jsonl 只评已有的回答'],
    [['--filter', ''], '选项 --filter 后面是空的。'],
    [['--fliter', 'x'], '不认识这个选项：--fliter。'],
  ])('%j are refused in one sentence', (argv, complaint) => {
    expect(() => read(...argv)).toThrow(complaint);
  });
});
