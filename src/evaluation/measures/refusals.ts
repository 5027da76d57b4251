/** Whether a question was refused, and whether it should have been. */
export interface RefusalOutcome {
  readonly expected: boolean;
  readonly refused: boolean;
}

/** What one question counts for, 0 or 1; absent where it does not count. */
export interface RefusalValues {
  /** Of a refusal: whether it was due. */
  readonly precision?: 0 | 1;
  /** Of a refusal that was due: whether it came. */
  readonly recall?: 0 | 1;
}

/**
 * Their means over many questions are the precision and the recall of refusing as a class: C. J. van
 * Rijsbergen, Information Retrieval (1979), chapter 7.
 */
export function refusalValues({ expected, refused }: RefusalOutcome): RefusalValues {
  return {
    ...(refused ? { precision: expected ? 1 : 0 } : {}),
    ...(expected ? { recall: refused ? 1 : 0 } : {}),
  };
}
