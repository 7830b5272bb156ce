/** Drops from a cache what is no longer there. */
export function retainKeys<K>(cache: Map<K, unknown>, keys: ReadonlySet<K>): void {
  for (const key of cache.keys()) if (!keys.has(key)) cache.delete(key);
}
