import { decodePercents } from '../base/decode-path.ts';
import { readScheme } from '../base/read-scheme.ts';
import type { ImageSource } from './document.ts';

/** Where a link or an image of a saved page leads. */
export type LocatedLink =
  | { readonly kind: 'web'; readonly url: string }
  /** A document beside the page. */
  | { readonly kind: 'file'; readonly path: string }
  /** Another page of the site, or an image beside the page. */
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'none' };

const DOCUMENT = /\.(?:pdf|ofd|docx?|wps|xlsx?|et|csv|pptx?|dps|zip|rar|7z|txt|mp3|mp4)$/iu;

/** Sorts a target as a page writes it. Paths that leave the page's folder lead nowhere that could be read. */
export function locateLink(target: string): LocatedLink {
  const address = target.trim();
  if (address === '' || address.startsWith('#')) return { kind: 'none' };
  if (/^https?:\/\/[^/\s]/iu.test(address))
    return URL.canParse(address) ? { kind: 'web', url: address } : { kind: 'none' };
  if (readScheme(address) !== undefined || /^[\\/]/u.test(address)) return { kind: 'none' };
  const [file = ''] = address.split(/[?#]/u, 1);
  const path = decodePercents(file)
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/u, '');
  if (path === '' || path.split('/').includes('..') || path.includes('\0')) return { kind: 'none' };
  return { kind: DOCUMENT.test(path) ? 'file' : 'page', path };
}

/** Where the bytes of a picture are, or why it stays behind. */
export function locatePicture(target: string): ImageSource {
  const link = locateLink(target);
  return link.kind === 'file' || link.kind === 'page'
    ? { kind: 'beside', path: link.path }
    : { kind: 'absent', where: target.slice(0, 200), reason: explainAbsentPicture(target.trim()) };
}

function explainAbsentPicture(target: string): string {
  if (/^(?:file:|[a-z]:[\\/]|\\\\)/iu.test(target))
    return '写的是某台电脑里的位置；把图片放进这个文件旁边的文件夹，改成从这个文件写起的路径，再导入';
  if (/^\.\.?[\\/]/u.test(target)) return '在这个文件的文件夹外面；放进这个文件夹，改了路径再导入';
  return '在网站上，没有存到电脑里';
}
