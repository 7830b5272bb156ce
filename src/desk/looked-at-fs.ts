import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseRecord, readStrings } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { locateHistory } from './save-text-fs.ts';

/** Which changes somebody has looked at, by their keys, beside the content's history. */
const locateFile = (content: string) => path.join(locateHistory(content), 'looked-at.json');

export function readLooked(content: string): Set<string> {
  const text = orElse(() => readFileSync(locateFile(content), 'utf8'), '');
  return new Set(readStrings(parseRecord(text)?.keys));
}

/** @param keys of the changes that there are; others are forgotten @throws when I/O fails */
export function writeLooked(content: string, keys: readonly string[]): void {
  writeAtomically(locateFile(content), `${JSON.stringify({ keys }, null, 1)}\n`);
}
