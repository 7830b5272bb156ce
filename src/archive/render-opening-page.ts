import { escapeHtml } from '../base/escape-html.ts';
import { formatChineseDate } from '../base/format-chinese-date.ts';
import { type ArchiveSubject, formatReportCount } from './archive-subject.ts';
import { READING_NOTE } from './bag-names.ts';
import { OPENING_PAGE_STYLE } from './opening-page-style.ts';

/**
 * `打开我.html`: the page that a person finds on top of an archive. It has no script, needs no other file, and does
 * not move on by itself, since that would take it away from under a slow reader (WCAG 2.2, failure F41).
 */
export function renderOpeningPage(subject: ArchiveSubject): string {
  const { name, organization, contact, url, from, to, removed } = subject;
  const rows = [
    ['来自', organization],
    ['联系方式', contact],
    ['收录', formatReportCount(subject)],
    ['发布日期', [...new Set([from, to])].map(formatChineseDate).join('至')],
    ['原来的网址', url],
  ].filter(([, value]) => value !== '');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(name)}（归档副本）</title>
<style>
${OPENING_PAGE_STYLE}</style>
</head>
<body>
<main>
<header>
<p>归档副本</p>
<h1>${escapeHtml(name)}</h1>
</header>
<p class="open"><a href="data/index.html">打开阅读</a></p>
<p class="hint">说“找不到文件”？多半是还在压缩包里。请先把压缩包<strong>整个解压</strong>到一个文件夹，再打开那个文件夹里的这一页。</p>
<h2>这是什么</h2>
<p>这是网站《${escapeHtml(name)}》的完整副本，截至${formatChineseDate(to)}发布的报告、附件和原稿都在里面${removed > 0 ? '，撤回并移除了正文的只有说明' : ''}。不用联网，不用安装程序，用浏览器就能看、能搜索；放在 U 盘、光盘或内网的共享文件夹里都可以。</p>
<dl>
${rows.map(([term = '', value = '']) => `<div><dt>${term}</dt><dd>${escapeHtml(value)}</dd></div>`).join('\n')}
</dl>
<h2>怎样确认它没有变过</h2>
<p>每个文件都有一个“指纹”（SHA-512），记在旁边的清单里；文件哪怕变了一个字，指纹也对不上。有公报程序的，运行 <code>npm run verify -- 压缩包或文件夹</code>，全部文件一次核对完；没有程序的，照<a href="${encodeURIComponent(READING_NOTE)}">${READING_NOTE}</a>里的办法，Windows、macOS、Linux 自带的命令就能核对。</p>
<h2>文件夹里有什么</h2>
<ul>
<li><strong>data</strong>：网站本身。<a href="data/catalog.csv">data/catalog.csv</a> 是全部报告的目录，可以用 Excel 打开；reports 里每篇报告的文件夹放着原稿 index.md 和附件。</li>
<li><strong>${READING_NOTE}</strong>：给归档人员的说明。</li>
<li><strong>其余 txt 文件</strong>：清单和归档信息（BagIt 1.0，RFC 8493）。</li>
</ul>
<p class="hint">请不要改动、增加或删去这里的文件，否则核对时会指出来。</p>
</main>
</body>
</html>
`;
}
