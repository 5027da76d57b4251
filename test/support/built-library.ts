import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import ts from 'typescript';
import { z } from 'zod';

/** What the commands and surfaces need, and the library does not: it has to work without them. */
export const programOnly = [
  '@langchain/ollama',
  '@langchain/openai',
  'cli-progress',
  'commander',
  'dotenv',
  'esbuild',
  'fast-string-width',
  'langchain',
  'picocolors',
  'pino',
  'supports-hyperlinks',
  'telegraf',
  'tsx',
];

const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()) });
const packedSchema = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);

/**
 * Makes a project in a folder, in which the library is installed as `npm pack` would give it, built
 * by `npm run build`, beside those of its dependencies that it may load. Gives the packed files.
 */
export async function installBuiltLibrary(project: string): Promise<string[]> {
  const library = join(project, 'node_modules/wenbao');
  const [packed] = await Promise.all([
    output('npm', ['pack', '--dry-run', '--ignore-scripts', '--json']),
    output('npm', ['run', '--silent', 'build', '--', '--out', join(library, 'dist')]),
  ]);
  const [{ files }] = packedSchema.parse(JSON.parse(packed));
  const paths = files.map(({ path }) => path);
  // A folder `dist` that is there may be an old one.
  for (const path of paths.filter((name) => !name.startsWith('dist/'))) {
    cpSync(path, join(library, path));
  }
  const { dependencies } = packageSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  for (const name of Object.keys(dependencies)) {
    if (!programOnly.includes(name)) link(name, project);
  }
  return paths;
}

function link(name: string, project: string): void {
  const path = join(project, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules', name), path);
}

/** What a command writes to standard output; rejects with its standard error if it fails. */
export async function output(
  command: string,
  args: readonly string[],
  cwd = process.cwd(),
): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}

/**
 * Compiles files of a project to JavaScript beside them, strictly; the declarations of the library
 * are checked with them, those of other packages are not. Gives the complaints.
 */
export function compile(project: string, files: readonly string[]): string[] {
  const paths = files.map((file) => join(project, file));
  const { NodeNext: module } = ts.ModuleKind;
  const { ES2022: target } = ts.ScriptTarget;
  const program = ts.createProgram(paths, { module, target, strict: true, types: ['node'] });
  // To emit all at once would check LangChain's declarations too, which takes three times as long.
  for (const path of paths) program.emit(program.getSourceFile(path));
  const checked = program
    .getSourceFiles()
    .filter(({ fileName }) => !relative(project, fileName).startsWith('..'));
  return checked.flatMap((source) =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => {
        const message = ts.flattenDiagnosticMessageText(messageText, ' ');
        return `${relative(project, source.fileName)}: ${message}`;
      },
    ),
  );
}

/** The files and packages that are loaded, now or later, with a file of JavaScript. */
export function modulesLoadedBy(folder: string, entry: string): Set<string> {
  const loaded = new Set<string>();
  const waiting = [entry];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (loaded.has(next)) continue;
    loaded.add(next);
    if (!next.startsWith('./')) continue;
    const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, next), 'utf8'));
    const place = posix.dirname(next);
    waiting.push(
      ...importedFiles.map(({ fileName: name }) =>
        name.startsWith('.') ? `./${posix.join(place, name)}` : name,
      ),
    );
  }
  return loaded;
}
