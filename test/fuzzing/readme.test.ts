import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuzzTargets, targetTable } from './registry.ts';

const readme = readFileSync('test/fuzzing/README.md', 'utf8');

/** Sources that check values although nothing from outside reaches them unread, and why. */
const notFromOutside: Readonly<Record<string, string>> = {
  'src/archive/database.ts': 'what SQLite itself tells of its log',
  'src/archive/graph-thread.ts': 'messages of a thread of this program',
  'src/archive/graph-worker.ts': 'messages of a thread of this program',
  'src/archive/ledger.ts': 'rows behind a checksum, in the shape of those in rows.ts',
  'src/archive/writer-lock.ts': 'tried with real files in its own test',
  'src/chat/memory/sqlite-conversations.ts': 'rows whose turns are read by stored-turn.ts',
  'src/evaluation/comparison/pairing.ts': 'a copy of a value of its own',
  'src/network/remote-call.ts': 'bytes of a reply, which the protocols read',
  'src/embedding/remote.ts': 'a reply as JSON, which the protocols read',
  'src/surfaces/telegram/incoming/webhook-server.ts': 'errors of the operating system',
  'src/surfaces/telegram/examine.ts': 'calls of the doctor, tried with a Bot API in its own test',
  'src/surfaces/telegram/introduce.ts':
    'one call at launch; tried with a Bot API in launch.test.ts',
  'src/surfaces/telegram/outgoing/previews.ts': 'one field of a reply of the Bot API',
  'src/surfaces/telegram/store/sqlite-bot-store.ts': 'rows that stored-answer.ts reads, and counts',
  'src/surfaces/terminal/package-version.ts': 'the manifest of this program',
};

describe('the table of targets', () => {
  it('is that of the code', () => {
    expect(readme).toContain(targetTable());
  });

  it('names each target once', () => {
    const names = fuzzTargets.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('names sources that are there', () => {
    const files = fuzzTargets.flatMap((target) => target.files);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('has every source that reads JSON, bytes or fields of a schema', () => {
    const named = fuzzTargets.flatMap((target) => target.files);
    const isNamed = (path: string) =>
      named.some((file) => path === file || path.startsWith(`${file}/`));
    const missing = sourcesBelow('src').filter(
      (path) => reads(path) && !isNamed(path) && !Object.hasOwn(notFromOutside, path),
    );
    expect(missing).toEqual([]);
  });

  it('leaves out nothing that is gone or reads nothing', () => {
    expect(Object.keys(notFromOutside).filter((path) => !existsSync(path) || !reads(path))).toEqual(
      [],
    );
  });
});

/** Whether a source makes values of what it cannot know; days are parsed by the calendar alone. */
function reads(path: string): boolean {
  return /\bsafeParse\(|JSON\.parse\(|new TextDecoder|(?<!\bDate|command)\.parse\(/u.test(
    code(path),
  );
}

/** A source without its comments. */
function code(path: string): string {
  return readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}
