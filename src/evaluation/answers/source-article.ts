/** An article of the archive, as far as measuring and showing an answer's evidence needs it. */
export interface SourceArticle {
  readonly id: string;
  readonly headline?: string;
  readonly publication?: string;
  /** ISO: `2024`, `2024-08` or `2024-08-12`. */
  readonly date?: string;
  readonly source: string;
  /** Whole, as printed; paragraphs are separated by line breaks. */
  readonly text: string;
}
