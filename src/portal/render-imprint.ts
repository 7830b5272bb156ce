import { escapeHtml } from '../base/escape-html.ts';
import { formatImprint, type ImprintFields } from '../report/format-imprint.ts';

/** 版记 below 落款, inside the text; empty for a report without one. */
export function renderImprint(fields: ImprintFields): string {
  const imprint = formatImprint(fields);
  if (!imprint) return '';
  const { copies, printer, printed } = imprint;
  const sides = [
    printer ? `<span>${escapeHtml(printer)}</span>` : '',
    printed ? `<span class="imprint-date">${escapeHtml(printed)}</span>` : '',
  ].filter(Boolean);
  const lines = [
    copies ? `<p class="imprint-copies">${escapeHtml(copies)}</p>` : '',
    // The space parts the two for whoever reads the text and not the layout.
    sides.length > 0 ? `<p class="imprint-printing">${sides.join(' ')}</p>` : '',
  ];
  return `<footer class="report-imprint">\n${lines.filter(Boolean).join('\n')}\n</footer>\n`;
}
