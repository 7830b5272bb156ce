import { formatUrl } from '../report/urls.ts';
import { findBase, formatHead, type Hosting, isFolder, orderRedirects } from './hosting.ts';
import { CACHE_RULES, findPathKind } from './path-kinds.ts';
import { HEADER_POLICIES } from './policies.ts';
import { COMMON_HEADERS, formatResourcePolicy, HSTS, wantsHsts } from './response-headers.ts';

/**
 * `_headers` and `_redirects` as Netlify, Cloudflare Pages, EdgeOne Pages and others read them. Of rules for one address
 * some hosts send all values of a header, and then browsers obey each policy, others the value of the most exact rule. So
 * the rule for everything says only what holds for everything, and each rule of an ending is complete in itself.
 */
export function formatHeaders({ siteUrl, types }: Hosting): string[] {
  const base = findBase(siteUrl);
  const rule = (pattern: string, headers: readonly (readonly [string, string])[], remark?: string) => [
    ...(remark ? [`# ${remark}`] : []),
    base + pattern,
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
  ];
  const immutable = CACHE_RULES.flatMap(({ label, pattern, value }) => {
    // The rules know no queries, nor patterns: all addresses of pages below these two folders have a hash in them.
    const folder = /^\^(\w+\/)/.exec(pattern ?? '')?.[1];
    return folder
      ? rule(
          `${folder}*`,
          [
            ['Cache-Control', value],
            ['Cross-Origin-Resource-Policy', formatResourcePolicy({ policy: 'script' })],
          ],
          label,
        )
      : [];
  });
  const endings = [...types.map(({ extension }) => extension), 'single.html'].flatMap((extension) => {
    // Only the portal has scripts, no source: a worker that got the policy of data could ask the host for nothing.
    const { policy, label } = findPathKind(`${extension === 'js' ? 'assets' : 'reports/x'}/x.${extension}`);
    if (policy === 'page' || policy === 'pdf') return [];
    return [{ extension, policy: HEADER_POLICIES[policy], label }];
  });
  return [
    ...formatHead('响应头的规则', [
      'Netlify、Cloudflare Pages、EdgeOne Pages 等：上传时放在网站（域名）的根目录。',
      '网页的策略写在网页里；缓存用主机默认的（每次核对），这里只加可以长期缓存的。',
    ]),
    ...rule('*', [
      ...COMMON_HEADERS,
      ...(wantsHsts(siteUrl) ? [HSTS] : []),
      ['Content-Security-Policy', HEADER_POLICIES.pdf],
    ]),
    ...(wantsHsts(siteUrl)
      ? []
      : [`# 整个域名确定只用 HTTPS 以后，在上面加一行（前面空两格）：${HSTS.join(': ')}`]),
    ...immutable,
    ...endings.flatMap(({ extension, policy, label }, at) =>
      rule(
        `*.${extension}`,
        [['Content-Security-Policy', policy]],
        label === endings[at - 1]?.label ? undefined : label,
      ),
    ),
  ];
}

/** @returns nothing where no address has moved */
export function formatRedirects({ redirects, siteUrl }: Hosting): string[] {
  if (redirects.length === 0) return [];
  const base = findBase(siteUrl);
  const lines = orderRedirects(redirects).map((each) => {
    const old = base + formatUrl(each.from);
    return `${isFolder(each) ? `${old}*` : old} ${base}${formatUrl(each.to)} 301`;
  });
  const head = formatHead('旧网址转到哪里', [
    'Netlify、Cloudflare Pages、EdgeOne Pages 等：上传时放在网站（域名）的根目录；那里已经有一份的，把这些行并进去。',
  ]);
  return [...head, ...lines];
}
