/** Enough to keep a disk busy, far below any limit on open files. */
const OPEN_FILES = 16;

/** Runs `work` for each item, a bounded number at a time. After a failure no further item is begun; when the promise
 * settles nothing runs any more.
 * @throws the first failure. */
export async function forEachBounded<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  limit = OPEN_FILES,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async () => {
    while (failures.length === 0) {
      try {
        const next = iterator.next();
        if (next.done) return;
        await work(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failures.length > 0) {
    iterator.return?.();
    throw failures[0];
  }
}
