import { isLetterOrDigit } from '../language/characters.ts';

/** The beginning of a story tells what its headline tells. */
const openingChars = 170;
const openingWeight = 0.6;

/** The letters and digits of a text, without marks and white space. */
export function lettersOf(text: string): string {
  return [...text].filter(isLetterOrDigit).join('');
}

/**
 * The share of a line's pairs of neighbouring characters that stand in a story, its opening counted
 * more; from 0 to 1.
 * @param storyLetters the story as `lettersOf` gives it
 */
export function sharedPairs(line: string, storyLetters: string): number {
  const letters = [...lettersOf(line)];
  const pairs = letters.slice(1).map((character, index) => `${letters[index]}${character}`);
  if (pairs.length === 0) return 0;
  const opening = storyLetters.slice(0, openingChars);
  const inOpening = pairs.filter((pair) => opening.includes(pair)).length;
  const anywhere = pairs.filter((pair) => storyLetters.includes(pair)).length;
  return (openingWeight * inOpening + (1 - openingWeight) * anywhere) / pairs.length;
}
