import { WenbaoError } from '../errors.ts';

/** What is wrong with an archive, in words that take in how it is called. */
interface Complaint {
  /** `archive` is 档案, or 档案 and its name. */
  readonly message: (archive: string) => string;
  /** `embed` gives the command that works on this archive, with further options. */
  readonly remedy: (embed: (...options: string[]) => string) => string;
  /** Whether the archive may be read, though not written to. */
  readonly isReadable?: boolean;
  /** Whether what is stored is not what was stored. */
  readonly isDamage?: boolean;
  /** Whether the archive was made by other settings than those of now. */
  readonly isMismatch?: boolean;
}

/** An error of an archive. What throws it need not know the archive's name: see `namingArchive`. */
export class ArchiveError extends WenbaoError {
  readonly #complaint: Complaint;

  /** @param archiveName as on the command line; the configured archive needs no name */
  constructor(complaint: Complaint, cause?: unknown, archiveName?: string) {
    const archive = archiveName === undefined ? '档案' : `档案 ${archiveName} `;
    const message = complaint.message(archive).replace(/ (?=[。，])/gu, '');
    super('archive', message, complaint.remedy(embedCommand(archiveName)), { cause });
    this.#complaint = complaint;
  }

  get isReadable(): boolean {
    return this.#complaint.isReadable === true;
  }

  get isDamage(): boolean {
    return this.#complaint.isDamage === true;
  }

  /** Whether nothing but an archive made anew is of use. */
  get isRebuiltAnyway(): boolean {
    return this.isDamage || this.#complaint.isMismatch === true;
  }

  /** The same error with the archive's name in message and command. */
  named(archiveName: string): ArchiveError {
    return new ArchiveError(this.#complaint, this.cause, archiveName);
  }
}

/** Runs work on an archive and puts the archive's name, if it has one, into its errors. */
export async function namingArchive<Result>(
  archiveName: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (archiveName === undefined || !(error instanceof ArchiveError)) throw error;
    throw error.named(archiveName);
  }
}

function embedCommand(archiveName: string | undefined) {
  return (...options: string[]): string => {
    const named =
      archiveName === undefined ? options : ['--archive', quote(archiveName), ...options];
    return ['npm run embed', ...(named.length > 0 ? ['--', ...named] : [])].join(' ');
  };
}

/** For a shell, where the word needs it. */
function quote(word: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
