/** What `...` does with lists of any length: V8 refuses some 120,000 and more of them, as so many arguments. */

/** As `list.push(...items)`. */
export function append<Item>(list: Item[], ...lists: Iterable<Item>[]): void {
  for (const items of lists) for (const item of items) list.push(item);
}

/** As `Math.max(0, ...numbers)`. */
export const findLargest = (numbers: Iterable<number>): number => {
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, number);
  return largest;
};
