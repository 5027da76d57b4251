// src/evaluation: cases and answers → measures → scores → comparison, reports.

/** The items of each key, both in the order in which they come. Items without a key are left out. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Each item with those before it that have its key; an item without a key has none before it. */
export function withEarlierInGroup<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): { readonly item: Item; readonly earlier: readonly Item[] }[] {
  const groups = new Map<Key, Item[]>();
  return items.map((item) => {
    const key = keyOf(item);
    if (key === undefined) return { item, earlier: [] };
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const earlier = [...group];
    group.push(item);
    return { item, earlier };
  });
}
