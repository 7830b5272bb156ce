import { createHash } from 'node:crypto';

/** SHA-512, lower-case hexadecimal. */
export function hashBytes(bytes: string | Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}
