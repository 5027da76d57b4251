import { seededRandom } from '../statistics/random.ts';

/**
 * The exact two-sided p-value of McNemar's test for pairs of 0 and 1: how likely the changed pairs
 * divide as unevenly as they do, or more so, where each goes either way with a chance of one half.
 * The binomial form of Q. McNemar, Psychometrika 12 (1947), 153–157. Pairs that did not change do not
 * matter.
 * @param gained how many pairs went from 0 to 1
 * @param lost how many went from 1 to 0
 */
export function exactMcNemarTest(gained: number, lost: number): number {
  const changed = gained + lost;
  // As a logarithm, since 0.5 ** changed is 0 from about 1100 changed pairs on.
  let logTerm = -changed * Math.LN2;
  let tail = 0;
  for (let fewer = 0; fewer <= Math.min(gained, lost); fewer++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((changed - fewer) / (fewer + 1));
  }
  return Math.min(1, 2 * tail);
}

/** With so many differing pairs there are 65,536 ways to give signs to them. */
const mostPairsExact = 16;
const sampleCount = 10_000;

/**
 * The two-sided p-value of the paired randomization test for the mean of differences: the share of
 * all ways to swap the two values of pairs in which the mean is as far from 0 as it is, or further.
 * R. A. Fisher, The Design of Experiments (1935), § 21; for retrieval: M. D. Smucker, J. Allan and
 * B. Carterette, CIKM 2007. Exact for up to 16 differences that are not 0; else over 10,000 random
 * ways, among which the observed one is counted, so that it is never 0: A. C. Davison and D. V. Hinkley,
 * Bootstrap Methods and their Application (1997), chapter 4.
 * @param seed the same seed gives the same p-value
 */
export function pairedRandomizationTest(differences: readonly number[], seed = 1): number {
  const sizes = differences.filter((difference) => difference !== 0).map(Math.abs);
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Equal sums may differ in their last digits, as they are added up in different orders.
  const isAsFar = (sum: number) => Math.abs(sum) >= observed - 1e-9 * total;
  return sizes.length <= mostPairsExact
    ? shareOfAllSigns(sizes, isAsFar)
    : shareOfRandomSigns(sizes, isAsFar, seed);
}

function shareOfAllSigns(sizes: readonly number[], isAsFar: (sum: number) => boolean): number {
  let sums = [0];
  for (const size of sizes) sums = sums.flatMap((sum) => [sum + size, sum - size]);
  return sums.filter(isAsFar).length / sums.length;
}

/** One random number gives so many signs. */
const signsDrawn = 30;

function shareOfRandomSigns(
  sizes: readonly number[],
  isAsFar: (sum: number) => boolean,
  seed: number,
): number {
  const random = seededRandom(seed);
  let asFar = 0;
  for (let drawn = 0; drawn < sampleCount; drawn++) {
    let sum = 0;
    let bits = 1;
    for (const size of sizes) {
      // The highest bit tells when the others are used up.
      if (bits === 1) bits = 2 ** signsDrawn + Math.floor(random() * 2 ** signsDrawn);
      sum += bits & 1 ? size : -size;
      bits >>= 1;
    }
    if (isAsFar(sum)) asFar++;
  }
  return (asFar + 1) / (sampleCount + 1);
}
