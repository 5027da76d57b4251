import { isLetterOrDigit } from '../language/characters.ts';

/** The beginning of a story tells what its headline tells. */
const openingChars = 170;
const openingWeight = 0.6;

/** The letters and digits of a text, without marks and white space. */
export function lettersOf(text: string): string {
  let letters = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (isLetterOrDigit(character)) letters += character;
  }
  return letters;
}

/**
 * The share of a line's pairs of neighbouring characters that stand in a story, its opening counted
 * more; from 0 to 1.
 * @param storyLetters the story as `lettersOf` gives it
 */
export function sharedPairs(line: string, storyLetters: string): number {
  const letters = lettersOf(line);
  const pairs = Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) =>
    letters.slice(at, at + 2),
  );
  if (pairs.length === 0) return 0;
  const opening = storyLetters.slice(0, openingChars);
  const inOpening = pairs.filter((pair) => opening.includes(pair)).length;
  const anywhere = pairs.filter((pair) => storyLetters.includes(pair)).length;
  return (openingWeight * inOpening + (1 - openingWeight) * anywhere) / pairs.length;
}
