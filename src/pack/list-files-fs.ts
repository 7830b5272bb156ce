import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { isProgram } from './recognise-node.ts';

export interface PackedFile {
  /** Its name in the pack, with `/`. */
  readonly name: string;
  readonly file: string;
  readonly size: number;
  readonly isProgram: boolean;
}

/** Enough to see what a file is, and the loader that a program for Linux names. */
const HEAD = 4096;

/**
 * All files below some names, in no order of their own. Links and what is left out are passed over.
 * @param leftOut below which names nothing is packed
 */
export function listFiles(
  folder: string,
  names: readonly string[],
  leftOut: readonly string[],
): PackedFile[] {
  const list = (name: string): PackedFile[] => {
    const file = path.join(folder, name);
    if (leftOut.includes(name)) return [];
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile()) return [describeFile(name, file)];
    return stat?.isDirectory() ? readdirSync(file).flatMap((child) => list(`${name}/${child}`)) : [];
  };
  return names.flatMap(list);
}

export function describeFile(name: string, file: string): PackedFile {
  const { size } = lstatSync(file);
  const head = Buffer.alloc(Math.min(HEAD, size));
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head);
  } finally {
    closeSync(handle);
  }
  return { name, file, size, isProgram: isProgram(head) };
}
