/** Absolute paths and addresses of files; a command such as /open is neither. */
const paths = /file:|[A-Za-z]:\\|(?<![\w./:-])\/[\w.~-]+\/[\w./~-]*/gu;

/** How the program begins to say that it failed, or knows no such command. */
const failures = /^(?:程序内部出错|没有命令).*/gmu;

/**
 * What in a text tells of the machine that it was made on.
 * @param names names of its user, of itself and of folders that must not be there as whole words
 */
export function tracesIn(text: string, names: readonly string[]): string[] {
  const words = names.filter((name) => name !== '').filter((name) => hasWord(text, name));
  return [...(text.match(paths) ?? []), ...words];
}

/** The lines in which the program says that something that was typed failed, or is no command. */
export function failuresIn(text: string): string[] {
  return text.match(failures) ?? [];
}

function hasWord(text: string, name: string): boolean {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
