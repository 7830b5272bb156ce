import { groupBy } from '../base/group-by.ts';
import { formatHead, formatType, type Hosting } from './hosting.ts';
import { CACHE_RULES, findCacheRule } from './path-kinds.ts';
import { HEADER_POLICIES } from './policies.ts';
import { COMMON_HEADERS, HSTS } from './response-headers.ts';

/** An object store has no rules: each object carries its type and how long it may be kept. */
export function formatObjectStores({ types, redirects }: Hosting): string[] {
  const rows = [...groupBy(types, formatType)].map(
    ([type, members]) => `| ${members.map(({ extension }) => `.${extension}`).join(' ')} | ${type} |`,
  );
  const inFolder = (folder: string) => findCacheRule(`${folder}/0123456789abcdef/x.js`, true).value;
  const standard = CACHE_RULES.at(-1)?.value ?? '';
  return [
    ...formatHead('放在对象存储（OSS、COS 等）上', ['对象存储没有规则，类型和缓存写在每个文件上。']),
    '',
    '## 类型（Content-Type）',
    '',
    '| 扩展名 | Content-Type |',
    '|---|---|',
    ...rows,
    '| 别的 | application/octet-stream |',
    '',
    'attachments 文件夹里的 .txt .csv .md 不写 charset：可能是 GBK 编码。',
    '',
    '## 缓存（Cache-Control）',
    '',
    '| 键名 | Cache-Control |',
    '|---|---|',
    `| pagefind/ 开头的 | ${inFolder('pagefind')} |`,
    `| assets/ 开头的（网页里的地址都带着随内容变的 ?v=） | ${inFolder('assets')} |`,
    `| 别的 | ${standard} |`,
    '',
    '## 控制台里要设的',
    '',
    '- 静态网站：首页文档 index.html，错误文档 404.html，状态码 404；不要打开“子目录首页”。',
    '- 绑定自己的域名：默认的域名打开网页会变成下载。',
    '- CDN 区分查询参数里的 v，别的参数可以忽略；不要打开“智能压缩”以外会改文件的功能。',
    '- CDN 的“自定义响应头”加上下面几项：',
    '',
    ...[...COMMON_HEADERS, ['Content-Security-Policy', HEADER_POLICIES.pdf] as const].map(
      ([name, value]) => `      ${name}: ${value}`,
    ),
    '',
    `  整个域名确定只用 HTTPS 以后再加 ${HSTS.join(': ')}`,
    `- 旧网址：${redirects.length === 0 ? '现在没有' : `现在有 ${redirects.length} 条，列在 catalog.json 的 redirects 里`}。不设跳转时，旧网址上是一个会转到新网址的网页。`,
    '',
    '先传新文件，后删旧文件，最后传 index.html，再传 search/ 里的 parts.json 和 versions.json。命令见 docs/examples/ 的 oss 和 cos。',
  ];
}
