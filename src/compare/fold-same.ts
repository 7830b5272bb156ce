import { append } from '../base/long-lists.ts';

/** What stays in sight before and behind a change, and how many there must be in a row for the rest to be folded. */
const CONTEXT = 1;
const LEAST_FOLDED = 3;

/** Folds runs without a change, but for what stands just before or behind one. @param fold makes one of many */
export function foldSame<Item, Folded>(
  items: readonly Item[],
  isChanged: (item: Item) => boolean,
  fold: (items: readonly Item[]) => Folded,
): (Item | Folded)[] {
  const parts: (Item | Folded)[] = [];
  for (let at = 0, end = 0; at < items.length; at = end) {
    const isSame = !isChanged(items[at] as Item);
    end = at;
    while (end < items.length && !isChanged(items[end] as Item) === isSame) end += 1;
    const run = items.slice(at, end);
    // Nothing stands before the first or behind the last that needs to be seen around it.
    const first = at === 0 ? 0 : CONTEXT;
    const last = run.length - (end === items.length ? 0 : CONTEXT);
    if (!isSame || last - first < LEAST_FOLDED) append(parts, run);
    else parts.push(...run.slice(0, first), fold(run.slice(first, last)), ...run.slice(last));
  }
  return parts;
}
