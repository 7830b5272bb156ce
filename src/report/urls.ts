import { isReservedName } from '../base/reserved-name.ts';

/** Addresses inside a portal. A path is a file's name below the output folder; a URL is the same, percent-encoded. */

/** Folder below a report with pages and pictures that show its attachments. */
export const VIEW_FOLDER = 'previews';

/** `reports/2021/教育局 (1).html` → a relative reference that works on any host and from disk. */
export function formatUrl(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The way from a page up to the portal's root: empty, `../` or `../../`… */
export function formatRoot(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** A file name made of a value such as an organisation's name: characters that a file system or a URL forbids become `-`. */
export function formatFileName(value: string): string {
  const name = value
    .normalize('NFC')
    .replace(/[<>:"|?*\\/#%&\p{Cc}\p{Cs}\p{Z}]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  if (isReservedName(name)) return `-${name}`;
  // Most file systems allow 255 bytes: 60 characters of Chinese are 180.
  return [...name].slice(0, 60).join('') || '-';
}

/** Whether a name ends as those of a list's other pages do: `-p2` is its second page, `-by-title` another order. */
export const isListEnding = (name: string): boolean => /-(?:p\d+|by-(?:year|title|org))$/i.test(name);
