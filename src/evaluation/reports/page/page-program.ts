import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** The page's program and its styles, each as one text without references to other files. */
export interface PageProgram {
  readonly script: string;
  readonly style: string;
}

/** Bundles the page's program and its styles. Rejects where they have an error. */
export async function buildPageProgram(): Promise<PageProgram> {
  const [script, style] = await Promise.all([
    bundle('app/main.tsx', { format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' }),
    bundle('styles/page.css', {}),
  ]);
  return { script, style };
}

async function bundle(path: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    target: 'es2022',
    // Its own settings, whatever the folder's TypeScript settings say.
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return (outputFiles?.[0]?.text ?? '').trim();
}
