/** Where a page may say its encoding (HTML Living Standard, 13.2.3.2). */
const PRESCAN_BYTES = 4096;

const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu;

/** The encoding that a page names, `undefined` if it names none that is known. */
export function findCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1');
  const match = CHARSET.exec(start);
  const label = (match?.[1] ?? match?.[2])?.toLowerCase();
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
