import type { ObjectCache } from './object-cache-fs.ts';

/** What `storeJson` has stored, whose type the key stands for. */
export async function readJson<T>(cache: Pick<ObjectCache, 'read'>, key: string): Promise<T | undefined> {
  const content = await cache.read(key);
  if (!content) return undefined;
  const { buffer, byteOffset, length } = content;
  return JSON.parse(Buffer.from(buffer, byteOffset, length).toString()) as T;
}

export async function storeJson(
  cache: Pick<ObjectCache, 'store'>,
  key: string,
  value: unknown,
): Promise<void> {
  await cache.store(key, 'json', JSON.stringify(value));
}
