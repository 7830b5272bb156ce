import { hashContent } from '../base/sha256.ts';

/** An object as machines hand it to each other. */
export interface StoredObject {
  /** Of the file's name in a cache, without a dot. */
  readonly ending: string;
  readonly content: Uint8Array;
}

/**
 * Why what a store gave is not the object: it holds something else under that name, such as a page that asks for a
 * password; or the object was damaged, cut or put under another's name; or it is larger than any object.
 */
export type Damage = 'foreign' | 'damaged' | 'oversized';

/** In front of the content stands one line that says what it has to be: a key tells nothing of it. */
const MAGIC = '{"gongbao":1,';
const LONGEST_LINE = 400;
const NEWLINE = 0x0a;

/** @param key of the cache, which hashes what the object was made of */
export function formatEnvelope(key: string, { ending, content }: StoredObject): Uint8Array {
  const line = { gongbao: 1, key, ending, sha256: hashContent(content), bytes: content.length };
  return Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), content]);
}

/** Size of an envelope, for whoever asks only whether a whole one is there. */
export const measureEnvelope = (key: string, ending: string, bytes: number): number =>
  JSON.stringify({ gongbao: 1, key, ending, sha256: key, bytes }).length + 1 + bytes;

/** @param bytes may hold anything */
export function parseEnvelope(key: string, bytes: Uint8Array): StoredObject | Damage {
  const end = bytes.subarray(0, LONGEST_LINE).indexOf(NEWLINE);
  const line = Buffer.from(bytes.subarray(0, end === -1 ? LONGEST_LINE : end)).toString('latin1');
  if (!line.startsWith(MAGIC)) return bytes.length < MAGIC.length ? 'damaged' : 'foreign';
  const content = bytes.subarray(end + 1);
  const ending = /"ending":"([a-z]{1,10})"/.exec(line)?.[1] ?? '';
  const { length } = content;
  const expected = { gongbao: 1, key, ending, sha256: hashContent(content), bytes: length };
  return end !== -1 && line === JSON.stringify(expected) ? { ending, content } : 'damaged';
}
