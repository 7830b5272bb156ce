import { clip } from '../base/clip.ts';
import { decodePath } from '../base/decode-path.ts';
import { readScheme } from '../base/read-scheme.ts';
import { isReservedName } from '../base/reserved-name.ts';
import type { FormerAddress } from './report.ts';

/** Where an old address lay: the path of a file below the output folder, such as `reports/2020/jyj.html`. */
export type FormerPlace =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

interface Fault {
  readonly fault: string;
  readonly remedy?: string;
}

/** What no file of a portal can be called; `..` is among it. */
const UNSAFE_SEGMENT = /[<>:"|?*\\\p{Cc}\p{Cs}]|[. ]$|^$/u;

/** Most file systems allow 255 bytes a name; endings need some. */
const MAX_SEGMENT_BYTES = 200;

const ENDING = /\.[a-z][a-z\d]{0,5}$/i;

const FORM = '写以前的文件夹（如 2020/lvyouju），或者从浏览器的地址栏里复制以前的网址';

/**
 * Finds the file that an old address named. A folder below `reports/` names the report that lay there, so that the same
 * line serves portals with and without an address.
 * @param written as the editor wrote it, without control characters
 * @param siteUrl the portal's address, or nothing
 */
export function locateFormerAddress(written: string, siteUrl: string): FormerPlace {
  const place = readPlace(written.normalize('NFC'), siteUrl);
  if (typeof place === 'string') return { ok: true, path: place };
  const { fault, remedy = FORM } = place;
  return { ok: false, message: `旧网址“${clip(written, 60)}”${fault}`, remedy };
}

/** How 旧网址 names the folder of a report: a name with an ending, such as `2020/jyj.v2`, would be taken for a file's. */
export function formatFormerFolder(id: string): string {
  const place = locateFormerAddress(id, '');
  return place.ok && place.path === `reports/${id}.html` ? id : `${id}/index.md`;
}

/** Ids that a report had before, where its 旧网址 name folders below `reports/`. */
export const listFormerIds = (addresses: readonly FormerAddress[], siteUrl: string): string[] =>
  addresses.flatMap(({ address }) => {
    const place = locateFormerAddress(address, siteUrl);
    return (place.ok && /^reports\/(.+)\.html$/.exec(place.path)?.[1]) || [];
  });

/** Whether a browser shows what lies at the path as a page. */
export const isPagePath = (path: string): boolean => /\.s?html?$/i.test(path);

function readPlace(address: string, siteUrl: string): string | Fault {
  if (/[?#]/.test(address))
    return {
      fault: '里有“?”或“#”，静态网站分不清它后面的部分',
      remedy: '去掉它和后面的部分；去掉以后就不是这一篇的网址了，就删去这一项，请管网站的人在服务器上设转向',
    };
  const below = cutSite(address, siteUrl);
  if (typeof below !== 'string') return below;
  const isFolder =
    /(?:^|\/)index\.md$/.test(below) ||
    (!ENDING.test(below) && !below.endsWith('/') && (below === address || below.startsWith('reports/')));
  const path = below === address && isFolder ? below : decodePath(below);
  if (path === undefined) return { fault: '里的“%”不成字' };
  const file = isFolder
    ? `reports/${path.replace(/^reports\//, '').replace(/(?:^|\/)index\.md$/, '')}.html`
    : path.replace(/(^|\/)$/, '$1index.html');
  for (const segment of (isFolder ? file.slice(0, -'.html'.length) : file).split('/')) {
    if (UNSAFE_SEGMENT.test(segment) || isReservedName(segment))
      return { fault: segment === '' ? '里有两个“/”连在一起' : `里的“${clip(segment, 20)}”不能做文件名` };
    if (new TextEncoder().encode(segment).length > MAX_SEGMENT_BYTES) return { fault: '里有一段太长' };
  }
  return file;
}

/** The part of an address below the portal's root. */
function cutSite(address: string, siteUrl: string): string | Fault {
  const scheme = readScheme(address);
  if (scheme === undefined && !address.startsWith('/')) return address;
  const isWhole = scheme === 'https' || scheme === 'http';
  if ((!isWhole && scheme !== undefined) || address.startsWith('//') || (isWhole && !URL.canParse(address)))
    return { fault: '不是本站的网址' };
  if (siteUrl === '') {
    if (!isWhole) return address.slice(1);
    return {
      fault: '是完整的网址，而本站还没有设定网址，看不出它是不是本站的',
      remedy: '只写网站的网址后面的部分，如 reports/2020/lvyouju.html',
    };
  }
  const site = new URL(siteUrl);
  const url = new URL(address, site);
  // The same site was http before it was https.
  if (url.host !== site.host || !url.pathname.startsWith(site.pathname) || url.username !== '')
    return {
      fault: '不是本站的网址',
      remedy: `${FORM}；本站的网址以 ${siteUrl} 开头，别的网站的转向要在那个网站上设`,
    };
  return url.pathname.slice(site.pathname.length);
}
