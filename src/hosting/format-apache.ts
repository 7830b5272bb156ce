import { groupBy } from '../base/group-by.ts';
import { formatUrl } from '../report/urls.ts';
import {
  findBase,
  formatHead,
  type Hosting,
  orderRedirects,
  placePattern,
  placeRedirect,
  quote,
} from './hosting.ts';
import { CACHE_RULES, FOREIGN_TEXT, HIDDEN, PATH_KINDS } from './path-kinds.ts';
import { HEADER_POLICIES } from './policies.ts';
import { COMMON_HEADERS, formatHsts, formatResourcePolicy } from './response-headers.ts';

/** For Apache 2.4, in a `<Directory>` or, under the name `.htaccess`, in the folder itself: both read the same. */
export function formatApache({ siteUrl, redirects, types }: Hosting): string[] {
  const base = findBase(siteUrl);
  const path = decodeURIComponent(base);
  const isAt = (pattern: string) => `%{REQUEST_URI} =~ m#${placePattern(pattern, path)}#`;
  const header = ([name, value]: readonly [string, string]) => `Header always set ${name} ${quote(value)}`;
  /** The last section that fits decides, so the first row comes last. */
  const sections = <Row extends { readonly label: string; readonly pattern?: string }>(
    rows: readonly Row[],
    line: (row: Row) => string,
    also: (row: Row) => string = () => '',
  ) =>
    [...rows]
      .reverse()
      .flatMap((row) =>
        row.pattern === undefined
          ? [`# ${row.label}`, line(row)]
          : [`# ${row.label}`, `<If "${isAt(row.pattern)}${also(row)}">`, `    ${line(row)}`, '</If>'],
      );
  const texts = types.filter(({ isText }) => isText);
  return [
    ...formatHead('Apache 2.4 的规则', [
      '能改配置的：在 <Directory 网站的文件夹> 里写 Include /srv/baogao/dist.hosting/apache.conf',
      '不能改的：上传时改名为 .htaccess，放在网站的文件夹里（主机要允许 AllowOverride All）。',
      '要有 mod_headers、mod_rewrite、mod_mime、mod_dir；有 mod_deflate 时压缩。',
    ]),
    'Options -Indexes -MultiViews',
    'DirectoryIndex index.html',
    `ErrorDocument 404 ${quote(`${base}404.html`)}`,
    '',
    ...COMMON_HEADERS.map(header),
    formatHsts(siteUrl, header),
    ...sections(PATH_KINDS, ({ policy }) => header(['Content-Security-Policy', HEADER_POLICIES[policy]])),
    ...sections(PATH_KINDS, (kind) => header(['Cross-Origin-Resource-Policy', formatResourcePolicy(kind)])),
    ...sections(
      CACHE_RULES,
      ({ value }) => header(['Cache-Control', value]),
      ({ needsVersion }) => (needsVersion ? ' && %{QUERY_STRING} =~ /(^|&)v=./' : ''),
    ),
    '',
    'AddDefaultCharset Off',
    ...[...groupBy(types, ({ mime }) => mime)].map(
      ([mime, rows]) => `AddType ${mime} ${rows.map(({ extension }) => `.${extension}`).join(' ')}`,
    ),
    '# 附件里的 txt、csv 可能是 GBK 编码，不替它声明',
    `<If "! (${isAt(FOREIGN_TEXT)})">`,
    `    AddCharset utf-8 ${texts.map(({ extension }) => `.${extension}`).join(' ')}`,
    '</If>',
    '<IfModule mod_deflate.c>',
    `    AddOutputFilterByType DEFLATE ${[...new Set(texts.map(({ mime }) => mime))].join(' ')}`,
    '    # 压缩过的，Apache 给 ETag 添上 -gzip，自己却不认：不去掉，没有变的也每次都重新发送',
    '    RequestHeader edit* If-None-Match "-gzip" ""',
    '</IfModule>',
    '',
    'RewriteEngine On',
    '# 隐藏的文件、没有首页的文件夹都是 404',
    `RewriteRule ${quote(HIDDEN)} - [R=404,L]`,
    'RewriteCond %{REQUEST_FILENAME} -d',
    'RewriteCond %{REQUEST_FILENAME}/index.html !-f',
    'RewriteRule ^ - [R=404,L]',
    ...(redirects.length > 0 ? ['# 旧网址'] : []),
    ...orderRedirects(redirects).map((each) => {
      // A percent sign would name a group of a condition.
      const target = (base + formatUrl(each.to)).replace(/[%$\\]/g, '\\$&');
      return `RewriteRule ${quote(placeRedirect(each, ''))} ${quote(target)} [R=301,L,NE]`;
    }),
  ];
}
