import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { retryWhileInUse } from './retry-in-use-fs.ts';

/** Key and SHA-256 of the content are both in the name: a damaged or half-written file is noticed. */
const NAME = /^([\da-f]{64})-([\da-f]{64})\.([a-z]+)(\.[\d-]+)?$/;

/** What the name of an object's file says; nothing if it is no such name. */
export function parseObjectName(name: string) {
  const [, key, sha256, ending, partial] = NAME.exec(name) ?? [];
  if (key === undefined || sha256 === undefined || ending === undefined) return undefined;
  return { key, sha256, ending, isPartial: partial !== undefined };
}

export const formatObjectName = (key: string, sha256: string, ending: string): string =>
  `${key}-${sha256}.${ending}`;

const KEY_END = 64;
const SHA256_END = 2 * KEY_END + 1;

/** Of tens of thousands only those that are used are looked at closely. */
const looksWhole = (name: string): boolean =>
  name[KEY_END] === '-' && name[SHA256_END] === '.' && name.lastIndexOf('.') === SHA256_END;

/** Names of what may be an object, by their keys. @throws when the folder cannot be read */
export async function listObjects(folder: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const name of await readdir(folder)) {
    if (!looksWhole(name)) continue;
    const key = name.slice(0, KEY_END);
    // Of two with one key it is always the same one.
    if (name > (names.get(key) ?? '')) names.set(key, name);
  }
  return names;
}

/** Writes an object, also when others are reading it or storing the same, in this process or on another machine. */
export async function writeObject(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const path = join(folder, name);
  const partial = `${path}.${process.pid}-${randomInt(2 ** 47)}`;
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    // Synchronously, as in `digest-file-fs.ts`: most objects are small, and many.
    writeFileSync(partial, content);
    await retryWhileInUse(() => renameSync(partial, path));
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
  return path;
}
