/** Drops from a cache what is no longer there. */
export function keepOnly<K>(cache: Map<K, unknown>, keys: ReadonlySet<K>): void {
  for (const key of cache.keys()) if (!keys.has(key)) cache.delete(key);
}
