import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Program } from '../../../scripts/launcher/manifest.mjs';

const launcher = fileURLToPath(new URL('../../../scripts/launcher/launch.mjs', import.meta.url));

export interface Run {
  readonly exitCode: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of two files in a folder of its own, run by the launcher in a process of its own. */
export class TinyProgram {
  readonly program: Program;

  constructor(parent: string) {
    this.program = { root: mkdtempSync(join(parent, 'program-')), entry: 'scripts/greet.ts' };
    this.write('package.json', '{"type":"module"}');
    this.write(
      'scripts/greet.ts',
      "import { word } from '../src/word.ts';\nconst text: string = [word, ...process.argv.slice(2)].join(' ');\nconsole.log(text);\n",
    );
    this.write('src/word.ts', "export const word: string = '早上好';\n");
    const { root, entry } = this.program;
    const call = `await launch(${JSON.stringify({ root, entry })});`;
    const name = JSON.stringify(pathToFileURL(launcher).href);
    this.write('start.mjs', `import { launch } from ${name};\n${call}\n`);
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.program.root, path, '..'), { recursive: true });
    writeFileSync(join(this.program.root, path), text);
  }

  run(...args: readonly string[]): Promise<Run> {
    return this.runWith({}, ...args);
  }

  runWith(variables: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Run> {
    const env = { ...process.env, ...variables };
    const command = [join(this.program.root, 'start.mjs'), ...args];
    return new Promise((resolve) => {
      execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
        resolve({ exitCode: error ? (error.code ?? null) : 0, stdout, stderr }),
      );
    });
  }

  get cache(): string {
    return join(this.program.root, 'node_modules/.cache/wenbao');
  }

  /** The folders that hold bundles, whole or not. */
  bundleFolders(): string[] {
    return readdirSync(this.cache).filter((name) => name.startsWith('greet-'));
  }

  /** The file that the manifest says is to be run, by its absolute path. */
  currentBundle(): string {
    const manifest: unknown = JSON.parse(readFileSync(join(this.cache, 'greet.json'), 'utf8'));
    return join(this.program.root, z.object({ bundle: z.string() }).parse(manifest).bundle);
  }

  /** Puts a file where the folder for bundles would be, so that nothing can be written into it. */
  blockCache(): void {
    rmSync(this.cache, { recursive: true, force: true });
    mkdirSync(join(this.cache, '..'), { recursive: true });
    writeFileSync(this.cache, '');
  }
}
