import { formatUrl } from '../report/urls.ts';
import type { Redirect } from './portal.ts';

/** A file for a kind of host. */
export interface HostingFile {
  readonly name: string;
  readonly content: string;
}

/** The first words of each file, by which a build knows its own. */
export const HOSTING_SIGN = '# 公报 gongbao';

const HEAD = `${HOSTING_SIGN}：旧网址转到哪里。由 npm run build 写成，不要手改；来自报告的“旧网址”和“撤回”。`;

/**
 * The table of redirects in the words of hosts, all of them from the same rows. Nothing is made without rows.
 * @param siteUrl decides the path below which the portal lies; without one it is the root
 */
export function formatHostingFiles(redirects: readonly Redirect[], siteUrl: string): HostingFile[] {
  if (redirects.length === 0) return [];
  const base = siteUrl ? new URL(siteUrl).pathname : '/';
  return [
    { name: '_redirects', content: formatRedirectLines(redirects, base) },
    { name: 'nginx-redirects.conf', content: formatNginxMap(redirects, base) },
  ];
}

/**
 * `_redirects` of Netlify, Cloudflare Pages and others: the first line that fits decides, so what is below a folder
 * comes last.
 */
function formatRedirectLines(redirects: readonly Redirect[], base: string): string {
  const isFolder = ({ from }: Redirect) => from.endsWith('/');
  const inOrder = [...redirects.filter((each) => !isFolder(each)), ...redirects.filter(isFolder)];
  const lines = inOrder.map((each) => {
    const from = base + formatUrl(each.from);
    return `${isFolder(each) ? `${from}*` : from} ${base}${formatUrl(each.to)} 301`;
  });
  return `${[HEAD, ...lines].join('\n')}\n`;
}

/** Bytes of a bucket of nginx's hash beside the key. */
const BUCKET_ROOM = 32;

/**
 * A `map` of nginx over `$uri`, which is decoded and without `.` and `..`. Targets are fixed and percent-encoded: nothing
 * that a visitor sends gets into the answer's header.
 */
function formatNginxMap(redirects: readonly Redirect[], base: string): string {
  const rootPath = decodeURIComponent(base);
  const lines = redirects.map(({ from, to }) => {
    const path = rootPath + from;
    const key = from.endsWith('/') ? `~^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}` : path;
    return `    ${quote(key)} ${quote(base + formatUrl(to))};`;
  });
  const longest = Math.max(...redirects.map(({ from }) => new TextEncoder().encode(rootPath + from).length));
  // Keys must fit into a bucket; names in Chinese soon do not fit into the usual 64 bytes.
  const bucket = 2 ** Math.ceil(Math.log2(longest + BUCKET_ROOM));
  return `${[
    HEAD,
    '# 放在 http { } 里：include nginx-redirects.conf;',
    '# 放在 server { } 里：if ($gongbao_redirect) { return 301 $gongbao_redirect; }',
    `map_hash_bucket_size ${Math.max(bucket, 128)};`,
    `map_hash_max_size ${Math.max(2048, 2 ** Math.ceil(Math.log2(redirects.length * 2)))};`,
    'map $uri $gongbao_redirect {',
    '    default "";',
    ...lines,
    '}',
  ].join('\n')}\n`;
}

const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
