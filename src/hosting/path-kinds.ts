import type { HEADER_POLICIES } from './policies.ts';

/** A kind of addresses that a host answers in one way. */
export interface PathKind {
  /** Chinese, for whoever reads the rules. */
  readonly label: string;
  /**
   * A regular expression over the decoded path below the portal's root, from its beginning, as JavaScript, PCRE and RE2
   * all read it. Absent: everything that no other row takes.
   */
  readonly pattern?: string;
  readonly policy: keyof typeof HEADER_POLICIES;
}

/** The first row that fits decides. */
export const PATH_KINDS: readonly PathKind[] = [
  {
    label: '404 页：出现在任何地址上，样式和一小段脚本写在页内',
    pattern: '^404\\.html$',
    policy: 'notFound',
  },
  { label: '单个网页文件：样式和图片在里面，没有脚本', pattern: '^.*\\.single\\.html$', policy: 'single' },
  { label: '网页', pattern: '^(|.*/|.*\\.(html|htm|shtml))$', policy: 'page' },
  { label: '脚本', pattern: '^(assets|pagefind|search)/.*\\.js$', policy: 'script' },
  { label: 'PDF：只限制由谁嵌入', pattern: '^.*\\.[pP][dD][fF]$', policy: 'pdf' },
  { label: '附件、图片、数据等来自原稿的文件：放在沙箱里', policy: 'data' },
];

export interface CacheRule {
  readonly label: string;
  readonly pattern?: string;
  /** Only with `?v=` and a hash of the content. */
  readonly needsVersion?: true;
  readonly value: string;
}

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The first row that fits decides. */
export const CACHE_RULES: readonly CacheRule[] = [
  { label: '搜索的索引：文件以内容命名', pattern: '^pagefind/', value: IMMUTABLE },
  {
    label: '样式、脚本、图标：地址里的 ?v= 随内容变',
    pattern: '^assets/',
    needsVersion: true,
    value: IMMUTABLE,
  },
  { label: '其余：浏览器存着，每次问一声变了没有', value: 'no-cache' },
];

/** Text there may be in another encoding than UTF-8. */
export const FOREIGN_TEXT = '^(.*/)?attachments/';

/**
 * Hidden names, such as `.git` in a folder that is checked out, are nobody's business; `.well-known` is (RFC 8615). RE2
 * cannot look ahead.
 */
export const HIDDEN = '^(.*/)?\\.([^w/]|w[^e]|we[^l])';

/** @param path decoded, below the portal's root; `''` is the root itself */
export const findPathKind = (path: string): PathKind => findRow(PATH_KINDS, path);

export const findCacheRule = (path: string, hasVersion: boolean): CacheRule =>
  findRow(
    CACHE_RULES.filter(({ needsVersion }) => hasVersion || !needsVersion),
    path,
  );

function findRow<Row extends { readonly pattern?: string }>(rows: readonly Row[], path: string): Row {
  const row = rows.find(({ pattern }) => pattern === undefined || new RegExp(pattern).test(path));
  if (!row) throw new Error('The last row has no pattern');
  return row;
}
