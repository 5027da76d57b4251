/**
 * What the picture shows being typed, in this order: a question, the story that proves the answer, a
 * follow-up that the archive cannot answer.
 */
export const typedLines: readonly string[] = [
  '监利港区2022年上半年货物吞吐量是多少？',
  '/open 1',
  '那2024年呢？',
];

/** What stands before the cursor while the program waits for a line. */
export const prompt = '问报> ';
