import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
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

/** Paths of the objects in a folder, by their keys. @throws when the folder cannot be read */
export async function listObjects(folder: string): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  // As `join` writes them, which takes long for tens of thousands.
  const start = join(folder, sep);
  for (const name of await readdir(folder)) {
    // To sort and to parse tens of thousands takes several times as long; what is read is looked at more closely.
    if (name[64] !== '-' || name[129] !== '.' || name.includes('.', 130)) continue;
    const key = name.slice(0, 64);
    const path = start + name;
    // Of two under one key always the same one, in whatever order a disk lists them.
    if ((paths.get(key) ?? '') < path) paths.set(key, path);
  }
  return paths;
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
