// src/evaluation/reports/page/app/sections: the parts of the page above the list of cases.

import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** One sentence that says what is seen. */
  readonly lead?: string | undefined;
  readonly children: ComponentChildren;
}

/** A part of the page under its heading. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} class={`section ${id}`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
