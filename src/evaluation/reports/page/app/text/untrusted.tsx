// src/evaluation/reports/page/app/text: text of pages, questions and models, shown as text.

import { toPieces } from './control-characters.ts';

/** A text from outside: isolated from the writing direction around it, unseen characters made visible. */
export function Untrusted({ text }: { readonly text: string }) {
  return (
    <bdi>
      {toPieces(text).map((piece) =>
        piece.kind === 'plain' ? (
          piece.text
        ) : (
          <span class="control" title="看不见的控制字符">
            {piece.code}
          </span>
        ),
      )}
    </bdi>
  );
}
