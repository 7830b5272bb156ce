import { groupBy } from '../base/group-by.ts';
import { findLargest } from '../base/long-lists.ts';
import { formatUrl } from '../report/urls.ts';
import {
  findBase,
  formatHead,
  type Hosting,
  isFolder,
  orderRedirects,
  placePattern,
  placeRedirect,
  type Redirect,
} from './hosting.ts';
import { CACHE_RULES, FOREIGN_TEXT, HIDDEN, PATH_KINDS } from './path-kinds.ts';
import { HEADER_POLICIES } from './policies.ts';
import { COMMON_HEADERS, formatHsts, formatResourcePolicy } from './response-headers.ts';

type Row = readonly [key: string | undefined, value: string, remark?: string];

/** The first expression that fits decides, keys without one before them all. */
const map = (source: string, name: string, rows: readonly Row[]): string[] => [
  `map ${source} ${name} {`,
  ...rows.flatMap(([key, value, remark]) => [
    ...(remark ? [`    # ${remark}`] : []),
    `    ${key === undefined ? 'default' : quote(key)} ${quote(value)};`,
  ]),
  '}',
];

/**
 * For nginx 1.18 and newer. What depends on the address is in maps, so that all headers are added at one level: nginx
 * forgets those of a level as soon as a level below adds one. `$uri` is decoded and without `.` and `..`; when an error is
 * answered, it is that of the page for errors.
 */
export function formatNginxMaps({ siteUrl, redirects }: Hosting): string[] {
  const base = findBase(siteUrl);
  const path = decodeURIComponent(base);
  const expression = (pattern: string) => `~${placePattern(pattern, path)}`;
  const longest = findLargest(redirects.map(({ from }) => new TextEncoder().encode(path + from).length));
  // Keys must fit into a bucket, with some bytes beside: names in Chinese soon do not fit into the usual 64.
  const bucket = 2 ** Math.ceil(Math.log2(longest + BUCKET_ROOM));
  return [
    ...formatHead('nginx 的规则，放在 http { } 里', ['include /srv/baogao/dist.hosting/nginx-http.conf;']),
    '# 要在第一个 map 前面。别处已经写了这两项的，删去一处，留大的。',
    `map_hash_bucket_size ${Math.max(bucket, 128)};`,
    `map_hash_max_size ${Math.max(2048, 2 ** Math.ceil(Math.log2(redirects.length * 2 + 1)))};`,
    '',
    ...map(
      '$uri',
      '$gongbao_csp',
      PATH_KINDS.map(({ label, pattern, policy }) => [
        pattern && expression(pattern),
        HEADER_POLICIES[policy],
        label,
      ]),
    ),
    '',
    ...map(
      '$uri',
      '$gongbao_corp',
      PATH_KINDS.map((kind) => [kind.pattern && expression(kind.pattern), formatResourcePolicy(kind)]),
    ),
    '',
    ...map(
      '"$uri|$arg_v"',
      '$gongbao_cache',
      CACHE_RULES.map(({ label, pattern, needsVersion, value }) => [
        pattern && (needsVersion ? `${expression(pattern)}[^|]*\\|.` : expression(pattern)),
        value,
        label,
      ]),
    ),
    '',
    ...map('$uri', '$gongbao_charset', [
      [expression(FOREIGN_TEXT), '', '附件里的 txt、csv 可能是 GBK 编码，不替它声明'],
      [undefined, 'utf-8'],
    ]),
    '',
    '# 旧网址',
    ...map('$uri', '$gongbao_redirect', [
      [undefined, ''],
      ...orderRedirects(redirects).map((each): Row => [formatKey(each, path), base + formatUrl(each.to)]),
    ]),
  ];
}

/** Bytes of a bucket of nginx's hash beside the key. */
const BUCKET_ROOM = 32;

/** Targets are fixed and percent-encoded: nothing that a visitor sends gets into the answer's header. */
const formatKey = (redirect: Redirect, path: string): string => {
  const exact = path + redirect.from;
  // Signs that are something else in a configuration are hidden by the expression.
  const needsExpression = isFolder(redirect) || /["\\$\p{Cc}]/u.test(exact);
  return needsExpression ? `~${placeRedirect(redirect, path)}` : exact;
};

export function formatNginxServer({ siteUrl, types }: Hosting): string[] {
  const base = findBase(siteUrl);
  const path = decodeURIComponent(base);
  const page = quote(`${path}404.html`);
  const texts = new Set(types.filter(({ isText }) => isText).map(({ mime }) => mime));
  // Of which nginx thinks itself.
  texts.delete('text/html');
  const header = ([name, value]: readonly [string, string]) =>
    `add_header ${name} ${value.startsWith('$') ? value : quote(value)} always;`;
  const common = [
    ...COMMON_HEADERS,
    ['Content-Security-Policy', '$gongbao_csp'],
    ['Cross-Origin-Resource-Policy', '$gongbao_corp'],
    ['Cache-Control', '$gongbao_cache'],
  ] as const;
  return [
    ...formatHead('nginx 的规则，放在 server { } 里', [
      `root 由自己写：${base === '/' ? '输出文件夹' : `输出文件夹放在它下面的 ${path.slice(1, -1)} 里`}，别的不用写。`,
      'include /srv/baogao/dist.hosting/nginx-server.conf;',
    ]),
    ...(base === '/' ? [] : [`location = ${quote(path.slice(0, -1))} { return 301 ${quote(base)}; }`]),
    'absolute_redirect off;',
    '',
    `location ${quote(path)} {`,
    ...[
      'if ($gongbao_redirect) { return 301 $gongbao_redirect; }',
      '# 没有首页的文件夹、隐藏的文件都是 404',
      `location ~ ${quote(placePattern(HIDDEN, path))} { return 404; }`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of nginx.
      'try_files $uri ${uri}index.html =404;',
      `error_page 404 ${page};`,
      '',
      ...common.map(header),
      formatHsts(siteUrl, header),
      '',
      'types {',
      ...[...groupBy(types, ({ mime }) => mime)].map(
        ([mime, rows]) => `    ${mime} ${rows.map(({ extension }) => extension).join(' ')};`,
      ),
      '}',
      'default_type application/octet-stream;',
      'charset $gongbao_charset;',
      `charset_types ${[...texts].join(' ')};`,
      '',
      '# 用 build --compress 做好的（root 指向 dist.compressed）直接发送；没有的当场压缩',
      'gzip_static on;',
      '# brotli_static on;   # 装了 brotli 模块（Debian：libnginx-mod-http-brotli-static）的打开',
      'gzip on;',
      'gzip_vary on;',
      'gzip_min_length 1000;',
      `gzip_types ${[...texts].join(' ')};`,
    ].map((line) => (line === '' ? '' : `    ${line}`)),
    '}',
  ];
}

const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
