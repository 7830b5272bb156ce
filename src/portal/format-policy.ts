import { hashForPolicy } from '../base/sha256.ts';

/**
 * The Content-Security-Policy that every page carries itself, so that it holds on hosts that send no headers and on
 * `file:`. Nothing comes from elsewhere, nothing runs that is not a file of the portal. `form-action file:` because
 * Firefox otherwise stops the search form of a page opened from disk.
 * @param inline texts of the only inline script and style that the page may have (404.html)
 */
export function formatPolicy(inline: { script?: string; style?: string } = {}): string {
  const allow = (text: string | undefined) => (text ? ` ${hashForPolicy(text)}` : '');
  return [
    "default-src 'none'",
    `script-src 'self'${allow(inline.script)}`,
    "connect-src 'self'",
    "worker-src 'self'",
    `style-src 'self'${allow(inline.style)}`,
    "img-src 'self'",
    "frame-src 'self'",
    "form-action 'self' file:",
    // 404.html names the portal's root by a script.
    `base-uri ${inline.script ? "'self'" : "'none'"}`,
  ].join('; ');
}
