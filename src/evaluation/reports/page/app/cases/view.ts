/** Which cases are shown, and which one is opened. */
export interface View {
  readonly search: string;
  /** Empty where any will do. */
  readonly kind: string;
  readonly tag: string;
  readonly result: string;
  readonly change: string;
  readonly confidence: string;
  /** The id of the case that was opened last. */
  readonly opened: string;
}

export type FilterName = Exclude<keyof View, 'opened'>;

export const wholeView: View = {
  search: '',
  kind: '',
  tag: '',
  result: '',
  change: '',
  confidence: '',
  opened: '',
};

/** The names under which they stand in the address, which people read and type. */
const parameters = {
  search: 'q',
  kind: 'kind',
  tag: 'tag',
  result: 'result',
  change: 'change',
  confidence: 'confidence',
  opened: 'case',
} as const satisfies Readonly<Record<keyof View, string>>;

/** The view as the part of the address after `#`; empty for the whole view. */
export function toHash(view: Partial<View>): string {
  const query = new URLSearchParams();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.entries(view).find(([key]) => key === name)?.[1] ?? '';
    if (value !== '') query.set(parameter, value);
  }
  return query.toString();
}

/** The view that an address asks for after `#`; a word without `=` is the id of a case. */
export function fromHash(hash: string): View {
  const asked = hash.replace(/^#/u, '');
  if (!asked.includes('=')) return { ...wholeView, opened: decoded(asked) };
  const query = new URLSearchParams(asked);
  const value = (name: keyof View) => query.get(parameters[name]) ?? '';
  return {
    search: value('search'),
    kind: value('kind'),
    tag: value('tag'),
    result: value('result'),
    change: value('change'),
    confidence: value('confidence'),
    opened: value('opened'),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
