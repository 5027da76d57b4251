import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { typescriptLoader } from '../../../scripts/typescript-loader.ts';

test.each([
  ['rejects', "throw new Error('坏\\u001b[31m了')"],
  [
    'fails twice of one error',
    "const error = new Error('坏\\u001b[31m了'); void Promise.reject(error); throw error",
  ],
  [
    'throws later',
    "setTimeout(() => { throw new Error('坏\\u001b[31m了') }); await new Promise((resolve) => setTimeout(resolve, 5_000))",
  ],
])('an entry point that %s ends with 2 and one line, without a stack trace', (_, body) => {
  const program = `import { runMain } from './src/surfaces/terminal/command-line.ts'; await runMain(async () => { ${body}; return 0; });`;
  const options = ['--import', typescriptLoader, '--input-type=module', '--eval', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^程序内部出错：坏了。[^\n]+\n$/u);
});
