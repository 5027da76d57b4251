import type { ComponentChildren } from 'preact';
import { Untrusted } from './untrusted.tsx';

interface PropertyProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

/** A name and what belongs to it, within a `dl`. */
export function Property({ name, children }: PropertyProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The same with a text that may hold anything. */
export function TextProperty({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <Property name={name}>
      <Untrusted text={text} />
    </Property>
  );
}
