import { escapeHtml } from '../base/escape-html.ts';
import { LIVE_SCRIPT, LIVE_STYLES } from './paths.ts';

/** The way to the portal's root: these pages appear under any address. */
const ROOT = '/';

/**
 * A page of the preview itself, where the portal has none to show. It reloads when there is one.
 * @param notice.html escaped already
 */
export function renderNoticePage({ title, html }: { title: string; html: string }): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${ROOT}${LIVE_STYLES}">
</head>
<body>
<main class="live-notice">
<h1>${escapeHtml(title)}</h1>
${html}
</main>
</body>
</html>
`;
}

/** Adds what keeps a page up to date. @param page its path, @param print its state: see `PageState` */
export function addLiveScript(
  html: string,
  { page, print, styles }: { page: string; print: string; styles: string },
): string {
  const tag = `<script src="${ROOT}${LIVE_SCRIPT}" data-page="${escapeHtml(page)}" data-print="${print}" data-styles="${escapeHtml(styles)}" defer></script>\n`;
  // What comes from a report is escaped, so the first one is the page's own.
  const at = html.indexOf('</head>');
  return at < 0 ? html : html.slice(0, at) + tag + html.slice(at);
}
