import { escapeHtml } from '../base/escape-html.ts';
import { type QrCode, QUIET_ZONE } from './qr-code.ts';

/** CSS px on a side where no style sheet says otherwise; printed it is a little over 3 cm. */
const DEFAULT_WIDTH = 120;

/**
 * The code as an `<svg>` to put into HTML. Black on white in every colour scheme, because many scanners do
 * not read inverted codes. The title names the picture by being its first child (SVG-AAM), without ids that
 * could collide when a page holds many codes.
 */
export function renderQrSvg(qr: QrCode, title: string): string {
  const side = qr.size + 2 * QUIET_ZONE;
  return (
    `<svg viewBox="0 0 ${side} ${side}" width="${DEFAULT_WIDTH}" height="${DEFAULT_WIDTH}"` +
    ` role="img" shape-rendering="crispEdges"><title>${escapeHtml(title)}</title>` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${formatPath(qr)}"/></svg>`
  );
}

export function renderQrSvgFile(qr: QrCode, title: string): string {
  const svg = renderQrSvg(qr, title).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

/** One rectangle for each horizontal run of dark modules. */
function formatPath(qr: QrCode): string {
  let path = '';
  for (const [y, row] of qr.modules.entries()) {
    let x = 0;
    while (x < row.length) {
      const start = x;
      while (row[x] === true) x += 1;
      if (x > start) path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h${start - x}z`;
      else x += 1;
    }
  }
  return path;
}
