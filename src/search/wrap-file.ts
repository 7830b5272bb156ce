/**
 * Files of the portal as scripts, for pages opened from disk: browsers refuse `fetch` on `file:`, but load scripts.
 * Made by `write-search-scripts-fs.ts`, read by `client/search-transport.ts`.
 */

/** What a wrapper calls: the path of the file, a checksum of `data`, and the file as text or in base64. */
export type ReceiveFile = (path: string, checksum: number, kind: 'text' | 'base64', data: string) => void;

/** Name of that function in the page and in the worker. */
export const RECEIVER = 'gongbaoFile';

/** Added to the name of a file to make that of its wrapper. */
export const WRAPPER_ENDING = '.js';

/** @param path relative to the portal's root, `/`-separated, not percent-encoded */
export function formatWrapper(path: string, content: { text: string } | { base64: string }): string {
  const [kind, data] = 'text' in content ? ['text', content.text] : ['base64', content.base64];
  const values = [path, computeChecksum(data), kind, data].map((value) => formatLiteral(value));
  return `${RECEIVER}(${values.join()});\n`;
}

/** U+2028 and U+2029 end a line in scripts for browsers before ES2019. */
function formatLiteral(value: string | number): string {
  return JSON.stringify(value)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/**
 * FNV-1a over UTF-16 units, 32 bits: a storage stick that lost a bit must not look like a report that holds nothing.
 * The archive's SHA-512 prove more; this is for the moment of reading.
 */
export function computeChecksum(data: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < data.length; at += 1) hash = Math.imul(hash ^ data.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
