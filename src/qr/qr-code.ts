import { encodeQR } from 'qr';

/** A QR code symbol (ISO/IEC 18004) without its quiet zone. */
export interface QrCode {
  /** Rows from the top, modules from the left; `true` is dark. */
  readonly modules: readonly (readonly boolean[])[];
  /** Modules on a side: 17 + 4 × version. */
  readonly size: number;
}

/** Light modules around the symbol, on each side (ISO/IEC 18004, 5.3.8). */
export const QUIET_ZONE = 4;

/**
 * Beyond version 8 a module is narrower than 2 px in a 120 px wide rendering. Measured with jsQR, 300
 * random addresses for each version and level: up to version 8 it reads more than 99 %, whether edges are
 * crisp or smoothed; version 9 loses 4 % at level L, versions 12 and 14 are not read at all.
 */
const LARGEST_SCANNABLE_SIZE = 17 + 4 * 8;

/** What level L holds in version 8 and in the largest one, 40 (ISO/IEC 18004, table 7). */
const SCANNABLE_BYTES = 192;
const MOST_BYTES = 2953;

/**
 * The code of an address, in the smallest version that holds it. Level M (15 % may be smudged) as long as
 * the code stays readable at 120 px, that is up to 152 bytes; longer addresses get level L (7 %), because
 * for a reader's phone larger modules are worth more than more redundancy.
 * @throws Error if no version holds the address
 */
export function createQrCode(address: string): QrCode {
  // A report's picture files follow each other.
  if (last?.address !== address) last = { address, code: encode(address) };
  return last.code;
}

let last: { readonly address: string; readonly code: QrCode } | undefined;

function encode(address: string): QrCode {
  const medium = isScannableAt120px(address) && encodeAtLevel(address, 'medium');
  return medium && medium.size <= LARGEST_SCANNABLE_SIZE ? medium : encodeAtLevel(address, 'low');
}

/** Whether a phone can be expected to read the code of an address from a rendering 120 px wide. */
export const isScannableAt120px = (address: string): boolean => Buffer.byteLength(address) <= SCANNABLE_BYTES;

/** Whether any version holds an address. */
export const canBeCoded = (address: string): boolean => Buffer.byteLength(address) <= MOST_BYTES;

function encodeAtLevel(text: string, ecc: 'medium' | 'low'): QrCode {
  // The library insists on a border: ask for the thinnest and take it off.
  const bordered = encodeQR(text, 'raw', { ecc, border: 1 });
  const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  return { modules, size: modules.length };
}
