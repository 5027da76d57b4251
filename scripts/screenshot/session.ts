import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { keys, PseudoTerminal } from '../../test/support/pseudo-terminal.ts';
import { readScreen, type Screen, screenText } from './screen.ts';
import { prompt } from './script-of-keys.ts';
import { failuresIn, tracesIn } from './unfit-text.ts';

const columns = 88;
/** More than the conversation needs, so that nothing is shown in a pager. */
const rows = 200;
/** Nothing is written later than this after the prompt. */
const quietMs = 250;

/**
 * Holds a conversation with the program over the pages of the project, in a folder and a home of its
 * own, with no settings but the defaults.
 * @returns the screen with everything that was shown, when the program waits for the next line
 * @throws Error where the screen tells of the machine or of a failure, and where the program ends or
 * does not answer in time
 */
export async function holdConversation(lines: readonly string[]): Promise<Screen> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'wenbao-screenshot-')));
  try {
    await symlink(fileURLToPath(new URL('../../seeds', import.meta.url)), join(folder, 'seeds'));
    // Beforehand, since a build tells how long it took.
    await buildApp(readConfig({}, folder));
    return checked(await typeInto(folder, lines), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function typeInto(folder: string, lines: readonly string[]): Promise<Screen> {
  const env = { HOME: folder, LANG: 'C.UTF-8', TZ: 'UTC' };
  const terminal = new PseudoTerminal({ columns, rows, cwd: folder, env });
  const shows = whileItRuns(terminal);
  const waits = () => terminal.cursor.line.trimEnd() === prompt.trimEnd();
  try {
    await shows(waits);
    for (const line of lines) {
      terminal.type(line);
      await shows(() => terminal.cursor.line.endsWith(line));
      terminal.type(keys.enter);
      await shows(waits);
    }
    await isQuiet(terminal);
    return readScreen(terminal.emulator);
  } finally {
    await terminal.close();
  }
}

/** Waits for something on the screen, but no longer than the program runs. */
function whileItRuns(terminal: PseudoTerminal): (isShown: () => boolean) => Promise<void> {
  let hasEnded = false;
  terminal.exit().then(
    () => {
      hasEnded = true;
    },
    // It still runs.
    () => undefined,
  );
  return (isShown) =>
    terminal.shows(() => {
      if (hasEnded) throw new Error(`the program ended\n${terminal.text}`);
      return isShown();
    });
}

async function isQuiet(terminal: PseudoTerminal): Promise<void> {
  let before = '';
  while (before !== terminal.written) {
    before = terminal.written;
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
}

/** @throws Error where the screen shows what a picture must not show */
function checked(screen: Screen, folder: string): Screen {
  const text = screenText(screen);
  const unfit = [...tracesIn(text, [folder, userInfo().username, hostname()]), ...failuresIn(text)];
  if (unfit.length > 0) throw new Error(`not for a picture: ${unfit.join('; ')}`);
  return screen;
}
