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

/**
 * The code of an address, in the smallest version that holds it. Level M (15 % may be smudged) as long as
 * the code stays readable at 120 px, that is up to 152 bytes; longer addresses get level L (7 %), because
 * for a reader's phone larger modules are worth more than more redundancy.
 * @returns `undefined` if no version holds the address, which has more than 2,953 bytes
 */
export function createQrCode(address: string): QrCode | undefined {
  const medium = encodeAtLevel(address, 'medium');
  return medium && isScannableAt120px(medium) ? medium : encodeAtLevel(address, 'low');
}

/** Whether a phone can be expected to read the code from a rendering 120 px wide: true up to 192 bytes. */
export function isScannableAt120px(qr: QrCode): boolean {
  return qr.size <= LARGEST_SCANNABLE_SIZE;
}

function encodeAtLevel(text: string, ecc: 'medium' | 'low'): QrCode | undefined {
  let bordered: boolean[][];
  try {
    // The library insists on a border: ask for the thinnest and take it off.
    bordered = encodeQR(text, 'raw', { ecc, border: 1 });
  } catch (cause) {
    if (cause instanceof Error && cause.message === 'Capacity overflow') return undefined;
    throw new Error('二维码生成失败', { cause });
  }
  const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  return { modules, size: modules.length };
}
