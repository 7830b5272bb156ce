import { readScheme } from '../base/read-scheme.ts';

/** What a link or image of a body points at, as far as its text tells. */
export type LinkTarget =
  | { kind: 'empty' | 'forbidden' | 'external' | 'contact' | 'local' }
  | { kind: 'anchor'; id: string };

/** Spaces and controls, which browsers skip or cut off before they read a scheme: `java\nscript:`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const IGNORED = /[\u0000-\u0020\u007f-\u00a0\u3000]+/gu;

/** Sorts a target by its address alone. Only web, mail and telephone addresses may name a scheme. */
export function parseLinkTarget(target: string): LinkTarget {
  const address = target.replace(IGNORED, '');
  if (address === '') return { kind: 'empty' };
  // Browsers read `\` as `/`, so these all leave the site: //host, \\host, /\host.
  if (/^[\\/]{2}/.test(address)) return { kind: 'forbidden' };
  if (address.startsWith('#')) return { kind: 'anchor', id: address.slice(1) };
  const scheme = readScheme(address);
  if (scheme === undefined) return { kind: 'local' };
  if (scheme === 'http' || scheme === 'https') {
    return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address)
      ? { kind: 'external' }
      : { kind: 'forbidden' };
  }
  return { kind: scheme === 'mailto' || scheme === 'tel' ? 'contact' : 'forbidden' };
}
