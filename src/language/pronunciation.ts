import { createRequire } from 'node:module';
import { isIdeograph } from './characters.ts';

type Library = typeof import('pinyin-pro');

let library: Library | undefined;

/** Loading takes some 80 ms and 30 MB, so only a text that is to be pronounced pays. */
function openLibrary(): Library {
  library ??= loadLibrary();
  return library;
}

function loadLibrary(): Library {
  return createRequire(import.meta.url)('pinyin-pro');
}

/** Sounds that many speakers, and so their typing, do not keep apart. */
const foldedSounds: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/u, '$1'],
  [/^n/u, 'l'],
  [/(?<=[aei]n)g$/u, ''],
];

/** How a word of Han characters sounds, without tones. */
export interface Sound {
  /** Its syllables in pinyin, a space between them: 协会 is `xie hui`. */
  readonly exact: string;
  /** The same with zh/z, ch/c, sh/s, n/l, ang/an, eng/en and ing/in made one. */
  readonly folded: string;
}

const fewestCharacters = 2;
const mostCharacters = 6;

/**
 * How a word sounds; nothing for one that is not of two to six common Han characters. Each
 * character is read as it mostly is, whatever the word: 长 is always `zhang`. One that the library
 * does not know stands for itself.
 */
export function soundOf(word: string): Sound | undefined {
  if (!isSpoken(word)) return undefined;
  const spoken = Array.from(word, syllableOf);
  if (spoken.some(({ exact }) => exact === '')) return undefined;
  return {
    exact: spoken.map(({ exact }) => exact).join(' '),
    folded: spoken.map(({ folded }) => folded).join(' '),
  };
}

function isSpoken(word: string): boolean {
  if (word.length < fewestCharacters || word.length > mostCharacters) return false;
  for (let at = 0; at < word.length; at++) {
    if (!isIdeograph(word.charCodeAt(at))) return false;
  }
  return true;
}

const syllables = new Map<string, Sound>();

function syllableOf(character: string): Sound {
  const known = syllables.get(character);
  if (known) return known;
  const [exact = ''] = openLibrary().pinyin(character, {
    toneType: 'none',
    type: 'array',
  });
  const folded = foldedSounds.reduce((sound, [from, to]) => sound.replace(from, to), exact);
  const syllable = { exact, folded };
  syllables.set(character, syllable);
  return syllable;
}
