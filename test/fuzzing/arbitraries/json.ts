import fc from 'fast-check';
import { inheritedNames } from './fragments.ts';
import { hostileText } from './text.ts';

/** What nobody expects in the place of a field. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 53), 5e-324],
    ...['', '0', ' ', 'NaN', '2024-02-30', '__proto__', [], {}, [[]], [null], { length: 3 }],
  ),
  hostileText(60),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A change of one place of a value. */
interface Change {
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'repeat';
  readonly name: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 1_000 }),
  kind: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
  name: fc.oneof(fc.constantFrom(...inheritedNames), fc.string({ maxLength: 6 })),
  value: hostileValue,
});

/** Values that are one of the valid ones but for a few places; often none is changed. */
export function mutated(...valid: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(change, { maxLength: 4 }))
    .map(([value, changes]) => changes.reduce(applied, structuredClone(value)));
}

/** The same as text, which may itself be cut, doubled or no JSON at all. */
export function mutatedJson(...valid: readonly unknown[]): fc.Arbitrary<string> {
  const text = mutated(...valid).map((value) => JSON.stringify(value) ?? '');
  return fc.oneof(
    { arbitrary: text, weight: 8 },
    {
      arbitrary: fc.tuple(text, fc.nat({ max: 400 })).map(([json, end]) => json.slice(0, end)),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(text, fc.nat({ max: 400 }), hostileText(10))
        .map(([json, at, inside]) => json.slice(0, at) + inside + json.slice(at)),
      weight: 1,
    },
    { arbitrary: fc.json({ maxDepth: 3 }), weight: 1 },
    { arbitrary: hostileText(60), weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom('[', '{"a":', '[[],'), fc.nat({ max: 20_000 }))
        .map(([opening, depth]) => opening.repeat(depth)),
      weight: 1,
    },
  );
}

/** Deep enough for all that is read, and not for what is nested on purpose. */
const deepest = 12;

function placesIn(value: unknown, depth = 0): { holder: object; name: string }[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.keys(value).flatMap((name) => [
    { holder: value, name },
    ...placesIn(Reflect.get(value, name), depth + 1),
  ]);
}

function applied(value: unknown, { at, kind, name, value: shared }: Change): unknown {
  // A value that is put in twice would hold itself.
  const other: unknown = structuredClone(shared);
  const places = placesIn(value);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return other;
  const found: unknown = Reflect.get(place.holder, place.name);
  if (kind === 'replace') define(place.holder, place.name, other);
  else if (kind === 'remove') Reflect.deleteProperty(place.holder, place.name);
  else if (kind === 'repeat' && Array.isArray(found)) found.push(...found.slice(0, 20));
  else define(place.holder, Array.isArray(place.holder) ? String(at) : name, other);
  return value;
}

/** Own properties alone, as JSON.parse makes them: also of `__proto__`. */
function define(holder: object, name: string, value: unknown): void {
  if (Array.isArray(holder) && name === 'length') return;
  Object.defineProperty(holder, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
