import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for parsers that read files; made when it is first needed. */
export class ScratchFolder {
  #path: string | undefined;

  get path(): string {
    this.#path ??= mkdtempSync(join(tmpdir(), 'wenbao-fuzz-'));
    return this.#path;
  }

  /** Puts a file there in the place of one of that name; gives its path. */
  write(name: string, content: Uint8Array | string): string {
    const path = join(this.path, name);
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  remove(): void {
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true });
    this.#path = undefined;
  }
}
