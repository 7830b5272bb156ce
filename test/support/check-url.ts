/** What a link of the site can lead to. */
export interface LinkTargets {
  /** Paths below the site's root, with `/`. */
  files: ReadonlySet<string>;
  /** The same for folders; the root is ``. */
  folders: ReadonlySet<string>;
  /** Ids of each page and each SVG file. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
  siteUrl: URL | undefined;
}

/** What is wrong with an address that may be absolute, such as the canonical one; undefined if nothing is. */
export function checkDeclaredUrl(site: LinkTargets, page: string, value: string): string | undefined {
  if (!/^https?:/i.test(value) || !URL.canParse(value)) return checkUrl(site, page, value);
  const path = site.siteUrl && resolveBelow(site.siteUrl, new URL(value));
  if (path === undefined) return undefined;
  return path === '' ? undefined : checkTarget(site, 'index.html', path);
}

/** What is wrong with a URL in `file` (path below the site's root); undefined if nothing is. */
export function checkUrl(site: LinkTargets, file: string, value: string): string | undefined {
  if (value.trim() === '') return 'is empty';
  if (value !== value.trim() || /[\s\\]/.test(value))
    return 'holds white space or a backslash: percent-encode it';
  if (value.startsWith('/')) return 'is not relative';
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return checkTarget(site, file, value);
  if (['mailto', 'tel', 'data'].includes(scheme)) return undefined;
  if (scheme !== 'http' && scheme !== 'https') return `has the scheme ${scheme}:`;
  if (!URL.canParse(value)) return 'is no valid URL';
  const isInternal = site.siteUrl && resolveBelow(site.siteUrl, new URL(value)) !== undefined;
  return isInternal ? 'is an absolute address of this site' : undefined;
}

/** Path below the site's address, percent-encoded, with query and fragment; undefined for other sites. */
function resolveBelow(siteUrl: URL, url: URL): string | undefined {
  const base = siteUrl.pathname.replace(/\/*$/, '/');
  if (url.host !== siteUrl.host) return undefined;
  if (`${url.pathname}/` === base) return '';
  return url.pathname.startsWith(base) ? url.pathname.slice(base.length) + url.search + url.hash : undefined;
}

function checkTarget(site: LinkTargets, from: string, value: string): string | undefined {
  const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(value) ?? [];
  const target = path === '' ? from : resolvePath(from, path);
  if (target === undefined) return 'leads out of the site or is not properly percent-encoded';
  if (path.endsWith('/') || site.folders.has(target)) return 'names a folder, not a file';
  if (!site.files.has(target)) return `${target} does not exist${findSimilar(site, target)}`;
  return fragment === undefined ? undefined : checkFragment(site, target, fragment);
}

/** Path below the folder. Percent-encoded dots count as dots, as in the URL standard; the root cannot be left. */
function resolvePath(from: string, path: string): string | undefined {
  const segments = from.split('/').slice(0, -1);
  for (const encoded of path.split('/')) {
    const segment = decode(encoded);
    if (segment === undefined || /[/\\\0]/.test(segment)) return undefined;
    if (segment === '..' && segments.pop() === undefined) return undefined;
    if (segment !== '..' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function checkFragment(site: LinkTargets, target: string, fragment: string): string | undefined {
  const id = fragment.replace(/:~:.*$/s, '');
  // HTML, "select the indicated part": an empty fragment and "top" mean the page's top.
  if (id === '' || id === 'top' || target.endsWith('.pdf')) return undefined;
  const ids = site.ids.get(target);
  if (!ids) return `${target} has no ids, yet the link has a fragment`;
  const decoded = decode(id) ?? id;
  return ids.has(decoded) ? undefined : `${target} has no id "${decoded}"`;
}

function findSimilar(site: LinkTargets, target: string): string {
  const fold = (path: string): string => path.normalize('NFC').toLowerCase();
  const similar = [...site.files].find((file) => fold(file) === fold(target));
  return similar ? ` (but ${similar} does: letter case or Unicode form differs)` : '';
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
