/** Lists that are filled one item at a time, by keys that are known beforehand. */
export type Lists<Item> = ReadonlyMap<string, Item[]>;

/** An empty list for each key that is wanted. */
export function listsOf<Item>(keys: Iterable<string>): Lists<Item> {
  return new Map([...keys].map((key) => [key, []]));
}

/** Adds an item to the lists of those of its keys that are wanted. @returns whether any is */
export function addTo<Item>(lists: Lists<Item>, keys: Iterable<string>, item: Item): boolean {
  let isWanted = false;
  for (const key of keys) {
    const list = lists.get(key);
    list?.push(item);
    isWanted ||= list !== undefined;
  }
  return isWanted;
}
