import { createHash } from 'node:crypto';
import { formatBytes } from '../attachments/format-bytes.ts';
import { escapeHtml } from '../report/escape-html.ts';
import type { Site } from '../report/parse-site.ts';
import type { Correction } from '../report/report.ts';
import { formatReason } from './format-correction.ts';
import { formatMetaRows } from './format-meta-rows.ts';
import type { PortalReport } from './portal.ts';
import { renderImprint } from './render-imprint.ts';

/**
 * A report as one HTML file that needs nothing else, to be sent by mail: styles, pictures and QR code are inside, no
 * script. Links that lead elsewhere are absolute, or plain text where the portal has no address.
 * @param images data URIs by the address that the report's HTML gives a picture
 */
export function renderSingleFile(
  report: PortalReport,
  { site, styles, images }: { site: Site; styles: string; images: ReadonlyMap<string, string> },
): string {
  const { fields, issuer, qr } = report;
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; img-src data:`;
  const time = fields.time ? `${fields.date} ${fields.time}` : fields.date;
  const source = fields.source ? `<span>信息来源：${escapeHtml(fields.source)}</span> ` : '';
  const rows = formatMetaRows(fields).map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  const [latest] = fields.corrections;
  const corrected = latest
    ? ` <span>最近修订：<a href="#corrections"><time>${latest.date}</time></a></span>`
    : '';
  const signature = fields.signature.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(fields.title)}</title>
<style>${styles}</style>
</head>
<body>
<main class="report single-file">
<div class="report-sheet">
<header class="report-head">
<p class="report-issuer">${escapeHtml(issuer)}</p>
${fields.documentNumber ? `<p class="report-number">${escapeHtml(fields.documentNumber)}</p>\n` : ''}<h1 class="report-title">${escapeHtml(fields.title)}</h1>
<div class="report-byline"><p>${source}<span>发布时间：<time>${time}</time></span>${corrected}</p></div>
</header>
<dl class="report-meta">${rows.join('\n')}</dl>
<article class="report-text">
${embed(report, site.url, images)}
${signature ? `<footer class="report-signature">\n${signature}\n</footer>\n` : ''}${renderImprint(fields)}</article>
${renderCorrections(fields.corrections)}${renderAttachments(report, site.url)}${
  qr
    ? `<section class="report-part report-qr"><h2>网上的这一篇</h2><div class="report-qr-body"><div class="qr-code">${qr.svg}</div><p class="qr-address"><a href="${escapeHtml(qr.address)}">${escapeHtml(qr.address)}</a></p></div></section>\n`
    : ''
}<p class="single-file-note">这个文件由${escapeHtml(site.name)}的正文生成，内容都在文件里，不联网也能看。</p>
</div>
</main>
</body>
</html>
`;
}

function renderCorrections(corrections: readonly Correction[]): string {
  if (corrections.length === 0) return '';
  const items = corrections.map(
    (correction) =>
      `<li><time>${correction.date}</time><div><p>${escapeHtml(correction.what)}</p><p class="correction-reason">${escapeHtml(formatReason(correction))}</p></div></li>`,
  );
  return `<section class="report-part"><h2 id="corrections">修订记录</h2><ol class="correction-list">${items.join('\n')}</ol></section>\n`;
}

/** Attached files are not in this file: it says what there is, and proves what is downloaded elsewhere. */
function renderAttachments({ downloads }: PortalReport, siteUrl: string): string {
  const items = downloads
    .filter((file) => !file.form)
    .map(({ url, name, typeLabel, bytes, sha256 }) => {
      const title = siteUrl
        ? `<a href="${escapeHtml(siteUrl + url)}">${escapeHtml(name)}</a>`
        : escapeHtml(name);
      return `<li>${title}<p class="attachment-facts">${escapeHtml(typeLabel)}，${formatBytes(bytes)}</p><p class="attachment-facts">SHA-256：<code>${sha256}</code></p></li>`;
    });
  if (items.length === 0) return '';
  return `<section class="report-part"><h2>附件（不在这个文件里）</h2><ul class="attachment-list">${items.join('\n')}</ul></section>\n`;
}

/** Links and pictures of the report's HTML, whose form `src/markdown/` alone decides: quotes in texts are escaped. */
function embed({ html, url }: PortalReport, siteUrl: string, images: ReadonlyMap<string, string>): string {
  return html
    .replace(/<a class="heading-link"[^>]*><\/a>/g, '')
    .replace(/(<img src=")([^"]*)"/g, (_, open: string, address: string) => {
      return `${open}${images.get(unescapeHtml(address)) ?? ''}"`;
    })
    .replace(/(<a\b[^>]*? href=")([^"]*)("[^>]*>)([\s\S]*?)<\/a>/g, (whole, open, address, close, text) => {
      const target = unescapeHtml(address);
      if (target.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(target)) return whole;
      if (!siteUrl) return text;
      return `${open}${escapeHtml(new URL(target, siteUrl + url).href)}${close}${text}</a>`;
    });
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
