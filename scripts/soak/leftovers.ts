/** What may lie in the folder of an archive that nobody uses, by docs/architecture.md. */
const documented = [
  { name: /^archive-\d+\.sqlite$/u, most: 1 },
  { name: /^graph-[0-9a-f]+\.hnsw$/u, most: 1 },
  { name: /^writer\.lock$/u, most: 1 },
];

/** The files that should not be there any more, those of which there are too many among them. */
export function leftoversOf(names: readonly string[]): string[] {
  const known = documented.flatMap(({ name, most }) =>
    names.filter((each) => name.test(each)).slice(0, most),
  );
  return names.filter((name) => !known.includes(name));
}

/** What the run itself makes, beside the archive; a `-wal` or `-shm` is gone once all is closed. */
const ofRun = ['archive', 'pages', 'temporary', 'conversations.sqlite', 'telegram.sqlite'];

/** The same of the folder of the run. */
export function strayFilesOf(names: readonly string[]): string[] {
  return names.filter((name) => !ofRun.includes(name));
}

/** tsx keeps what it has compiled; it is no part of the program. */
const ofTools = /^(?:tsx-|node-compile-cache)/u;

/** The same of the folder for temporary files. */
export function strayTemporariesOf(names: readonly string[]): string[] {
  return names.filter((name) => !ofTools.test(name));
}
