import { runMain } from '../src/surfaces/terminal/command-line.ts';
import { readEvaluateArguments } from './evaluation/arguments.ts';
import { evaluate } from './evaluation/evaluate.ts';

await runMain(async () => {
  const request = readEvaluateArguments(process.argv);
  return request ? evaluate(request) : 0;
});
