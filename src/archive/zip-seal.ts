/**
 * The comment at the end of an archive: the hash of everything before it. Whatever changes in the zip, also bits that
 * belong to no file, such as times and padding, no longer fits it.
 */
const SEAL_WORDS = 'Gongbao archive; SHA-512 of all bytes before this comment: ';

/** Bytes; all of them ASCII. */
export const SEAL_LENGTH = SEAL_WORDS.length + 128;

/** @param sha512 lower-case hexadecimal */
export function formatSeal(sha512: string): string {
  return SEAL_WORDS + sha512;
}

/** @returns the hash, if a zip's comment is a seal to the letter */
export function parseSeal(comment: Uint8Array): string | undefined {
  const text = Buffer.from(comment).toString('latin1');
  const hash = text.startsWith(SEAL_WORDS) ? text.slice(SEAL_WORDS.length) : '';
  return /^[0-9a-f]{128}$/.test(hash) ? hash : undefined;
}
