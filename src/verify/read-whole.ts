import type { Finding } from '../diagnostics/finding.ts';
import { describeFault, type SiteSource } from './site-source.ts';

type Whole = { readonly bytes: Uint8Array } | { readonly bytes?: undefined; readonly finding: Finding };

/**
 * Reads a file into memory, unless it is too large.
 * @throws `signal.reason`
 */
export async function readWhole(
  source: SiteSource,
  file: string,
  most: number,
  signal: AbortSignal,
): Promise<Whole> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const full = new AbortController();
  const tooLarge = {
    finding: describeFault(file, { kind: 'file-large', detail: `${most / 1024 / 1024} MB` }),
  };
  try {
    const { fault } = await source.read(file, AbortSignal.any([signal, full.signal]), (piece) => {
      bytes += piece.length;
      if (bytes > most) full.abort();
      else pieces.push(piece);
    });
    if (full.signal.aborted) return tooLarge;
    return fault ? { finding: describeFault(file, fault) } : { bytes: Buffer.concat(pieces) };
  } catch (error) {
    if (full.signal.aborted) return tooLarge;
    throw error;
  }
}
