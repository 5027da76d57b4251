import { type ExaminedSettings, examineSettings } from '../../src/config.ts';
import { mayWrite } from './writable.ts';

/** Where the program stands, and how it is to be examined. */
export interface Surroundings extends ExaminedSettings {
  /** The absolute path of the project. */
  readonly root: string;
  /** The folder in which the program is run, where `.env` is. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether nobody is called over the network. */
  readonly isOffline: boolean;
  /** How long a server may take to answer. */
  readonly serverMs: number;
  /** Whether a file or folder that is there may be written to. */
  readonly mayWrite: (path: string) => boolean;
}

type Given = Pick<Surroundings, 'root' | 'folder' | 'environment'> & Partial<Surroundings>;

/** A local model may have to be loaded before it answers. */
const defaultServerMs = 8_000;

/** The surroundings with the settings that hold there. */
export function surroundingsOf(given: Given): Surroundings {
  const settings = examineSettings(given.environment, given.folder);
  return { isOffline: false, serverMs: defaultServerMs, mayWrite, ...settings, ...given };
}

/** What calls to the provider of a model depend on, whatever the model is for. */
export function providerVariables(model = ''): readonly string[] {
  if (model.startsWith('ollama:')) return ['OLLAMA_BASE_URL'];
  return model.startsWith('openai:') ? ['OPENAI_API_KEY', 'OPENAI_BASE_URL'] : [];
}

/** The first of these variables that has to be mended before anything can be said. */
export function faultyVariable(
  { faults }: Surroundings,
  variables: readonly string[],
): string | undefined {
  return faults.flatMap((fault) => fault.variables).find((name) => variables.includes(name));
}
