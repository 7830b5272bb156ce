import { groupBy } from '../base/group-by.ts';
import { formatUrl } from '../report/urls.ts';
import {
  findBase,
  formatHead,
  formatType,
  type Hosting,
  type MediaType,
  orderRedirects,
  placePattern,
  placeRedirect,
  quote,
} from './hosting.ts';
import { CACHE_RULES, FOREIGN_TEXT, HIDDEN, PATH_KINDS } from './path-kinds.ts';
import { HEADER_POLICIES } from './policies.ts';
import { COMMON_HEADERS, formatHsts, formatResourcePolicy } from './response-headers.ts';

/**
 * For Caddy 2.6 and newer. Caddy sends headers that were set before an error with the answer to the error, so those of the
 * 404 page are set again there.
 */
export function formatCaddy({ siteUrl, redirects, types }: Hosting): string[] {
  const base = findBase(siteUrl);
  const path = decodeURIComponent(base);
  const expression = (pattern: string) => quote(`~${placePattern(pattern, path)}`);
  const header = ([name, value]: readonly [string, string]) =>
    `header ${name} ${value.startsWith('{') ? value : quote(value)}`;
  const map = (name: string, rows: readonly (readonly [pattern: string | undefined, value: string])[]) => [
    `map {path} ${name} {`,
    ...rows.map(([key, value]) => `    ${key ?? 'default'} ${quote(value)}`),
    '}',
  ];
  const typeRows = (rows: readonly MediaType[], folder: string, format: (type: MediaType) => string) =>
    [...groupBy(rows, format)].map(([type, members]): readonly [string, string] => [
      expression(`${folder}.*\\.(?i:${members.map(({ extension }) => extension).join('|')})$`),
      type,
    ]);
  return [
    ...formatHead('Caddy 的规则，放在网站的 { } 里', [
      `root 由自己写：${base === '/' ? '输出文件夹' : `输出文件夹放在它下面的 ${path.slice(1, -1)} 里`}。`,
      'import /srv/baogao/dist.hosting/caddy.conf',
    ]),
    ...PATH_KINDS.map(({ label }, at) => `# ${at + 1}. ${label}`),
    ...map(
      '{gongbao_csp}',
      PATH_KINDS.map(({ pattern, policy }) => [pattern && expression(pattern), HEADER_POLICIES[policy]]),
    ),
    ...map(
      '{gongbao_corp}',
      PATH_KINDS.map((kind) => [kind.pattern && expression(kind.pattern), formatResourcePolicy(kind)]),
    ),
    '# 附件里的 txt、csv 可能是 GBK 编码，不替它声明',
    ...map('{gongbao_type}', [
      ...typeRows(
        types.filter(({ isText }) => isText),
        FOREIGN_TEXT,
        ({ mime }) => mime,
      ),
      ...typeRows(types, '^', formatType),
      [expression('^(|.*/)$'), 'text/html; charset=utf-8'],
      [undefined, 'application/octet-stream'],
    ]),
    '# 旧网址',
    ...map('{gongbao_to}', [
      ...orderRedirects(redirects).map((each): readonly [string, string] => [
        quote(`~${placeRedirect(each, path)}`),
        base + formatUrl(each.to),
      ]),
      [undefined, ''],
    ]),
    '',
    ...(base === '/' ? [] : [`redir ${quote(path.slice(0, -1))} ${quote(base)} 301`]),
    `route ${base === '/' ? '' : `${quote(`${path}*`)} `}{`,
    ...[
      ...COMMON_HEADERS.map(header),
      formatHsts(siteUrl, header),
      ...[...CACHE_RULES].reverse().flatMap(({ label, pattern, needsVersion, value }, at) => {
        if (pattern === undefined) return [`# ${label}`, header(['Cache-Control', value])];
        const name = `@gongbao_cache_${at}`;
        return [
          `# ${label}`,
          `${name} {`,
          `    path_regexp ${quote(placePattern(pattern, path))}`,
          ...(needsVersion ? ['    query v=*'] : []),
          '}',
          `header ${name} Cache-Control ${quote(value)}`,
        ];
      }),
      // Browsers keep for good what is moved and says nothing of it: brought back, it would lead in a circle.
      '@gongbao_moved expression `{gongbao_to} != ""`',
      'redir @gongbao_moved {gongbao_to} 301',
      header(['Content-Security-Policy', '{gongbao_csp}']),
      header(['Cross-Origin-Resource-Policy', '{gongbao_corp}']),
      header(['Content-Type', '{gongbao_type}']),
      `@gongbao_hidden path_regexp ${quote(placePattern(HIDDEN, path))}`,
      'error @gongbao_hidden 404',
      'encode gzip',
      '# 用 build --compress 做好的（root 指向 dist.compressed）直接发送',
      'file_server {',
      '    precompressed br gzip',
      '}',
    ].map((line) => `    ${line}`),
    '}',
    'handle_errors {',
    '    @gongbao_missing {',
    `        path ${quote(`${path}*`)}`,
    '        expression {err.status_code} == 404',
    '    }',
    '    handle @gongbao_missing {',
    `        rewrite * ${quote(`${path}404.html`)}`,
    `        header Content-Security-Policy ${quote(HEADER_POLICIES.notFound)}`,
    `        header Cross-Origin-Resource-Policy ${quote(formatResourcePolicy({ policy: 'notFound' }))}`,
    '        header Content-Type "text/html; charset=utf-8"',
    '        header Cache-Control "no-cache"',
    '        file_server',
    '    }',
    '}',
  ];
}
